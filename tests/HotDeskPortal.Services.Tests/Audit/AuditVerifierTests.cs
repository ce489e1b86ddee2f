using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Audit;

/// <summary>Whoever changes the log in the database is found, and what they changed is named.</summary>
public sealed class AuditVerifierTests
{
    private const string Swap = """
        UPDATE AuditEntries SET Number = -1 WHERE Number = 2; UPDATE AuditEntries SET Number = 2 WHERE Number = 4; UPDATE AuditEntries SET Number = 4 WHERE Number = -1;
        """;

    private const string Insert = """
        UPDATE AuditEntries SET Number = 7 WHERE Number = 6;
        INSERT INTO AuditEntries SELECT Chain, 6, At, Action, Kind, Subject, Party, "By", Channel, "From", Before, After, KeyVersion, Previous, Hash FROM AuditEntries WHERE Number = 5;
        """;

    private static readonly DateTime s_at = TestOffice.SeededAt.UtcDateTime;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Fact[]> Tamperings => new()
    {
        { "UPDATE AuditEntries SET \"By\" = 'somebody@else' WHERE Number = 3", [new EntryWasChanged(3, s_at)] },
        { "UPDATE AuditEntries SET After = NULL WHERE Number = 1", [new EntryWasChanged(1, s_at)] },
        { "UPDATE AuditEntries SET At = At + 10000000 WHERE Number = 6", [new EntryWasChanged(6, s_at.AddSeconds(1))] },
        { "DELETE FROM AuditEntries WHERE Number = 3", [new EntriesAreMissing(3, 3)] },
        { "DELETE FROM AuditEntries WHERE Number < 3", [new EntriesAreMissing(1, 2)] },
        { "DELETE FROM AuditEntries WHERE Number > 4", [new EntriesAreMissing(5, 6)] },
        { "DELETE FROM AuditEntries WHERE Number = 6; UPDATE AuditChains SET Length = 5, Hash = (SELECT Hash FROM AuditEntries WHERE Number = 5)", [new ChainEndWasChanged()] },
        { "UPDATE AuditChains SET Length = 7", [new ChainEndWasChanged(), new EntriesAreMissing(7, 7)] },
        { "DELETE FROM AuditChains", [new ChainEndIsGone()] },
        { "UPDATE AuditEntries SET Previous = zeroblob(32), Hash = zeroblob(32) WHERE Number = 6", [new EntryWasChanged(6, s_at)] },
        {
            Swap, [new EntryWasChanged(2, s_at), new EntryWasChanged(4, s_at)]
        },
        {
            Insert, [new EntryWasChanged(6, s_at), new EntryIsBeyondTheEnd(7, s_at)]
        },
    };

    [SqliteTheory]
    [MemberData(nameof(Tamperings))]
    public async Task Tampering_IsFound_AndNamesTheEntry(string tampering, Fact[] findings)
    {
        await using var portal = await WithSixEntriesAsync();
        (await VerifyAsync(portal)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Holds.ShouldBeTrue(), r => r.Length.ShouldBe(6), r => r.Id.ShouldBe("main"));

        (await portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync(tampering, Token))).ShouldBeGreaterThan(0);

        (await VerifyAsync(portal)).ShouldHaveSingleItem().Findings.Select(f => f.What).ShouldBe(findings);
    }

    [Fact]
    public async Task WholeChain_ThatIsGone_IsMissed()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<OfficeService>().CreateAsync(TestPortal.Admin, new OfficeForm { Key = "north", Name = "North", TimeZone = "Etc/UTC", RangeFirst = "30", RangeLast = "39" }, Token);
        await portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM AuditEntries WHERE Chain = 'north'; DELETE FROM AuditChains WHERE Id = 'north'", Token));
        (await VerifyAsync(portal)).Single(r => !r.Holds).ShouldSatisfyAllConditions(
            r => r.Id.ShouldBe("north"), r => r.Findings.ShouldHaveSingleItem().What.ShouldBe(new ChainIsGone()));
    }

    [Fact]
    public async Task Secret_ThatIsGone_IsNoProof_AndARotatedOneIs()
    {
        await using var portal = await WithSixEntriesAsync();
        static PinKeys Keys(params int[] versions) => PinKeys.From(new PinOptions
        {
            Keys = versions.ToDictionary(v => $"{v}", v => Convert.ToBase64String([.. Enumerable.Range(v, 32).Select(i => (byte)i)])),
        })!;

        await using var rotated = await portal.SecondInstanceAsync(s => s.AddSingleton(Keys(1, 2)));
        await CreateUserAsync(rotated, "2110");
        (await VerifyAsync(rotated)).ShouldHaveSingleItem().Holds.ShouldBeTrue();
        await using var lost = await portal.SecondInstanceAsync(s => s.AddSingleton(Keys(2)));
        var report = (await VerifyAsync(lost)).ShouldHaveSingleItem();
        report.Findings.Length.ShouldBe(6);
        report.Findings[0].What.ShouldBe(new SealingSecretIsMissing(1));
    }

    private static async Task<TestPortal> WithSixEntriesAsync()
    {
        var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 6; i++)
            await CreateUserAsync(portal, $"210{i}");
        return portal;
    }

    private static async Task CreateUserAsync(TestPortal portal, string number) => (await portal.Get<HotDeskUserService>().CreateAsync(
        TestPortal.Admin, "main", new HotDeskUserForm { Number = number, FirstName = "Ada", LastName = "Novák" }, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();

    private static async Task<List<AuditChainReport>> VerifyAsync(TestPortal portal) => [.. await portal.Get<AuditVerifier>().VerifyAsync(Token)];
}
