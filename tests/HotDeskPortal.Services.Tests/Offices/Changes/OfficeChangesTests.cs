using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Offices.Changes;

/// <summary>What becomes of a change: kept or undone as a whole, and answered where the database is away.</summary>
public sealed class OfficeChangesTests
{
    private const OwnershipChannel Channel = OwnershipChannel.Portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusal_AfterTheWorkHasTouchedRecords_LeavesNothingBehind()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = (portal.Board, await StateAsync(portal));

        var refused = await SetUpAsync(portal, async t =>
        {
            await RenameAsync(t, portal.Main["2019"], "Changed");
            t.Db.Add(TestOffice.NewPhone(t.OfficeId, "805ec0990001"));
            await t.FlushAsync(Token);
            t.Office.Name = "Changed";
            t.DirectoryChanged();
            return new NothingSelected();
        });

        refused.Error.ShouldBeOfType<NothingSelected>();
        (portal.Board, await StateAsync(portal)).ShouldBe(before);
        // Nor does the next change of the office save it.
        (await SetUpAsync(portal, async t => { await RenameAsync(t, portal.Main["2020"], "Next"); return new Done(); })).IsSuccess.ShouldBeTrue();
        var (names, phones, version, audited) = await StateAsync(portal);
        (names, phones, version, audited).ShouldBe((before.Item2.Names.Replace("Marek", "Next", StringComparison.Ordinal), before.Item2.Phones, 1, 1));
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Refusal_ThatIsToBeKept_IsSavedAndRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        var refused = await SetUpAsync(portal, async t =>
        {
            await RenameAsync(t, portal.Main["2019"], "Counted");
            t.KeepIfRefused();
            return new NothingSelected();
        });

