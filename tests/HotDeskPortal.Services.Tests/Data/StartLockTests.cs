using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>Instances that start at once do so one after the other, on every product.</summary>
public sealed class StartLockTests
{
    [Fact(Timeout = 120_000)]
    public async Task Starts_OnOneDatabase_AreOneAtATime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (inside, most, done) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var db = database.Open();
            await using (await database.Provider.LockStartAsync(db, TestContext.Current.CancellationToken))
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await db.Offices.CountAsync(TestContext.Current.CancellationToken);
                Interlocked.Decrement(ref inside);
                done++;
            }
        })));

        (most, done).ShouldBe((1, 8));
    }

    [Fact]
    public async Task Database_AsItIsMade_LacksNoSetting()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();

        (await database.Provider.MissingSettingAsync(db, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [SqliteFact]
    public async Task Start_ThatDied_LeavesNoLockBehind()
    {
        await using var database = (SqliteTestDatabase)await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await (await database.Provider.LockStartAsync(db, TestContext.Current.CancellationToken)).DisposeAsync();
        File.Exists($"{database.FilePath}-start").ShouldBeTrue("the file stays, its lock does not");

        await (await database.Provider.LockStartAsync(db, TestContext.Current.CancellationToken)).DisposeAsync();
    }
}
