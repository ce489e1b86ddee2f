using HotDeskPortal.Domain.Keypad;
using Microsoft.Data.Sqlite;

namespace HotDeskPortal.Services.Tests.Keypad;

/// <summary>Database away. A call is told so, nothing is half done, and it works again without a restart.</summary>
public sealed class KeypadWithoutDatabaseTests
{
    [Theory]
    [InlineData(Fault.OnOpen)]
    [InlineData(Fault.BeforeCommit)]
    public async Task PinCheck_WhileDatabaseIsAway_IsTemporarilyUnavailableAndCountsNothing(Fault fault)
    {
        await using var portal = await TestPortal.StartAsync();
        var call = portal.Dial("3001");
        portal.Faults.Fault = fault;

        await call.IdentifyAsync("2019", pin: "0001");

        call.Said.ShouldBe([Prompt.TemporarilyUnavailable]);
        call.Turn.Outcome.ShouldBe(KeypadOutcome.Unavailable);
        (await portal.ReadAsync(db => Task.FromResult(db.PinGuards.Count()))).ShouldBe(0);

        portal.Faults.Fault = Fault.None;
        (await (await portal.Dial("3001").IdentifyAsync("2019")).EnterAsync("2")).Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Theory]
    [InlineData(Fault.OnOpen)]
    [InlineData(Fault.BeforeCommit)]
    public async Task Takeover_WhileDatabaseIsAway_LeavesBothPhonesAsTheyWere(Fault fault)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3002");
        var call = await portal.Dial("3002").IdentifyAsync("2019");
        portal.Faults.Fault = fault;

        await call.EnterAsync("2");

        call.Turn.Outcome.ShouldBe(KeypadOutcome.Unavailable);
        portal.Faults.Fault = Fault.None;
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe(("2019", "2020"));
        (await portal.SessionsAsync()).ShouldAllBe(s => s.EndedAt == null);
        await Consistency.VerifyAsync(portal);
        (await portal.LogInAsync("2019", at: "3002")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task LogOut_WhileDatabaseIsAway_KeepsTheOwner()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var call = portal.Dial("3001", "*46");
        portal.Faults.Fault = Fault.BeforeCommit;

        (await call.EnterAsync(TestOffice.PinOf("2019") + "#")).Outcome.ShouldBe(KeypadOutcome.Unavailable);

        portal.Faults.Fault = Fault.None;
        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.OpenSessionAsync("3001")).ShouldNotBeNull();
    }

    /// <summary>No simulation: another program holds the file's lock for longer than anybody should wait on a phone.</summary>
    [SqliteTheory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_WhileTheFileStaysLocked_IsTemporarilyUnavailable(bool isRightPin)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var other = new SqliteConnection(portal.Database.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            // All at once, so that those behind the first do not wait in turn.
            var calls = await Task.WhenAll(TestOffice.HotDeskNumbers.Select(at => Task.Run(async () =>
            {
                var call = await portal.Dial(at).IdentifyAsync("2019", isRightPin ? null : "0001");
                // A right PIN is known without writing; to take the phone is not.
                return isRightPin ? await call.EnterAsync("2") : call.Turn;
            })));
            calls.ShouldAllBe(turn => turn.Outcome == KeypadOutcome.Unavailable);
        }

        (await portal.Dial("3001").IdentifyAsync("2019")).Said.ShouldBe([Prompt.PressTwoToTakeOwnership]);
    }
}
