using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Doors;

/// <summary>What a phone system comes for.</summary>
public enum DoorRequestKind
{
    /// <summary>A call begins.</summary>
    Call,

    /// <summary>Keys of a call.</summary>
    Keys,

    /// <summary>Where a call goes.</summary>
    Route,

    /// <summary>The phones' accounts.</summary>
    Accounts,

    /// <summary>A sentence as sound.</summary>
    Prompt,
}

/// <summary>Something that happened at a door.</summary>
/// <param name="At">When.</param>
/// <param name="From">The network address; null: unknown.</param>
/// <param name="Kind">What for; null: refused before it said so.</param>
/// <param name="Refusal">Why it was refused; null: it got in.</param>
/// <param name="Took">How long the answer took; null: refused.</param>
/// <param name="WentWell">Whether it got what it came for.</param>
/// <param name="Phone">The phone it is about; null: none.</param>
/// <param name="Dialled">What was dialled; null: nothing.</param>
public sealed record DoorEvent(
    DateTimeOffset At, string? From, DoorRequestKind? Kind, DoorRefusal? Refusal, TimeSpan? Took, bool WentWell, string? Phone, string? Dialled);

/// <summary>A door as it is now, since this process began.</summary>
/// <param name="LastCall">The call that came last; null: none.</param>
/// <param name="LastRequest">What got in last; null: nothing.</param>
/// <param name="LastRefused">What was refused last; null: nothing.</param>
/// <param name="Requests">How many got in.</param>
/// <param name="Errors">How many of them did not get what they came for.</param>
/// <param name="Median">Half of the last answers took no longer; null: there was none.</param>
/// <param name="Slowest">The slowest of the last answers; null: there was none.</param>
/// <param name="Recent">What happened last, newest first.</param>
public sealed record DoorLive(
    DoorEvent? LastCall, DoorEvent? LastRequest, DoorEvent? LastRefused, long Requests, long Errors, TimeSpan? Median, TimeSpan? Slowest,
    ImmutableArray<DoorEvent> Recent)
{
    /// <summary>Nothing has happened.</summary>
    public static DoorLive Quiet { get; } = new(null, null, null, 0, 0, null, null, []);
}

/// <summary>
/// What happens at the doors: in memory for the page, and a few times in the database for readiness. Noting something costs no database,
/// and what is kept of each door is bounded.
/// </summary>
public sealed class DoorActivity(IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Events that are kept of each door, and of strangers.</summary>
    public const int Kept = 50;

    /// <summary>Answers whose time is kept of each door.</summary>
    public const int Timed = 200;

    private readonly ConcurrentDictionary<int, DoorLog> _logs = new();
    private readonly DoorLog _strangers = new();
    private volatile IReadOnlyDictionary<string, int> _ids = ImmutableDictionary<string, int>.Empty;
    private long _version;

    /// <summary>Counts what happens: whoever shows it knows whether there is news.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>A phone system got in, and was answered.</summary>
    /// <param name="door">Where.</param>
    /// <param name="kind">What for.</param>
    /// <param name="took">How long the answer took.</param>
    /// <param name="wentWell">Whether it got what it came for.</param>
    /// <param name="phone">The phone it is about.</param>
    /// <param name="dialled">What was dialled; never keys that may be a PIN.</param>
    public void Asked(OpenDoor door, DoorRequestKind kind, TimeSpan took, bool wentWell, string? phone = null, string? dialled = null)
    {
        var happened = new DoorEvent(clock.GetUtcNow(), AuditSource.Text(door.Actor.From), kind, null, took, wentWell, phone, dialled);
        _logs.GetOrAdd(door.Id, _ => new DoorLog()).Add(happened);
        Interlocked.Increment(ref _version);
    }

    /// <summary>Somebody was refused.</summary>
    /// <param name="address">The address that they named; what is no door's is not kept.</param>
    /// <param name="why">Why.</param>
    /// <param name="from">Where from.</param>
    public void Refused(string address, DoorRefusal why, IPAddress? from)
    {
        var happened = new DoorEvent(clock.GetUtcNow(), AuditSource.Text(from), null, why, null, WentWell: false, null, null);
        (_ids.TryGetValue(address, out var id) ? _logs.GetOrAdd(id, _ => new DoorLog()) : _strangers).Add(happened);
        Interlocked.Increment(ref _version);
    }

    /// <summary>A door as it is now.</summary>
    public DoorLive Of(int doorId) => _logs.TryGetValue(doorId, out var log) ? log.Live() : DoorLive.Quiet;

    /// <summary>Who came to addresses that are no door's, newest first.</summary>
    public ImmutableArray<DoorEvent> Strangers => _strangers.Live().Recent;

    /// <summary>Writes down when something happened last, for the doors where something did.</summary>
    public async Task WriteAsync(CancellationToken cancellation = default)
    {
        foreach (var (id, log) in _logs)
        {
            if (log.TakeUnwritten() is not { } unwritten)
                continue;
            try
            {
                await WriteAsync(id, unwritten, cancellation);
            }
            catch
            {
                log.PutBack();
                throw;
            }
        }
    }

    /// <summary>Which doors there are.</summary>
    internal void Know(IEnumerable<Door> doors) => _ids = doors.ToDictionary(d => d.Address, d => d.Id, StringComparer.Ordinal);

    private async Task WriteAsync(int id, DoorLive live, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        DateTimeOffset? call = live.LastCall?.At, request = live.LastRequest?.At, refused = live.LastRefused?.At;
        var (from, refusedFrom, why) = (live.LastRequest?.From, live.LastRefused?.From, live.LastRefused?.Refusal);
        // Another process may have seen something later. Not a change of set-up: it takes no version and no revision.
        if (request is not null)
            await db.Doors.Where(d => d.Id == id && (d.LastRequestAt == null || d.LastRequestAt < request)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.LastRequestAt, request).SetProperty(d => d.LastRequestFrom, from), cancellation);
        if (call is not null)
            await db.Doors.Where(d => d.Id == id && (d.LastCallAt == null || d.LastCallAt < call)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.LastCallAt, call), cancellation);
        if (refused is not null)
            await db.Doors.Where(d => d.Id == id && (d.LastRefusedAt == null || d.LastRefusedAt < refused)).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.LastRefusedAt, refused).SetProperty(d => d.LastRefusal, why).SetProperty(d => d.LastRefusedFrom, refusedFrom),
                cancellation);
    }
}
