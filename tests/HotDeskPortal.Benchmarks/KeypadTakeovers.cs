using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Takeovers as the keypad commits them: what it calls for <c>*45</c>, user, PIN, 2. Every phone changes hands between two users of
/// its own; beside it <see cref="RawTakeovers"/> on a twin of the database.
/// </summary>
internal sealed class KeypadTakeovers : IAsyncDisposable
{
    private const int Phones = 500;

    private static readonly Actor Actor = Actor.Account("benchmark", PortalRole.Administrator, []);
    private static readonly Origin Origin = new(OwnershipChannel.Phone, "keypad");

    private readonly BenchmarkDatabase _database, _twin;
    private readonly BenchmarkOffice _office;
    private readonly OwnershipService _ownership;
    private readonly Pin _pin = Pin.Entered(BenchmarkDatabase.Pin);
    private int _next;

    private KeypadTakeovers(BenchmarkDatabase database, BenchmarkOffice office, BenchmarkDatabase twin, BenchmarkOffice twinOffice)
    {
        (_database, _office, _twin) = (database, office, twin);
        _ownership = database.Services.GetRequiredService<OwnershipService>();
        Raw = new RawTakeovers(twin.ConnectionString, twinOffice);
    }

    /// <summary>The yardstick.</summary>
    public RawTakeovers Raw { get; }

    public static async Task<KeypadTakeovers> CreateAsync()
    {
        var (database, twin) = (await BenchmarkDatabase.CreateAsync(), await BenchmarkDatabase.CreateAsync());
        var office = await database.AddOfficeAsync("bench", Phones, 2 * Phones, owned: true);
        await database.Services.GetRequiredService<OwnershipFeed>().StartAsync(default);
        return new KeypadTakeovers(database, office, twin, await twin.AddOfficeAsync("bench", Phones, 2 * Phones, owned: true));
    }

    /// <summary>One phone after another.</summary>
    public async Task RunAsync(int takeovers)
    {
        for (var i = 0; i < takeovers; i++)
            await TakeAsync(_next++);
    }

    /// <summary>So many phones at once, until the feed has told of all of them; and again.</summary>
    public async Task RunAsync(int takeovers, int atOnce)
    {
        var feed = _database.Services.GetRequiredService<OwnershipFeed>();
        for (var done = 0; done < takeovers; done += atOnce)
        {
            var first = _next;
            _next += atOnce;
            await Task.WhenAll(Enumerable.Range(first, atOnce).Select(n => Task.Run(() => TakeAsync(n))));
            if (feed.Board(_office.Id)!.Version != 2L * _next)
                throw new InvalidOperationException("Not every takeover has reached the feed.");
        }
    }

    /// <summary>Makes sure that the yardstick has written what the keypad has.</summary>
    public async Task VerifyAsync()
    {
        var (written, expected) = (await RowsAsync(_database), await RowsAsync(_twin));
        Console.WriteLine($"Rows in the end: service {written}, raw {expected}");
        if (written != expected)
            throw new InvalidOperationException("The yardstick does not write what the service writes.");
    }

    public async ValueTask DisposeAsync()
    {
        Raw.Dispose();
        await _database.DisposeAsync();
        await _twin.DisposeAsync();
    }

    private async Task TakeAsync(int n)
    {
        var (hotDesk, user) = _office.Takeover(n);
        var claim = await _ownership.CheckPinAsync(Actor, _office.Key, _office.HotDesk(hotDesk), BenchmarkOffice.UserNumber(user), _pin, Origin);
        var (who, owner) = claim.IsSuccess ? claim.Value : throw new InvalidOperationException(claim.Error.Code);
        var taken = await _ownership.LogInAsync(Actor, _office.Key, _office.HotDesk(hotDesk), who.UserId, owner!.UserId, OwnershipChannel.Phone);
        if (!taken.IsSuccess)
            throw new InvalidOperationException(taken.Error.Code);
    }

    private static async Task<Rows> RowsAsync(BenchmarkDatabase database)
    {
        await using var db = await database.OpenAsync();
        return new Rows(
            await db.Offices.Select(o => o.OwnershipVersion).SingleAsync(), await db.Journal.CountAsync(),
            await db.Sessions.CountAsync(), await db.Sessions.CountAsync(s => s.End == SessionEnd.TakenOver && s.SucceededBy != null),
            await db.PinGuards.CountAsync());
    }

    private sealed record Rows(long Version, int Journal, int Sessions, int TakenOver, int PinGuards);
}
