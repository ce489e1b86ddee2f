using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Accounts;

public sealed class ApiKeyServiceTests
{
    private static ApiKeyForm Form(int? days = 30) => new() { Name = " Phone system ", Rights = ApiKeyRights.Read | ApiKeyRights.Keypad, Offices = ["main"], Days = days };

    [Fact]
    public async Task Create_TellsTheKeyOnce_AndStoresItsHashAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var created = (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, Form())).Value;

        created.Key.ShouldStartWith("hdp_");
        created.Key.Length.ShouldBe(4 + 32);
        created.ToString().ShouldNotContain(created.Key);
        var bearer = (await portal.Get<ApiKeys>().FindAsync(created.Key, default)).ShouldNotBeNull("it works at once");
        bearer.Name.ShouldBe("Phone system");
        bearer.May(Permission.UseKeypad, portal.Board.Office).ShouldBeTrue();
        bearer.May(Permission.SetUp, portal.Board.Office).ShouldBeFalse();
        bearer.Sees(portal.Feed.Board("training")!.Office).ShouldBeFalse();
        if (portal.Database is SqliteTestDatabase { FilePath: var file })
            (await File.ReadAllTextAsync(file)).ShouldNotContain(created.Key);
        var row = (await portal.Get<ApiKeyService>().ListAsync(TestPortal.Admin)).Value.ShouldHaveSingleItem();
        row.ShouldSatisfyAllConditions(
            r => r.State.ShouldBe(ApiKeyState.Active), r => r.CreatedBy.ShouldBe(TestPortal.Admin.Name), r => r.Offices.ShouldBe([portal.Board.Office.Name]),
            r => r.ExpiresAt.ShouldBe(portal.Clock.GetUtcNow().AddDays(30)), r => r.LastUsedAt.ShouldBeNull());
    }

    [Fact]
    public async Task EveryoneButAnAdministrator_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<ApiKeyService>();
        var key = (await service.CreateAsync(TestPortal.Admin, Form())).Value;
        Actor[] others =
        [
            .. Enum.GetValues<PortalRole>().Where(r => r != PortalRole.Administrator).Select(r => Actor.Account($"{r}@example.com", r, [portal.Main.Id])),
            Actor.Key("key", ApiKeyRights.Write | ApiKeyRights.Read, [portal.Main.Id]),
        ];
        foreach (var actor in others)
        {
            (await service.ListAsync(actor)).Error.ShouldBeOfType<AdministratorsOnly>();
            (await service.CreateAsync(actor, Form())).Error.ShouldBeOfType<AdministratorsOnly>();
            (await service.RevokeAsync(actor, key.Id)).Error.ShouldBeOfType<AdministratorsOnly>();
        }
        (await portal.Get<ApiKeys>().FindAsync(key.Key, default)).ShouldNotBeNull();
        (await portal.ReadAsync(db => db.ApiKeys.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Create_WithABadForm_NamesTheFields()
    {
        await using var portal = await TestPortal.StartAsync();
        var bad = new ApiKeyForm { Name = "Two\nlines", Rights = ApiKeyRights.None, Days = 0 };
        (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, bad)).Error.ShouldBeOfType<InvalidInput>()
            .Result.Errors.Select(e => e.PropertyName).ShouldBe(["Name", "Rights", "Offices", "Days"]);
        var unknownRight = Form();
        unknownRight.Rights = (ApiKeyRights)(1 << 20);
        (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, unknownRight)).Error.ShouldBeOfType<InvalidInput>();
        var nowhere = Form();
        nowhere.Offices = ["nowhere"];
        (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, nowhere)).Error.ShouldBeOfType<UnknownOffice>();
    }

    [Fact]
    public async Task Revoke_HoldsAtOnceHere_AndWithinTheFreshnessElsewhere()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();
        var key = (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, Form(days: null))).Value;
        var elsewhere = (await second.Get<ApiKeys>().FindAsync(key.Key, default)).ShouldNotBeNull();

        (await portal.Get<ApiKeyService>().RevokeAsync(TestPortal.Admin, key.Id)).IsSuccess.ShouldBeTrue();

        (await portal.Get<ApiKeys>().FindAsync(key.Key, default)).ShouldBeNull();
        portal.Clock.Advance(ApiKeys.Freshness);
        (await second.Get<ApiKeys>().FindAsync(key.Key, default)).ShouldBeNull();
        (await second.Get<ApiKeys>().CurrentAsync(elsewhere, default)).ShouldBeNull();
        (await portal.Get<ApiKeyService>().ListAsync(TestPortal.Admin)).Value[0].State.ShouldBe(ApiKeyState.Revoked);
        (await portal.Get<ApiKeyService>().RevokeAsync(TestPortal.Admin, 999)).Error.ShouldBeOfType<UnknownApiKey>();
    }

    [Fact]
    public async Task Expiry_IsToldInTheList()
    {
        await using var portal = await TestPortal.StartAsync();
        var key = (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, Form(days: 1))).Value;
        var bearer = (await portal.Get<ApiKeys>().FindAsync(key.Key, default))!;
        portal.Clock.Advance(TimeSpan.FromDays(1));
        (await portal.Get<ApiKeys>().FindAsync(key.Key, default)).ShouldBeNull();
        (await portal.Get<ApiKeys>().CurrentAsync(bearer, default)).ShouldBeNull();
        (await portal.Get<ApiKeyService>().ListAsync(TestPortal.Admin)).Value[0].State.ShouldBe(ApiKeyState.Expired);
    }

    [Fact]
    public async Task LastUse_CostsRequestsNoDatabase_AndIsWrittenDownLater()
    {
        await using var portal = await TestPortal.StartAsync();
        var keys = portal.Get<ApiKeys>();
        var key = (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, Form())).Value;
        await keys.FindAsync(key.Key, default);
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        await keys.FindAsync(key.Key, default);
        var used = portal.Clock.GetUtcNow();
        (await LastUseAsync()).ShouldBeNull();

        await keys.WriteUsesAsync();
        (await LastUseAsync()).ShouldBe(used);

        // Nothing new to write: what is there stays, though another instance may have moved it on.
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.ReadAsync(db => db.ApiKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, used.AddMinutes(3))));
        await keys.WriteUsesAsync();
        (await LastUseAsync()).ShouldBe(used.AddMinutes(3));

        async Task<DateTimeOffset?> LastUseAsync() => (await portal.Get<ApiKeyService>().ListAsync(TestPortal.Admin)).Value[0].LastUsedAt;
    }

    [Fact]
    public async Task UsesService_WritesOnceAMinute_AndAtTheEnd()
    {
        await using var portal = await TestPortal.StartAsync();
        var keys = portal.Get<ApiKeys>();
        var key = (await portal.Get<ApiKeyService>().CreateAsync(TestPortal.Admin, Form())).Value;
        using var service = portal.Create<ApiKeyUsesService>();
        await service.StartAsync(TestContext.Current.CancellationToken);
        await keys.FindAsync(key.Key, default);
        await service.StopAsync(TestContext.Current.CancellationToken);
        (await portal.Get<ApiKeyService>().ListAsync(TestPortal.Admin)).Value[0].LastUsedAt.ShouldBe(portal.Clock.GetUtcNow());
    }
}
