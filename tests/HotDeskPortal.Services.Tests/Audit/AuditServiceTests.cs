using System.Net;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.Tests.Audit;

public sealed class AuditServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_AreThoseOfTheTable()
    {
        await using var portal = await WithEntriesAsync();
        var manager = Actor.Account("m@example.com", PortalRole.OfficeManager, [portal.Main.Id]);
        var support = Actor.Account("s@example.com", PortalRole.Support, []);
        var trainer = Actor.Account("t@example.com", PortalRole.Trainer, []);
        var key = Actor.Key("key", ApiKeyRights.Read | ApiKeyRights.Write, [portal.Main.Id]);

        (await ChainsAsync(portal, TestPortal.Admin, "main", AuditScope.All)).ShouldBe(["*", "main", "training"]);
        (await ChainsAsync(portal, support, "main", AuditScope.All)).ShouldBe(["*", "main", "training"]);
        (await ChainsAsync(portal, support, "training", AuditScope.Portal)).ShouldBe(["*"]);
        (await ChainsAsync(portal, manager, "main", AuditScope.All)).ShouldBe(["main"], "their own offices only");
        (await ListAsync(portal, manager, "main", AuditScope.Portal)).Error.ShouldBeOfType<PortalAuditOnly>();
        (await ListAsync(portal, manager, "training", AuditScope.Office)).Error.ShouldBeOfType<UnknownOffice>();
        (await ListAsync(portal, trainer, "training", AuditScope.Office)).Error.ShouldBeOfType<NotAllowed>();
        (await ListAsync(portal, trainer, "training", AuditScope.All)).Error.ShouldBeOfType<NotAllowed>();
        (await ListAsync(portal, key, "main", AuditScope.Office)).Error.ShouldBeOfType<NotAllowed>();

        foreach (var actor in new[] { manager, support, trainer, key })
            (await portal.Get<AuditService>().VerifyAsync(actor, Token)).Error.ShouldBeOfType<AdministratorsOnly>();
        (await portal.Get<ExportService>().AuditAsync(support, "main", new AuditQuery(), ExportFormat.Csv, Token)).Error.ShouldBeOfType<NotAllowed>();
        (await portal.Get<ExportService>().AuditAsync(manager, "main", new AuditQuery { Scope = AuditScope.Portal }, ExportFormat.Csv, Token)).Error.ShouldBeOfType<PortalAuditOnly>();
    }

    [Fact]
    public async Task Filters_GoTogether_AndTheLatestComesFirst()
    {
        await using var portal = await WithEntriesAsync();
        await AddUserAsync(portal, "main", "2109", "100%");
        async Task<IEnumerable<string>> Found(AuditQuery query) => (await portal.Get<AuditService>().ListAsync(TestPortal.Admin, "main", query, Token)).Value.Items.Select(r => r.Subject);

        (await Found(new())).ShouldBe(["2109 Ada 100%", "2100 Ada Novák"]);
        (await Found(new() { Text = "Novák" })).ShouldBe(["2100 Ada Novák"]);
        (await Found(new() { Text = "0%" })).ShouldBe(["2109 Ada 100%"]);
        (await Found(new() { By = "admin@" })).Count().ShouldBe(2);
        (await Found(new() { By = "nobody" })).ShouldBeEmpty();
        (await Found(new() { Kind = AuditSubject.Phone })).ShouldBeEmpty();
        (await Found(new() { Action = AuditAction.Created, Kind = AuditSubject.HotDeskUser })).Count().ShouldBe(2);
        (await Found(new() { FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 2) })).Count().ShouldBe(2);
        (await Found(new() { LastDay = new DateOnly(2026, 3, 1) })).ShouldBeEmpty();
        (await Found(new() { PageSize = 1, Page = 1 })).ShouldBe(["2100 Ada Novák"]);
    }

    [Fact]
    public async Task Export_DefusesFormulas()
    {
        await using var portal = await WithEntriesAsync();
        await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, new ApiKeyForm { Name = "=1+1", Offices = ["main"] }, Token);
        var file = (await portal.Get<ExportService>().AuditAsync(TestPortal.Admin, "main", new AuditQuery { Scope = AuditScope.Portal }, ExportFormat.Csv, Token)).Value;
        var text = System.Text.Encoding.UTF8.GetString(file.Content);
        text.ShouldContain(",\"'=1+1\",");
        text.ShouldContain("\"portal\",1,2026-03-02 09:00:00 -05:00,\"Created\",\"ApiKey\",");
    }

    [Fact]
    public async Task Refusals_AreCounted_AnEntryAMinuteForEachSource()
    {
        await using var portal = await TestPortal.StartAsync();
        var refusals = portal.Get<AuditRefusals>();
        for (var i = 0; i < 500; i++)
            refusals.KeyDenied(null, IPAddress.Parse("192.0.2.1"));
        await refusals.WriteAsync(cancellation: Token);
        refusals.KeyDenied(null, IPAddress.Parse("192.0.2.1"));
        refusals.SignInFailed("nobody@example.com", IPAddress.Parse("2001:db8::1"));
        refusals.SignInFailed("nobody@example.com", IPAddress.Parse("2001:db8::2"));
        await refusals.WriteAsync(cancellation: Token);
        (await RefusedAsync(portal)).ShouldBe(["ApiKey 192.0.2.1 500", "Account 2001:db8::/64 2"]);
        portal.Clock.Advance(AuditRefusals.Pause);
        await refusals.WriteAsync(cancellation: Token);
        (await RefusedAsync(portal)).Last().ShouldBe("ApiKey 192.0.2.1 1");
    }

    [Fact]
    public async Task Refusals_FromManyAddresses_ComeTogether()
    {
        await using var portal = await TestPortal.StartAsync();
        var refusals = portal.Get<AuditRefusals>();
        for (var i = 0; i < 10_000; i++)
            refusals.KeyDenied(null, new IPAddress(i + 1));
        await refusals.WriteAsync(cancellation: Token);
        var refused = await RefusedAsync(portal);
        refused.Count.ShouldBeLessThanOrEqualTo(AuditRefusals.MaxSources + 1);
        refused.ShouldContain($"ApiKey many addresses {10_000 - AuditRefusals.MaxSources}");
    }

    [Fact]
    public async Task Refusals_WaitForTheDatabase()
    {
        await using var portal = await TestPortal.StartAsync();
        var refusals = portal.Get<AuditRefusals>();
        refusals.KeyDenied(Actor.Key("Wallboard", ApiKeyRights.Read, []), null);
        portal.Faults.Fault = Fault.OnOpen;
        await Assert.ThrowsAnyAsync<Exception>(() => refusals.WriteAsync(cancellation: Token));
        portal.Faults.Fault = Fault.None;
        await refusals.WriteAsync(cancellation: Token);
        var row = (await ListAsync(portal, TestPortal.Admin, "main", AuditScope.Portal)).Value.Items.ShouldHaveSingleItem();
        (row.Action, row.Subject, row.By, row.Party).ShouldBe((AuditAction.KeyDenied, "Wallboard", "Wallboard", AuditParty.ApiKey));
    }

    private static async Task<TestPortal> WithEntriesAsync()
    {
        var portal = await TestPortal.StartAsync();
        await AddUserAsync(portal, "main", "2100", "Novák");
        await AddUserAsync(portal, "training", "2100", "Novák");
        await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, new ApiKeyForm { Name = "Wallboard", Offices = ["main"] }, Token);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        return portal;
    }

    private static async Task AddUserAsync(TestPortal portal, string office, string number, string lastName) =>
        (await portal.Get<HotDeskUserService>().CreateAsync(
            TestPortal.Admin, office, new HotDeskUserForm { Number = number, FirstName = "Ada", LastName = lastName }, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();

    private static Task<Domain.Result<Page<AuditRow>>> ListAsync(TestPortal portal, Actor actor, string office, AuditScope scope) =>
        portal.Get<AuditService>().ListAsync(actor, office, new AuditQuery { Scope = scope }, Token);

    private static async Task<List<string>> ChainsAsync(TestPortal portal, Actor actor, string office, AuditScope scope) =>
        [.. (await ListAsync(portal, actor, office, scope)).Value.Items.Select(r => r.Chain).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<List<string>> RefusedAsync(TestPortal portal) =>
        [.. (await ListAsync(portal, TestPortal.Admin, "main", AuditScope.Portal)).Value.Items.OrderBy(r => r.Number)
            .Select(r => $"{r.Kind} {r.From} {r.Differences.Single(d => d.Label == "Times").After}")];
}
