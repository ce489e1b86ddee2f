using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Tests.Accounts;

/// <summary>Phone systems ask for routes while the database is away: their keys are known, and nobody waits.</summary>
public sealed class ApiKeysWithoutDatabaseTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(Fault.Hanging)]
    [InlineData(Fault.OnOpen)]
    public async Task KnownKey_IsAnsweredAtOnce_AndReadAgainBehind(Fault fault)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();
        var (key, keys) = (await CreateAsync(portal), portal.Get<ApiKeys>());
        (await keys.FindAsync(key.Key, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        portal.Clock.Advance(ApiKeys.Freshness);
        portal.Faults.Fault = fault;
        (await keys.FindAsync(key.Key, TestContext.Current.CancellationToken)).ShouldNotBeNull("the first to find it away waits a moment");

        for (var i = 0; i < 100; i++)
        {
            var found = keys.FindAsync(key.Key, TestContext.Current.CancellationToken).AsTask();
            found.IsCompletedSuccessfully.ShouldBeTrue("nobody waits for a database that is away");
            (await found).ShouldNotBeNull();
        }
        (await keys.FindAsync("hdp_unknown", TestContext.Current.CancellationToken)).ShouldBeNull();

        (await second.Get<ApiKeyService>().RevokeAsync(TestPortal.Admin, key.Id)).IsSuccess.ShouldBeTrue();
        portal.Faults.Fault = Fault.None;
        // Read behind: a request still gets the old answer, some later one the new.
        while (await keys.FindAsync(key.Key, TestContext.Current.CancellationToken) is not null)
            await Task.Yield();
    }

    [Fact(Timeout = 60_000)]
    public async Task KnownKey_IsNotTrustedForEver()
    {
        await using var portal = await TestPortal.StartAsync();
        var (key, keys) = (await CreateAsync(portal), portal.Get<ApiKeys>());
        await keys.FindAsync(key.Key, TestContext.Current.CancellationToken);
        portal.Faults.Fault = Fault.OnOpen;

        portal.Clock.Advance(ApiKeys.WithoutDatabase);

        await Should.ThrowAsync<Exception>(async () => await keys.FindAsync(key.Key, TestContext.Current.CancellationToken));
        portal.Faults.Fault = Fault.None;
        (await keys.FindAsync(key.Key, TestContext.Current.CancellationToken)).ShouldNotBeNull("at once, when the database is there");
    }

    private static async Task<NewApiKey> CreateAsync(TestPortal portal) => (await portal.Get<ApiKeyService>().CreateAsync(
        TestPortal.Admin, new ApiKeyForm { Name = "Phone system", Rights = ApiKeyRights.Read, Offices = ["main"] })).Value;
}
