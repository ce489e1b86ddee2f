using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Audit;

/// <summary>Products keep times more or less precisely; the audit log is sealed with what all of them keep.</summary>
public sealed class AuditPrecisionTests
{
    /// <summary>123.4567 ms: the last digit is what some products round away.</summary>
    private static readonly TimeSpan Fraction = TimeSpan.FromTicks(1_234_567);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_OnAProductThatRoundsToMicroseconds_Holds()
    {
        await using var portal = await TestPortal.StartAsync();
        portal.Clock.Advance(Fraction);
        await CreateUserAsync(portal);
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync(Token));
        // As a product would that knows microseconds: to the nearest.
        var rounded = new DateTimeOffset((entry.At.UtcTicks + 5) / 10 * 10, TimeSpan.Zero);
        await portal.ReadAsync(db => db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.At, rounded), Token));

        (await VerifyAsync(portal)).Holds.ShouldBeTrue();
        entry.At.ShouldBe(TestOffice.SeededAt + TimeSpan.FromTicks(1_234_560));
    }

    [Fact]
    public async Task Log_ThatWasSealedMorePrecisely_StillHolds()
    {
        await using var portal = await TestPortal.StartAsync();
        await CreateUserAsync(portal);
        var key = portal.Get<AuditKeys>().Key(1)!;
        await portal.ReadAsync(async db =>
        {
            var (first, chain) = (await db.AuditEntries.AsNoTracking().SingleAsync(Token), await db.AuditChains.SingleAsync(Token));
            var entry = new AuditEntry
            {
                Chain = chain.Id, Number = chain.Length + 1, At = TestOffice.SeededAt + Fraction, Action = AuditAction.Changed, Kind = first.Kind, Subject = first.Subject,
                Party = first.Party, By = first.By, KeyVersion = 1, Previous = chain.Hash,
            };
            entry.Hash = AuditSeal.Of(entry, key);
            (chain.Length, chain.Hash) = (entry.Number, entry.Hash);
            chain.Seal = AuditSeal.Of(chain, key);
            db.Add(entry);
            return await db.SaveChangesAsync(Token);
        });

        (await VerifyAsync(portal)).ShouldSatisfyAllConditions(r => r.Holds.ShouldBeTrue(), r => r.Length.ShouldBe(2));
    }

    [Fact]
    public void Clock_TellsNothingThatADatabaseMightNotKeep()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TestOffice.SeededAt + Fraction);

        new PortalClock(clock).GetUtcNow().ShouldBe(TestOffice.SeededAt + TimeSpan.FromTicks(1_234_560));
        var elsewhere = TestOffice.SeededAt.ToOffset(TimeSpan.FromHours(2));
        StoredTime.Cut(elsewhere.AddTicks(19)).ShouldBe(elsewhere.AddTicks(10));
    }

    private static async Task CreateUserAsync(TestPortal portal) => (await portal.Get<HotDeskUserService>().CreateAsync(
        TestPortal.Admin, "main", new HotDeskUserForm { Number = "2100", FirstName = "Ada", LastName = "Novák" }, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();

    private static async Task<AuditChainReport> VerifyAsync(TestPortal portal) => (await portal.Get<AuditVerifier>().VerifyAsync(Token)).ShouldHaveSingleItem();
}
