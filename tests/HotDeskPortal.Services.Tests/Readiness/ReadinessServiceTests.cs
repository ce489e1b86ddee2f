using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Readiness;

public sealed class ReadinessServiceTests
{
    private static readonly string[] Desks = ["3001", "3002", "3003", "3004", "3009"];

    private static readonly DateOnly Tomorrow = new(2026, 3, 3);

    private static ReadinessService Service(TestPortal portal) => portal.Get<ReadinessService>();

    private static async Task<TestPortal> WithVoicemailAsync(bool everywhere = false)
    {
        var portal = await ReadyOffice.StartAsync();
        foreach (var desk in everywhere ? Desks : ["3002"])
            await portal.HotDeskAsync(desk, h => h.HasVoicemail = true);
        return portal;
    }

    private static async Task<List<FindingKey>> KeysAsync(TestPortal portal) => [.. (await portal.ReportAsync()).Findings.Select(f => f.Key)];

    private static Task<Domain.Result<Domain.Done>> DismissAsync(TestPortal portal, FindingKey key, DateOnly? until, string reason = "Known", Actor? actor = null) =>
        Service(portal).DismissAsync(actor ?? TestPortal.Admin, "main", new ReadinessDismissalForm { Findings = [key], Reason = reason, Until = until }, OwnershipChannel.Portal);

    [Fact]
    public async Task Report_UnchangedOffice_IsMadeOnce_AndAnewAtAChangeOrWhenTimeHasPassed()
    {
        await using var portal = await ReadyOffice.StartAsync();
        var first = await portal.ReportAsync();
        (await portal.ReportAsync()).ShouldBeSameAs(first);
        (await Service(portal).GetAsync(TestPortal.Admin, "main", anew: true)).Value.ShouldNotBeSameAs(first);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await portal.ReportAsync();
        second.ShouldNotBeSameAs(first);

        await portal.HotDeskAsync("3002", h => h.HasVoicemail = true);
        (await Service(portal).GetAsync(TestPortal.Admin, "main", TimeSpan.FromSeconds(5))).Value.ShouldBeSameAs(second, "it is not older than the caller can bear");
        (await portal.FoundAsync()).ShouldBe(["voicemail-on 3002"]);
    }

