using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Accounts;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Device">Browser and system.</param>
/// <param name="Address">Where from.</param>
/// <param name="StartedAt">When they signed in.</param>
/// <param name="LastSeenAt">When it was used last.</param>
public sealed record AccountSessionSummary(Guid Id, string Device, string Address, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

/// <summary>Where accounts are signed in. A cookie names its session, and holds only while that is there.</summary>
public sealed class AccountSessions(IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "hdp:session";

    /// <summary>How long a session lives that nobody uses.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>The session that a cookie names; null: none.</summary>
    public static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claim), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Begins a session: somebody has signed in.</summary>
    public async Task<Guid> BeginAsync(string accountId, string device, string address, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now), AccountId = accountId, StartedAt = now, LastSeenAt = now,
            Device = device.Length > AccountLengths.Device ? device[..AccountLengths.Device] : device,
            Address = address.Length > CommonLengths.NetworkAddress ? address[..CommonLengths.NetworkAddress] : address,
        };
        var dead = now - Life;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.AccountSessions.Where(s => s.LastSeenAt < dead).ExecuteDeleteAsync(cancellation);
        await db.Users.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignInAt, now), cancellation);
        db.AccountSessions.Add(session);
        var email = await db.Users.Where(a => a.Id == accountId).Select(a => a.Email).SingleOrDefaultAsync(cancellation) ?? "";
        db.AuditContext = new AuditContext { Source = new AuditSource(AuditParty.Account, email, OwnershipChannel.Portal, session.Address) };
        db.AuditContext.Events.Add(new AuditDraft(AuditAction.SignedIn, AuditSubject.Account, new AuditText(email),
            [new AuditLine("Browser", null, AuditText.Of(session.Device))]));
        await db.SaveChangesAsync(cancellation);
        return session.Id;
    }

    /// <summary>Whether the session that a cookie names still is; notes that it was seen.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        if (IdOf(principal) is not { } id)
            return false;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.AccountSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } session)
            return false;
        // However busy: an identity provider is asked again from time to time whether it still vouches for them.
        if (session.StartedAt + Life <= now && await db.UserLogins.AnyAsync(l => l.UserId == session.AccountId, cancellation))
            return false;
        if (session.LastSeenAt + SeenStep <= now)
            await db.AccountSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellation);
        return true;
    }

    /// <summary>An account's sessions, the latest first.</summary>
    public async Task<ImmutableArray<AccountSessionSummary>> ListAsync(string accountId, CancellationToken cancellation = default)
    {
        var dead = clock.GetUtcNow() - Life;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return [.. await db.AccountSessions.Where(s => s.AccountId == accountId && s.LastSeenAt >= dead).OrderByDescending(s => s.LastSeenAt)
            .Select(s => new AccountSessionSummary(s.Id, s.Device, s.Address, s.StartedAt, s.LastSeenAt)).ToListAsync(cancellation)];
    }

    /// <summary>Ends one session of the account: its cookie and pages end within a minute.</summary>
    public async Task EndAsync(string accountId, Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.AccountSessions.Where(s => s.AccountId == accountId && s.Id == id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Ends all sessions of the account but one.</summary>
    public async Task EndAllAsync(string accountId, Guid? except, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.AccountSessions.Where(s => s.AccountId == accountId && s.Id != except).ExecuteDeleteAsync(cancellation);
    }
}