        refused.Error.ShouldBeOfType<NothingSelected>();
        var (names, _, version, audited) = await StateAsync(portal);
        (names.Contains("Counted", StringComparison.Ordinal), version, audited).ShouldBe((true, 0, 1));
    }

    [Fact]
    public async Task PinThatIsRight_WhereTheLoginIsRefused_StillClearsTheCount()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.CheckAsync("2050", at: "3001", pin: "0001");
        (await GuardsAsync(portal)).Where(g => g.Subject != PinSubject.Office).ShouldAllBe(g => g.WrongAt.Length == 1);

        (await portal.CheckAsync("2050", at: "3001")).Error.ShouldBeOfType<HasOwnPhone>();

        (await GuardsAsync(portal)).Where(g => g.Subject == PinSubject.User).ShouldAllBe(g => g.WrongAt.IsEmpty);
    }

    [Fact]
    public async Task Exception_OfAWork_ReachesItsCaller_AndLeavesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = await StateAsync(portal);

        await Should.ThrowAsync<NotSupportedException>(() => SetUpAsync(portal, async t =>
        {
            await RenameAsync(t, portal.Main["2019"], "Changed");
            await t.FlushAsync(Token);
            throw new NotSupportedException();
        }));

        (await StateAsync(portal)).ShouldBe(before);
        (await SetUpAsync(portal, _ => Task.FromResult<Result<Done>>(new Done()))).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task FloorPlan_TakesNoVersion_AndIsInTheAuditLog()
    {
        await using var portal = await TestPortal.StartAsync();

        (await portal.Get<FloorPlanService>().UploadAsync(TestPortal.Admin, "main", "1", Png, Token)).IsSuccess.ShouldBeTrue();

        (portal.Board.Version, (await StateAsync(portal)).Audited).ShouldBe((0, 1));
    }

    public static TheoryData<string> Changes => [.. Everywhere.Keys];

    /// <summary>One change or more of every service that changes an office.</summary>
    private static Dictionary<string, Func<TestPortal, Task<Error?>>> Everywhere => new()
    {
        ["login"] = async p => (await p.Ownership.LogInAsync(TestPortal.Admin, "main", p.Main["3001"], p.Main["2019"], null, Channel)).Error,
        ["right PIN"] = async p => (await p.CheckAsync("2019", at: "3001")).Error,
        ["wrong PIN"] = async p => (await p.CheckAsync("2019", at: "3001", pin: "0001")).Error,
        ["automatic logout"] = async p => (await p.Ownership.EndDueAsync(p.Main.Id, new DueLogout(Guid.NewGuid(), p.Main["3001"], SessionEnd.Nightly), default)).Error,
        ["hot desk extension"] = async p => (await p.Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, "main", new HotDeskExtensionForm { Number = "3098" }, Channel)).Error,
        ["range"] = async p => (await p.Get<HotDeskExtensionService>().CreateRangeAsync(TestPortal.Admin, "main", new HotDeskRangeForm { First = "3097", Last = "3098" }, Channel)).Error,
        ["user"] = async p => (await p.Get<HotDeskUserService>().CreateAsync(TestPortal.Admin, "main", new HotDeskUserForm { Number = "2098", FirstName = "A", IsHotDeskingEnabled = false }, Channel)).Error,
        ["PIN"] = async p => (await p.Get<HotDeskUserService>().SetPinAsync(TestPortal.Admin, "main", p.Main["2019"], Pin.Entered("264819"), Channel)).Error,
        ["phone"] = async p => (await p.Get<PhoneService>().CreateAsync(TestPortal.Admin, "main", new PhoneForm { Mac = "805ec0990001", Model = "Yealink T54W" }, Channel)).Error,
        ["destination"] = async p => (await p.Get<DestinationService>().CreateAsync(TestPortal.Admin, "main", new DestinationForm { Number = "7098", Name = "New" }, Channel)).Error,
        ["template"] = async p => (await p.Get<TemplateService>().CopyAsync(TestPortal.Admin, "main", 1, "Copy", Channel)).Error,
        ["provisioning key"] = async p => (await p.Get<ProvisioningKeys>().CreateAsync(TestPortal.Admin, "main")).Error,
        ["provisioning window"] = async p => (await p.Get<ProvisioningKeys>().OpenWindowAsync(TestPortal.Admin, "main", [])).Error,
        ["floor plan"] = async p => (await p.Get<FloorPlanService>().UploadAsync(TestPortal.Admin, "main", "1", Png)).Error,
        ["desk on a floor plan"] = async p => (await p.Get<FloorPlanService>().PlaceAsync(TestPortal.Admin, "main", 1, new PlacedDesk(p.Main["3001"], 0.5, 0.5))).Error,
        ["dismissal"] = async p => (await p.Get<ReadinessService>().DismissAsync(TestPortal.Admin, "main", Dismissal(p), Channel)).Error,
        ["settings"] = async p => (await p.Get<OfficeService>().UpdateAsync(TestPortal.Admin, "main", 0, Office("main"), Channel)).Error,
        ["new office"] = async p => (await p.Get<OfficeService>().CreateAsync(TestPortal.Admin, Office("new"))).Error,
        ["import"] = async p =>
        {
            p.Faults.Fault = Fault.None;
            using var file = new MemoryStream("Extension,First name,PIN\n2100,A,264819\n"u8.ToArray());
            var plan = await p.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", ImportKind.HotDeskUsers, file, "file.csv");
            p.Faults.Fault = Fault.OnOpen;
            return (await p.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Value.Id, ImportChoice.All, Channel)).Error;
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_WhileTheDatabaseIsAway_IsUnavailable(string change)
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Faults.Fault = Fault.OnOpen;

        (await Everywhere[change](portal)).ShouldBeOfType<Unavailable>();

        portal.Faults.Fault = Fault.None;
        (await Everywhere["floor plan"](portal)).ShouldBeNull();
        await Consistency.VerifyAsync(portal);
    }

    private static byte[] Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 100, 0, 0, 0, 50, .. new byte[20]];

    private static ReadinessDismissalForm Dismissal(TestPortal portal) => new()
    {
        Findings = [new FindingKey(ReadinessChecks.All[0].Code, portal.Main["3001"])], Reason = "Later",
        Until = DateOnly.FromDateTime(portal.Clock.GetUtcNow().DateTime).AddDays(2),
    };

    private static OfficeForm Office(string key) => new() { Key = key, Name = "Office", TimeZone = "America/New_York", RangeFirst = "3000", RangeLast = "3999" };

    private static Task<Result<Done>> SetUpAsync(TestPortal portal, Func<OfficeTransaction, Task<Result<Done>>> work) =>
        portal.Get<OfficeChanges>().SetUpAsync(TestPortal.Admin, "main", Permission.SetUp, Channel, (t, _) => work(t), Token);

    private static async Task RenameAsync(OfficeTransaction transaction, int user, string name) =>
        (await transaction.Db.HotDeskUsers.SingleAsync(u => u.Id == user, Token)).FirstName = name;

    private static Task<List<PinGuardRow>> GuardsAsync(TestPortal portal) => portal.ReadAsync(db => db.PinGuards.AsNoTracking().ToListAsync());

    private static Task<(string Names, int Phones, int Version, int Audited)> StateAsync(TestPortal portal) => portal.ReadAsync(async db =>
    (
        string.Join(',', await db.HotDeskUsers.Where(u => u.OfficeId == portal.Main.Id).OrderBy(u => u.Id).Select(u => u.FirstName).ToListAsync(Token))
            + string.Join(',', await db.Offices.OrderBy(o => o.Id).Select(o => o.Name).ToListAsync(Token)),
        await db.Phones.CountAsync(Token), await db.Journal.CountAsync(Token), await db.AuditEntries.CountAsync(Token)));
}
