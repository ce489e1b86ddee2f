using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Offices.Changes;

/// <summary>Changes that wait while another one is written share a commit, and are as if each had been alone.</summary>
public sealed class SharedCommitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logins_ThatWaitTogether_ShareACommit_AndEachSeesTheOneBefore()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);

        Task<Result<ExtensionNumber>>[] logins =
        [
            LogInAsync(portal, "2019", at: "3001"), LogInAsync(portal, "2020", at: "3001"), LogInAsync(portal, "2021", at: "3002"),
            // Moves, and so ends a session that began in the same commit.
            LogInAsync(portal, "2021", at: "3003"),
        ];
        await first.ReleaseAsync();
        var results = await Task.WhenAll(logins);

        results.Select(r => r.Error?.GetType()).ShouldBe([null, typeof(OwnerChanged), null, null]);
        portal.Faults.Commits.ShouldBe(first.Commits + 1);
        (portal.OwnerOf("3001"), portal.OwnerOf("3002"), portal.OwnerOf("3003"), portal.Board.Version).ShouldBe(("2019", null, "2021", 4));
        (await portal.JournalAsync()).GroupBy(e => e.ChangeSet).Count().ShouldBe(3);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Refusal_AmongOthers_IsUndoneAlone_WhateverItHasWritten()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);

        var before = RenameAsync(portal, "2019", "Before");
        var refused = WriteAsync(portal, async t =>
        {
            await SetNameAsync(t, "Refused", portal.Main["2020"]);
            await t.FlushAsync(Token);
            await SetNameAsync(t, "Refused", portal.Main["2021"]);
            t.DirectoryChanged();
            return new NothingSelected();
        });
        var after = RenameAsync(portal, "2022", "After");
        await first.ReleaseAsync();

        ((await before).IsSuccess, (await refused).IsSuccess, (await after).IsSuccess).ShouldBe((true, false, true));
        portal.Faults.Commits.ShouldBe(first.Commits + 1);
        (await NamesAsync(portal, "2019", "2020", "2021", "2022")).ShouldBe(["Before", "Marek", "Siobhán", "After"]);
        (await portal.ReadAsync(db => db.AuditEntries.CountAsync(Token))).ShouldBe(2);
        portal.Board.Directory.User(portal.Main["2022"])!.Name.ShouldStartWith("After");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Directory_ChangedByTheOneBefore_IsTheNewOne()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);
        var seen = "";

        var rename = RenameAsync(portal, "2019", "Renamed");
        var look = WriteAsync(portal, t =>
        {
            seen = t.Board.Directory.User(portal.Main["2019"])!.Name;
            return Task.FromResult<Result<Done>>(new Done());
        });
        await first.ReleaseAsync();
        await Task.WhenAll(rename, look);

        seen.ShouldBe("Renamed Whitfield");
        portal.Faults.Commits.ShouldBe(first.Commits + 1);
    }

    [Fact]
    public async Task Failure_OfOneWork_FailsNoOther()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);

        var before = RenameAsync(portal, "2019", "Before");
        var failing = WriteAsync(portal, async t =>
        {
            await SetNameAsync(t, "Failed", portal.Main["2020"]);
            throw new NotSupportedException();
        });
        var after = RenameAsync(portal, "2022", "After");
        await first.ReleaseAsync();

        await Should.ThrowAsync<NotSupportedException>(failing);
        ((await before).IsSuccess, (await after).IsSuccess).ShouldBe((true, true));
        (await NamesAsync(portal, "2019", "2020", "2022")).ShouldBe(["Before", "Marek", "After"]);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Unavailable_IsToldToAll_WhereTheCommitFails()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);

        Task<Result<ExtensionNumber>>[] logins = [LogInAsync(portal, "2019", at: "3001"), LogInAsync(portal, "2020", at: "3002")];
        portal.Faults.Fault = Fault.BeforeCommit;
        await first.ReleaseAsync(isCommitted: false);
        var results = await Task.WhenAll(logins);
        portal.Faults.Fault = Fault.None;

        results.ShouldAllBe(r => r.Error is Unavailable);
        (await portal.JournalAsync()).ShouldBeEmpty();
        (await portal.LogInAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Caller_WhoGivesUpWhileWaiting_IsNotServed()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var given = portal.Ownership.LogInAsync(
            TestPortal.Admin, "main", portal.Main["3001"], portal.Main["2019"], null, OwnershipChannel.Phone, cancelled.Token);
        var other = LogInAsync(portal, "2020", at: "3002");
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(given);
        await first.ReleaseAsync();

        (await other).IsSuccess.ShouldBeTrue();
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe((null, "2020"));
    }

    [Fact]
    public async Task SetUp_HasItsCommitToItself_InItsTurn()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);
        var order = new List<string>();

        var all = new[]
        {
            WriteAsync(portal, t => NoteAsync("first")), WriteAsync(portal, t => NoteAsync("second")),
            portal.Get<OfficeChanges>().SetUpAsync(TestPortal.Admin, "main", Permission.SetUp, OwnershipChannel.Portal, (_, _) => NoteAsync("set-up"), Token),
            WriteAsync(portal, t => NoteAsync("third")), WriteAsync(portal, t => NoteAsync("fourth")),
        };
        await first.ReleaseAsync();
        await Task.WhenAll(all);

        order.ShouldBe(["first", "second", "set-up", "third", "fourth"]);
        portal.Faults.Commits.ShouldBe(first.Commits + 3);

        Task<Result<Done>> NoteAsync(string name)
        {
            order.Add(name);
            return Task.FromResult<Result<Done>>(new Done());
        }
    }

    [Fact]
    public async Task Offices_OfADatabaseWithOneWriter_ShareACommit()
    {
        await using var portal = await TestPortal.StartAsync();
        using var first = new Held(portal);

        var main = RenameAsync(portal, "2019", "Here");
        var training = portal.Get<OfficeChanges>().WriteAsync<Done>(portal.Training.Id, new Origin(OwnershipChannel.Portal, "test"), async (t, _) =>
        {
            await SetNameAsync(t, "There", portal.Training["2019"]);
            t.DirectoryChanged();
            return new Done();
        }, Token);
        await first.ReleaseAsync();
        await Task.WhenAll(main, training);

        portal.Faults.Commits.ShouldBe(first.Commits + 1);
        (portal.Board.Version, portal.Feed.Board("training")!.Version).ShouldBe((1, 1));
        portal.Feed.Board("training")!.Directory.User(portal.Training["2019"])!.Name.ShouldStartWith("There");
    }

    private static Task<Result<ExtensionNumber>> LogInAsync(TestPortal portal, string user, string at) =>
        portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main[at], portal.Main[user], null, OwnershipChannel.Phone, Token);

    private static Task<Result<Done>> RenameAsync(TestPortal portal, string user, string name) => WriteAsync(portal, async t =>
    {
        await SetNameAsync(t, name, portal.Main[user]);
        t.DirectoryChanged();
        return new Done();
    });

    private static Task<Result<Done>> WriteAsync(TestPortal portal, Func<OfficeTransaction, Task<Result<Done>>> work) =>
        portal.Get<OfficeChanges>().WriteAsync(portal.Main.Id, new Origin(OwnershipChannel.Portal, "test"), (t, _) => work(t), Token);

    private static async Task SetNameAsync(OfficeTransaction transaction, string name, int user) =>
        (await transaction.Db.HotDeskUsers.SingleAsync(u => u.Id == user, Token)).FirstName = name;

    private static Task<List<string>> NamesAsync(TestPortal portal, params string[] users) => portal.ReadAsync(async db =>
    {
        var ids = users.Select(u => portal.Main[u]).ToArray();
        return await db.HotDeskUsers.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Id).Select(u => u.FirstName).ToListAsync(Token);
    });

    /// <summary>A change that is being written until it is released: what comes meanwhile waits.</summary>
    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task<Result<Done>> _change;

        public Held(TestPortal portal)
        {
            _change = WriteAsync(portal, async _ =>
            {
                await _release.Task;
                return new Done();
            });
            Commits = portal.Faults.Commits + 1;
        }

        /// <summary>Commits up to this change.</summary>
        public int Commits { get; }

        public async Task ReleaseAsync(bool isCommitted = true)
        {
            _release.TrySetResult();
            (await _change).IsSuccess.ShouldBe(isCommitted);
        }

        public void Dispose() => _release.TrySetResult();
    }
}
