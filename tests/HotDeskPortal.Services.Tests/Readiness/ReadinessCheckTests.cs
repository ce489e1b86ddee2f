using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Readiness;

/// <summary>Each check fails for its own reason and for no other, and holds once that is put right.</summary>
public sealed class ReadinessCheckTests
{
    /// <summary>What breaks a check, where that shows, and what puts it right; no way to put it right: its fix does.</summary>
    private sealed record Case(string Where, Func<TestPortal, Task> Break, Func<TestPortal, Task>? Mend = null);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["person-assigned"] = new("3002", p => p.HotDeskAsync("3002", h => h.AssignedPerson = "Rita Book")),
        ["ring-all-off"] = new("3002", p => p.HotDeskAsync("3002", h => h.RingsAllPhones = false)),
        ["voicemail-on"] = new("3002", p => p.HotDeskAsync("3002", h => h.HasVoicemail = true)),
        ["portal-scope"] = new("3002", p => p.HotDeskAsync("3002", h => h.Scope = PortalScope.BasicUser)),
        ["outside-range"] = new(
            "4002", p => p.HotDeskAsync("3002", h => h.Number = ExtensionNumber.Parse("4002")), p => p.HotDeskAsync("3002", h => h.Number = ExtensionNumber.Parse("3002"))),
        ["no-phone"] = new("3009", p => p.PhoneAsync("3009", ph => ph.HotDeskExtensionId = null), p => p.SetUpAsync(t =>
        {
            t.Db.Phones.Single(ph => ph.HotDeskExtensionId == null && ph.UserId == null).HotDeskExtensionId = p.Main["3009"];
            return Task.CompletedTask;
        })),
        ["no-template"] = new("3002", p => p.HotDeskAsync("3002", h => h.TemplateId = null)),
        ["template-vendor"] = new("3002", p => p.SetUpAsync(t =>
        {
            var poly = t.Db.Templates.Single(x => x.OfficeId == null && x.Vendor == PhoneVendor.Poly).Id;
            var id = p.Main["3002"];
            t.Db.HotDeskExtensions.Single(h => h.Id == id).TemplateId = poly;
            return Task.CompletedTask;
        })),
        ["feature-sync-on"] = new("3001", p => p.TemplateAsync(c => c with { FeatureSyncOff = false })),
        ["no-hot-desk-keys"] = new("3001", p => p.TemplateAsync(c => c with { Keys = [new(TemplateKeyType.SpeedDial, "Voicemail", "*97")] })),
        ["label-without-number"] = new("3001", p => p.TemplateAsync(c => c with { LineLabel = "Hot desk {{ office }}" })),
        ["no-emergency-location"] = new(
            "3002", p => p.PhoneAsync("3002", ph => ph.EmergencyLocation = " "), p => p.PhoneAsync("3002", ph => ph.EmergencyLocation = "Floor 1")),
        ["never-fetched"] = new("3002", p => p.PhoneAsync("3002", ph => ph.FetchedAt = null)),
        ["dead-address"] = new("3002", p => RefuseAsync(p, RefusedFetch.DeadAddress)),
        ["window-closed"] = new("3002", p => RefuseAsync(p, RefusedFetch.ClosedWindow)),
        ["no-public-address"] = new(
            "Office", p => RefuseAsync(p, RefusedFetch.NoPublicAddress), p => p.PhoneAsync("3002", ph => ph.FetchedAt = p.Clock.GetUtcNow())),
        ["fetched-before-change"] = new(
            "3002",
            p =>
            {
                p.Clock.Advance(TimeSpan.FromMinutes(1));
                return p.HotDeskAsync("3002", h => (h.Description, h.ChangedAt) = ("Window", p.Clock.GetUtcNow()));
            },
            p => p.PhoneAsync("3002", ph => ph.FetchedAt = p.Clock.GetUtcNow())),
        ["other-model"] = new("3002", p => p.PhoneAsync("3002", ph => ph.ReportedModel = "Yealink T46U")),
        ["other-mac"] = new(
            "3002", p => p.PhoneAsync("3002", ph => ph.ReportedMac = MacAddress.Parse("805ec0999999")), p => p.PhoneAsync("3002", ph => ph.ReportedMac = ph.Mac)),
        ["own-phone"] = new(
            "2020",
            p => p.SetUpAsync(t =>
            {
                t.Db.Add(TestOffice.NewPhone(t.Office.Id, "805ec0770001", userId: p.Main["2020"]));
                return Task.CompletedTask;
            }),
            p => p.SetUpAsync(t =>
            {
                t.Db.Phones.Single(ph => ph.Mac == MacAddress.Parse("805ec0770001")).UserId = null;
                return Task.CompletedTask;
            })),
        ["no-pin"] = new("2020", p => p.UserAsync("2020", u => u.Pin = null), p => SetPinAsync(p, "2020", "60428")),
        ["weak-pin"] = new("2020", p => SetPinAsync(p, "2020", "4321"), p => SetPinAsync(p, "2020", "60428")),
        ["no-caller-id"] = new("2020", p => p.UserAsync("2020", u => u.CallerIdNumber = null), p => p.UserAsync("2020", u => u.CallerIdNumber = "+12025550120")),
        ["not-logged-in-for-30-days"] = new(
            "2020", p => p.UserAsync("2020", u => u.CreatedAt = TestOffice.SeededAt.AddDays(-30)), async p => (await p.LogInAsync("2020", at: "3002")).IsSuccess.ShouldBeTrue()),
        ["in-no-destination"] = new(
            "2024", p => p.MembersAsync([.. TestOffice.Agents.Where(a => a != "2024")]), p => p.MembersAsync([.. TestOffice.Agents])),
        ["points-at-hot-desk"] = new("7000", p => p.MembersAsync([.. TestOffice.Agents, "3001"])),
        ["nobody-logged-in"] = new("7000", p => p.ForceLogOutAsync("3001"), async p => (await p.LogInAsync("2023", at: "3001")).IsSuccess.ShouldBeTrue()),
        ["pins-guessed"] = new(
            "Office",
            async p =>
            {
                await p.OfficeAsync(o => o.Policies = o.Policies with { OfficeTriesADay = 1 });
                await p.CheckAsync("2999", "3002", "0001");
            },
            p => p.SetUpAsync(t => PinChecks.UnlockAsync(t, PinSubject.Office, t.OfficeId, default))),
        ["no-sip-server"] = new("Office", p => p.OfficeAsync(o => o.SipServer = null), p => p.OfficeAsync(o => o.SipServer = "pbx.example.com")),
        ["ranges-overlap"] = new(
            "Office", p => p.UserAsync("2060", u => u.Number = ExtensionNumber.Parse("3060")), p => p.UserAsync("2060", u => u.Number = ExtensionNumber.Parse("2060"))),
        ["no-automatic-logout"] = new(
            "Office", p => p.PoliciesAsync(x => x with { NightlyLogout = null }), p => p.PoliciesAsync(x => x with { MaximumSession = TimeSpan.FromHours(9) })),
        ["phone-system-silent"] = new("Basement", p => p.DoorAsync(d => (d.CreatedAt, d.LastRequestAt) = (p.Ago(3), p.Ago(1))), p => p.DoorAsync(d => d.LastRequestAt = p.Ago(0))),
        ["phone-system-secret-old"] = new("Basement", p => p.DoorAsync(d => d.SecretCreatedAt = p.Ago(366)), p => p.DoorAsync(d => d.SecretCreatedAt = p.Ago(364))),
        ["phone-system-refused"] = new(
            "Basement", p => p.DoorAsync(d => (d.LastRefusedAt, d.LastRefusal, d.LastRefusedFrom) = (p.Ago(0), DoorRefusal.WrongSecret, "10.0.0.5")),
            p => p.DoorAsync(d => (d.LastRefusedAt, d.LastRequestAt, d.LastRequestFrom) = (p.Ago(0.5), p.Ago(0), "10.0.0.5"))),
        ["speech-missing"] = new(
            "Office",
            p =>
            {
                ReadyOffice.SpeechOf(p).State = SpeechState.Missing;
                return p.DoorAsync(_ => { });
            },
            p =>
            {
                ReadyOffice.SpeechOf(p).State = SpeechState.Speaks;
                return p.DoorAsync(_ => { });
            }),
        ["owned-over-24-hours"] = new(
            "3001",
            p =>
            {
                p.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromTicks(1));
                return Task.CompletedTask;
            },
            async p => (await p.LogInAsync("2023", at: "3001")).IsSuccess.ShouldBeTrue()),
    };

    public static TheoryData<string> Codes => [.. ReadinessChecks.All.Select(c => c.Code)];

    [Fact]
    public async Task Office_AsItShouldBe_HoldsEverywhere()
    {
        await using var portal = await ReadyOffice.StartAsync();
        (await portal.FoundAsync()).ShouldBeEmpty();
        (await portal.ReportAsync()).Holding.ShouldBe(ReadinessChecks.All.Length);
    }

    [Fact]
    public void Checks_SayWhatTheyAre()
    {
        ReadinessChecks.All.Select(c => c.Code).ShouldBeUnique();
        ReadinessChecks.All.ShouldAllBe(c => c.Code.Length <= 40);
        Cases.Keys.ShouldBe(ReadinessChecks.All.Select(c => c.Code), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Check_Broken_FailsAlone_AndHoldsOnceItIsPutRight(string code)
    {
        var (where, breaks, mend) = Cases[code];
        await using var portal = await ReadyOffice.StartAsync();

        await breaks(portal);

        var found = await portal.FoundAsync();
        found.ShouldContain($"{code} {where}");
        found.Select(f => f.Split(' ')[0]).ShouldAllBe(c => c == code, "nothing else is wrong");
        var finding = (await portal.ReportAsync()).Findings.First();
        (finding.Fix is null).ShouldBe(mend is not null, "what has a fix is mended by it, everything else by a person");

        if (mend is not null)
        {
            await mend(portal);
        }
        else
        {
            var done = await portal.Get<ReadinessService>().FixAsync(TestPortal.Admin, "main", [finding.Key], OwnershipChannel.Portal);
            done.Value.Fixed.ShouldBe(1);
            done.Value.NotFixed.ShouldBeEmpty();
        }

        // A fix that changes a configuration leaves phones that have not fetched it yet; they do within a day.
        (await portal.FoundAsync()).Where(f => !f.StartsWith("fetched-before-change", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Checks_AreNamedAfterTheirCodes() => ReadinessChecks.All.Select(c => c.GetType().Name)
        .ShouldBe(ReadinessChecks.All.Select(c => string.Concat(c.Code.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "Check"));

    [Fact]
    public async Task KeysThatFindNoRoom_AreNoMatterOfTheTemplate()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.PhoneAsync("3002", p => p.Model = p.ReportedModel = "Yealink T31P");
        var finding = await portal.FindingAsync("no-hot-desk-keys");
        (finding.Where, finding.Fix).ShouldBe(("3002", null));
        finding.What.ShouldBe(new KeysFindNoRoom("Yealink T31P", 1, "HD Out", null));
    }

    [Fact]
    public async Task FixOfATemplate_KeepsItsOtherKeysAndCanBeUndone()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.TemplateAsync(c => c with { Keys = [new(TemplateKeyType.SpeedDial, "Voicemail", "*97"), new(TemplateKeyType.SpeedDial, "Leave", "*46")] });
        var findings = (await portal.ReportAsync()).Findings.Where(f => f.Key.Code == "no-hot-desk-keys").ToList();
        findings.Count.ShouldBe(5);
        findings[0].Fix.ShouldBe(new TemplateGetsKeys(ReadyOffice.Template, 5));

        await portal.Get<ReadinessService>().FixAsync(TestPortal.Admin, "main", [findings[0].Key], OwnershipChannel.Portal);

        var templates = portal.Get<TemplateService>();
        var id = (await templates.ListAsync(TestPortal.Admin, "main")).Value.Single(t => t.Name == ReadyOffice.Template).Id;
        var template = (await templates.GetAsync(TestPortal.Admin, "main", id)).Value;
        template.Content.Keys.Select(k => k.Label).ShouldBe(["HD In", "Leave", "Voicemail"]);
        template.Versions[0].By.ShouldBe("admin@example.com");
    }

    [Fact]
    public async Task PinThatBecameTheExtension_IsGuessable()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await SetPinAsync(portal, "2020", "2035");
        (await portal.FoundAsync()).ShouldBeEmpty();
        await portal.UserAsync("2020", u => u.Number = ExtensionNumber.Parse("2035"));
        (await portal.FoundAsync()).ShouldBe(["weak-pin 2035"]);
    }

    [Fact]
    public async Task ADestinationThroughAnother_IsReachedByIt()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.SetUpAsync(async t =>
        {
            var did = new Domain.Routing.Destination { OfficeId = t.Office.Id, Number = ExtensionNumber.Parse("7100"), Name = "Main number", Kind = Domain.Routing.DestinationKind.Did };
            t.Db.Add(did);
            await t.Db.SaveChangesAsync();
            did.Members.Add(new Domain.Routing.DestinationMember { ExtensionId = portal.Main["7000"] });
        });
        (await portal.FoundAsync()).ShouldBeEmpty();
        await portal.ForceLogOutAsync("3001");
        (await portal.FoundAsync()).ShouldBe(["nobody-logged-in 7000", "nobody-logged-in 7100"]);
    }

    [Fact]
    public async Task ChangeThatConcernsNoFile_LeavesPhonesUpToDate()
    {
        await using var portal = await ReadyOffice.StartAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.HotDeskAsync("3002", h => (h.Desk, h.Floor, h.ChangedAt) = ("2-B", "2", portal.Clock.GetUtcNow()));
        await portal.PhoneAsync("3002", p => (p.EmergencyLocation, p.ChangedAt) = ("Floor 2", portal.Clock.GetUtcNow()));
        await portal.OfficeAsync(o => (o.Language, o.ChangedAt) = ("de", portal.Clock.GetUtcNow()));
        (await portal.FoundAsync()).ShouldBeEmpty();
        await portal.OfficeAsync(o => (o.SipPort, o.ChangedAt) = (5061, portal.Clock.GetUtcNow()));
        (await portal.FoundAsync()).Length.ShouldBe(5);
    }

    [Theory]
    [InlineData(RefusedFetch.DeadAddress, "dead-address")]
    [InlineData(RefusedFetch.ClosedWindow, "window-closed")]
    public async Task PhoneThatAsksInVain_WhoseWindowWasOpened_IsQuiet_UntilItIsRefusedAgainOrTheWindowIsOver(RefusedFetch why, string code)
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.PhoneAsync("3002", p => p.FetchedAt = null);
        await RefuseAsync(portal, why);
        (await portal.FoundAsync()).ShouldBe([$"{code} 3002"], "and it is not one that has never asked");
        var id = portal.Board.Directory.HotDesk(portal.Main["3002"])!.Phone!.Id;
        (await portal.Get<ProvisioningKeys>().OpenWindowAsync(TestPortal.Admin, "main", [id])).Error.ShouldBeNull();
        (await portal.FoundAsync()).ShouldBeEmpty();

        await RefuseAsync(portal, RefusedFetch.DeadAddress);
        var again = await portal.FindingAsync("dead-address");
        again.Fix.ShouldBeNull("its window is open already");

        await portal.PhoneAsync("3002", p => (p.FetchedAt, p.ReportedMac) = (portal.Clock.GetUtcNow(), p.Mac));
        (await portal.FoundAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ModelThatTheInventoryLeavesOpen_IsWhateverTheVendorMakes()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.PhoneAsync("3002", p => (p.Model, p.ReportedModel) = ("Yealink other model", "Yealink T99X"));
        (await portal.FoundAsync()).ShouldBeEmpty();
        await portal.PhoneAsync("3002", p => p.ReportedModel = "Yealink T46U");
        (await portal.FindingAsync("other-model")).Fix.ShouldBe(new InventoryTakesModel("Yealink T46U"));
        await portal.PhoneAsync("3002", p => p.ReportedModel = "Poly VVX 999");
        (await portal.FindingAsync("other-model")).Fix.ShouldBeNull();
    }

    private static Task RefuseAsync(TestPortal portal, RefusedFetch why)
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return portal.PhoneAsync("3002", p => (p.RefusedAt, p.RefusedBecause) = (portal.Clock.GetUtcNow(), why));
    }

    private static Task SetPinAsync(TestPortal portal, string user, string pin) =>
        portal.UserAsync(user, u => u.Pin = new PinHasher(TestOffice.Keys).Hash(u.Id, Pin.Entered(pin)));
}
