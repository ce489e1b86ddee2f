using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Audit;

/// <summary>
/// Counts refused sign-ins, API keys and PINs. Anybody can cause them as fast as the network carries, so they are not written down one by
/// one: an entry a minute for each of at most <see cref="MaxSources"/> sources, with a count, and one for all others together.
/// </summary>
public sealed class AuditRefusals(AuditLog log, IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Sources that are told apart; more come together only where somebody has many addresses.</summary>
    public const int MaxSources = 20;

    /// <summary>Phones that are named in an entry.</summary>
    private const int MaxPlaces = 10;

    /// <summary>At most one entry of a source in this time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly Source Others = new(AuditAction.KeyDenied, "", "many addresses");

    private readonly Lock _lock = new();
    private readonly Dictionary<Source, Count> _counts = [];

    /// <summary>Somebody could not sign in.</summary>
    /// <param name="email">What they said their e-mail address is; told only where there is such an account, as it may be anything, a password too.</param>
    /// <param name="from">Where from.</param>
    public void SignInFailed(string? email, IPAddress? from) => Add(new Source(AuditAction.SignInFailed, email?.Trim() ?? "", Text(from)));

    /// <summary>An API key was refused: unknown, or without the right to what it asked for.</summary>
    /// <param name="bearer">Whose key, where it is known.</param>
    /// <param name="from">Where from.</param>
    public void KeyDenied(Actor? bearer, IPAddress? from) => Add(new Source(AuditAction.KeyDenied, bearer?.Name ?? "", Text(from)));

    /// <summary>A wrong PIN was entered at a phone. Told by office: how many, and at which phones, never which.</summary>
    /// <param name="office">Key of the office.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hotDesk">Number of the hot desk extension.</param>
    public void WrongPin(string office, string name, string hotDesk) => Add(new Source(AuditAction.WrongPins, name, "") { Office = office }, hotDesk);

    /// <summary>Writes down what was counted, except of sources that had an entry in the last minute.</summary>
    /// <param name="isLast">Whether the process ends: then everything.</param>
    /// <param name="cancellation">Gives up; nothing is lost.</param>
    public async Task WriteAsync(bool isLast = false, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        foreach (var (source, refused) in Due(now, isLast))
        {
            try
            {
                await RecordAsync(source, refused, cancellation);
            }
            catch
            {
                Return(source, refused);
                throw;
            }
        }
    }

    private async Task RecordAsync(Source source, Refused refused, CancellationToken cancellation)
    {
        if (source.Office is { } office)
        {
            await log.RecordAsync(
                new AuditContext { Source = AuditSource.Portal, Office = office }, source.Action, AuditSubject.Office, source.Who,
                [.. Told(refused), ("At hot desk", refused.Places)], cancellation);
            return;
        }
        var isSignIn = source.Action == AuditAction.SignInFailed;
        var who = isSignIn ? await AccountAsync(source.Who, cancellation) : source.Who;
        var party = !isSignIn && who.Length > 0 ? AuditParty.ApiKey : AuditParty.Nobody;
        var subject = who.Length > 0 ? who : isSignIn ? "unknown account" : "unknown key";
        await log.RecordAsync(
            new AuditContext { Source = new AuditSource(party, party == AuditParty.Nobody ? "" : who, isSignIn ? OwnershipChannel.Portal : OwnershipChannel.Api, source.From) },
            source.Action, isSignIn ? AuditSubject.Account : AuditSubject.ApiKey, subject,
            Told(refused), cancellation);
    }

    private static (string, string)[] Told(Refused refused) =>
        [("Times", refused.Times.ToString(CultureInfo.InvariantCulture)), ("Since", AuditedType.Text(refused.Since)!)];

    private async Task<string> AccountAsync(string email, CancellationToken cancellation)
    {
        var wanted = email.ToUpperInvariant();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(a => a.NormalizedEmail == wanted).Select(a => a.Email).SingleOrDefaultAsync(cancellation) ?? "";
    }

    private void Add(Source source, string place = "")
    {
        lock (_lock)
        {
            // Offices are known, and no more than there are.
            if (source.Office is null && !_counts.ContainsKey(source) && _counts.Keys.Count(s => s.Office is null) >= MaxSources)
                source = Others with { Action = source.Action };
            if (!_counts.TryGetValue(source, out var count))
                _counts[source] = count = new Count();
            if (count.Times++ == 0)
                count.Since = clock.GetUtcNow();
            if (place.Length > 0 && count.Places.Count <= MaxPlaces)
                count.Places.Add(count.Places.Count < MaxPlaces || count.Places.Contains(place) ? place : "…");
        }
    }

    private List<(Source, Refused)> Due(DateTimeOffset now, bool isLast)
    {
        lock (_lock)
        {
            var due = new List<(Source, Refused)>();
            foreach (var (source, count) in _counts)
            {
                if (!isLast && count.WrittenAt + Pause > now)
                    continue;
                if (count.Times == 0)
                {
                    _counts.Remove(source);
                    continue;
                }
                due.Add((source, new Refused(count.Times, count.Since, string.Join(", ", count.Places))));
                (count.Times, count.WrittenAt) = (0, now);
                count.Places.Clear();
            }
            return due;
        }
    }

    private void Return(Source source, Refused refused)
    {
        lock (_lock)
            if (_counts.TryGetValue(source, out var count))
            {
                (count.Times, count.Since, count.WrittenAt) = (count.Times + refused.Times, refused.Since, default);
                count.Places.UnionWith(refused.Places.Split(", ", StringSplitOptions.RemoveEmptyEntries));
            }
    }

    /// <summary>Whoever has one address of IPv6 has 64 bits of them.</summary>
    private static string Text(IPAddress? from)
    {
        if (from is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } || IPAddress.IsLoopback(from))
            return AuditSource.Text(from) ?? "";
        return $"{Network.Of(from)}/64";
    }

    private sealed record Source(AuditAction Action, string Who, string From)
    {
        /// <summary>The office concerned; null: none.</summary>
        public string? Office { get; init; }
    }

    private sealed record Refused(int Times, DateTimeOffset Since, string Places);

    private sealed class Count
    {
        public int Times { get; set; }

        public DateTimeOffset Since { get; set; }

        public DateTimeOffset WrittenAt { get; set; }

        public SortedSet<string> Places { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>Writes refusals down every few seconds, and at the end.</summary>
public sealed class AuditRefusalsService(AuditRefusals refusals, DatabaseProvider provider, TimeProvider clock, ILogger<AuditRefusalsService> logger) : BackgroundService
{
    /// <summary>How long the first refusal of a source waits.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(false, stoppingToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(true, cancellationToken);
    }

    private async Task TryWriteAsync(bool isLast, CancellationToken cancellation)
    {
        try
        {
            await refusals.WriteAsync(isLast, cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "Refused sign-ins and keys could not be written down; they wait for the database.");
        }
        catch (ObjectDisposedException e) when (isLast)
        {
            // The host did not wait for the end; counts of seconds are lost, as in a crash.
            logger.LogWarning(e, "The last refused sign-ins and keys could not be written down: the portal was gone already.");
        }
    }
}