    [Fact]
    public async Task Report_AskedForByManyAtOnce_IsMadeOnce()
    {
        await using var portal = await ReadyOffice.StartAsync();
        var reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(portal.ReportAsync)));
        reports.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Fetches_TakeNoVersion_AndAreNewsAllTheSame()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.PhoneAsync("3002", p => p.FetchedAt = null);
        (await portal.FoundAsync()).ShouldBe(["never-fetched 3002"]);
        var id = portal.Board.Directory.HotDesk(portal.Main["3002"])!.Phone!.Id;
        var fetches = portal.Get<FetchRecords>();

        fetches.Add(new FetchRecord(id, portal.Clock.GetUtcNow(), "10.0.0.7", "\"tag\"", PhoneUserAgent.Parse("Yealink SIP-T54W 96.86.0.70 80:5e:c0:11:22:02")));
        await fetches.WriteAsync();

        (await portal.FoundAsync()).ShouldBeEmpty();
        fetches.AddRefused(id, MacAddress.Parse("805ec0991122"));
        await fetches.WriteAsync();
        (await portal.FoundAsync()).ShouldBe(["other-mac 3002"]);
    }

    [Fact]
    public async Task FixAll_TellsBefore_ReportsProgress_AndMendsEverywhere()
    {
        await using var portal = await WithVoicemailAsync(everywhere: true);
        await portal.HotDeskAsync("3001", h => h.AssignedPerson = "Rita Book");
        var version = portal.Board.Version;
        var keys = await KeysAsync(portal);
        var plan = (await Service(portal).PreviewFixAsync(TestPortal.Admin, "main", keys)).Value;
        plan.Lines.Select(l => (l.What, string.Join(",", l.Where))).ShouldBe(
            [(new PersonIsRemoved(), "3001"), (new VoicemailIsTurnedOff(), "3001,3002,3003,3004,3009")], ignoreOrder: true);
        portal.Board.Version.ShouldBe(version, "a dry run writes nothing");

        var told = new List<ReadinessFixProgress>();
        var done = (await Service(portal).FixAsync(TestPortal.Admin, "main", keys, OwnershipChannel.Portal, new Told(told))).Value;

        (done.Fixed, done.NotFixed.Length, done.IsCancelled).ShouldBe((6, 0, false));
        told[^1].ShouldBe(new ReadinessFixProgress(6, 6));
        (await portal.FoundAsync()).ShouldBeEmpty();
        portal.OwnerOf("3001").ShouldBe("2019", "a fix ends no session");
        (await portal.ReadAsync(db => db.HotDeskExtensions.AsNoTracking().SingleAsync(h => h.Id == portal.Main["3002"]))).ChangedBy.ShouldBe("admin@example.com");
    }

    [Fact]
    public async Task FixAll_Stopped_KeepsWhatWasDoneAndSaysSo()
    {
        await using var portal = await WithVoicemailAsync(everywhere: true);
        await portal.HotDeskAsync("3001", h => h.AssignedPerson = "Rita Book");
        using var stopping = new CancellationTokenSource();
        var done = (await Service(portal).FixAsync(
            TestPortal.Admin, "main", await KeysAsync(portal), OwnershipChannel.Portal, new Told([], _ => stopping.Cancel()), stopping.Token)).Value;
        done.IsCancelled.ShouldBeTrue();
        done.Fixed.ShouldBeInRange(1, 5);
        (await portal.FoundAsync()).Length.ShouldBe(6 - done.Fixed);
    }

    [Fact]
    public async Task Fix_OfWhatHoldsAlreadyOrNeedsAPerson_IsNoFix()
    {
        await using var portal = await WithVoicemailAsync();
        await portal.UserAsync("2020", u => u.Pin = null);
        var pin = (await portal.FindingAsync("no-pin")).Key;
        (await Service(portal).FixAsync(TestPortal.Admin, "main", [pin], OwnershipChannel.Portal)).Error.ShouldBeOfType<NothingToFix>();
        var voicemail = (await portal.FindingAsync("voicemail-on")).Key;
        await portal.HotDeskAsync("3002", h => h.HasVoicemail = false);
        (await Service(portal).PreviewFixAsync(TestPortal.Admin, "main", [voicemail])).Error.ShouldBeOfType<NothingToFix>();
    }

    [Fact]
    public async Task Dismissal_LeavesOutUntilItsDayIsOver_ThenTheFindingComesBack()
    {
        await using var portal = await WithVoicemailAsync();
        var key = (await portal.FindingAsync("voicemail-on")).Key;
        (await DismissAsync(portal, key, Tomorrow, "The fax hangs on it")).Error.ShouldBeNull();

        var report = await portal.ReportAsync();
        report.Findings.ShouldBeEmpty();
        (report.ToDo, report.Holding).ShouldBe((0, ReadinessChecks.All.Length - 1), "left alone is not right");
        var dismissed = report.Dismissed.ShouldHaveSingleItem();
        (dismissed.Reason, dismissed.By, dismissed.Until).ShouldBe(("The fax hangs on it", "admin@example.com", new DateTimeOffset(2026, 3, 4, 5, 0, 0, TimeSpan.Zero)));

        portal.Clock.SetUtcNow(dismissed.Until.AddTicks(-1));
        (await portal.FoundAsync()).ShouldNotContain("voicemail-on 3002");
        portal.Clock.SetUtcNow(dismissed.Until.AddSeconds(30));
        (await portal.FoundAsync()).ShouldContain("voicemail-on 3002");
    }

    [Fact]
    public async Task Dismissal_TakenBack_ShowsTheFindingAtOnce()
    {
        await using var portal = await WithVoicemailAsync();
        var key = (await portal.FindingAsync("voicemail-on")).Key;
        await DismissAsync(portal, key, Tomorrow);
        await DismissAsync(portal, key, Tomorrow.AddDays(3), "Longer");
        (await portal.ReportAsync()).Dismissed.Single().Reason.ShouldBe("Longer");
        (await Service(portal).RestoreAsync(TestPortal.Admin, "main", key, OwnershipChannel.Portal)).Error.ShouldBeNull();
        (await portal.FoundAsync()).ShouldBe(["voicemail-on 3002"]);
    }

    [Fact]
    public async Task Dismissal_WithoutReasonOrDayAhead_IsRefusedBesideTheField()
    {
        await using var portal = await WithVoicemailAsync();
        var key = (await portal.FindingAsync("voicemail-on")).Key;
        (await DismissAsync(portal, key, Tomorrow, "")).Error.ShouldBeOfType<InvalidInput>().Result.Errors.Single().PropertyName.ShouldBe("Reason");
        (await DismissAsync(portal, key, null)).Error.ShouldBeOfType<InvalidInput>().Result.Errors.Single().PropertyName.ShouldBe("Until");
        (await DismissAsync(portal, key, Tomorrow.AddDays(-2))).Error.ShouldBeOfType<InvalidInput>().Result.Errors.Single().PropertyName.ShouldBe("Until");
        (await DismissAsync(portal, key, Tomorrow.AddDays(-1))).Error.ShouldBeNull("today is not over");
    }

    [Fact]
    public async Task Rights_AreThoseOfTheTable()
    {
        await using var portal = await WithVoicemailAsync();
        var key = (await portal.FindingAsync("voicemail-on")).Key;
        var support = Actor.Account("support@example.com", PortalRole.Support, []);
        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);
        (await Service(portal).GetAsync(support, "main")).IsSuccess.ShouldBeTrue();
        (await Service(portal).GetAsync(trainer, "main")).Error.ShouldBeOfType<UnknownOffice>();
        (await Service(portal).PreviewFixAsync(support, "main", [key])).Error.ShouldBeOfType<NotAllowed>();
        (await Service(portal).FixAsync(support, "main", [key], OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await DismissAsync(portal, key, Tomorrow, actor: support)).Error.ShouldBeOfType<NotAllowed>();
        (await Service(portal).RestoreAsync(support, "main", key, OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await portal.FoundAsync()).ShouldBe(["voicemail-on 3002"]);
    }

    /// <summary>Hears at once; <see cref="Progress{T}"/> hears some time.</summary>
    private sealed class Told(List<ReadinessFixProgress> told, Action<ReadinessFixProgress>? then = null) : IProgress<ReadinessFixProgress>
    {
        public void Report(ReadinessFixProgress value)
        {
            told.Add(value);
            then?.Invoke(value);
        }
    }
}
