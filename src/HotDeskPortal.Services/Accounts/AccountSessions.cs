using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Net;
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

/// <summary>Where accounts are signed in. A cookie names its session, and holds only until that ends.</summary>
public sealed class AccountSessions(IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "hdp:session";

    /// <summary>How long a session lives that nobody uses.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>How long after signing in, or confirming it, somebody may change how the account is signed in to.</summary>
    public static readonly TimeSpan ConfirmationLife = TimeSpan.FromMinutes(10);

    /// <summary>How long it is remembered where an account was signed in to.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>The session that a cookie names; null: none.</summary>
    public static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claim), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Begins a session: somebody has signed in.</summary>
    public async Task<Guid> BeginAsync(string accountId, string device, string address, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now), AccountId = accountId, StartedAt = now, LastSeenAt = now, ConfirmedAt = now,
            Device = device.Length > AccountLengths.Device ? device[..AccountLengths.Device] : device,
            Address = address.Length > CommonLengths.NetworkAddress ? address[..CommonLengths.NetworkAddress] : address,
        };
        var old = now - Memory;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.AccountSessions.Where(s => s.LastSeenAt < old).ExecuteDeleteAsync(cancellation);
        await db.Users.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastSignInAt, now), cancellation);
        db.AccountSessions.Add(session);
        var email = await EmailAsync(db, accountId, cancellation);
        db.AuditContext = new AuditContext { Source = new AuditSource(AuditParty.Account, email, OwnershipChannel.Portal, session.Address) };
        db.AuditContext.Events.Add(new AuditDraft(AuditAction.SignedIn, AuditSubject.Account, new AuditText(email),
            [new AuditLine("Browser", null, AuditText.Of(session.Device))]));
        await db.SaveChangesAsync(cancellation);
        return session.Id;
    }

    /// <summary>Whether the session that a cookie names still is; notes that it was seen.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, IdOf(principal), cancellation) is not { } session)
            return false;
        // However busy: an identity provider is asked again from time to time whether it still vouches for them.
        if (session.StartedAt + Life <= now && await db.UserLogins.AnyAsync(l => l.UserId == session.AccountId, cancellation))
            return false;
        if (session.LastSeenAt + SeenStep <= now)
            await db.AccountSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellation);
        return true;
    }

    /// <summary>Somebody in this session has shown just now that they are the account's owner.</summary>
    public async Task ConfirmAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        if (IdOf(principal) is not { } id)
            return;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.AccountSessions.Where(s => s.Id == id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now), cancellation);
    }

    /// <summary>Whether that was a few minutes ago at most: a cookie alone does not change how the account is signed in to.</summary>
    public async Task<bool> IsConfirmedAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, IdOf(principal), cancellation) is { } session && session.ConfirmedAt + ConfirmationLife > clock.GetUtcNow();
    }

    /// <summary>Whether somebody in this session may change accounts of others and keys of the API, and take passwords away: who has shown lately that they
    /// are the account's owner, or whom an identity provider vouches for, as it alone decides how often they are asked.</summary>
    public async Task<bool> MayAdministerAsync(Guid? id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, id, cancellation) is { } session
            && (session.ConfirmedAt + ConfirmationLife > clock.GetUtcNow() || await db.UserLogins.AnyAsync(l => l.UserId == session.AccountId, cancellation));
    }

    /// <summary>Whether the account of an e-mail address was signed in to from there.</summary>
    public async Task<bool> HasSignedInFromAsync(string email, IPAddress? from, CancellationToken cancellation = default)
    {
        var (wanted, network) = (email.Trim().ToUpperInvariant(), Network.Of(from));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var addresses = await db.AccountSessions.Where(s => db.Users.Any(a => a.Id == s.AccountId && a.NormalizedEmail == wanted)).Select(s => s.Address).Distinct()
            .ToListAsync(cancellation);
        return addresses.Exists(a => IPAddress.TryParse(a, out var address) && Network.Of(address) == network);
    }

    /// <summary>An account's sessions, the latest first.</summary>
    public async Task<ImmutableArray<AccountSessionSummary>> ListAsync(string accountId, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return [.. await Open(db).Where(s => s.AccountId == accountId).OrderByDescending(s => s.LastSeenAt)
            .Select(s => new AccountSessionSummary(s.Id, s.Device, s.Address, s.StartedAt, s.LastSeenAt)).ToListAsync(cancellation)];
    }

    /// <summary>Ends one session of the account: its cookie and pages end within a minute.</summary>
    /// <param name="by">In whose name, for the audit log.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task EndAsync(AuditSource by, string accountId, Guid id, CancellationToken cancellation = default) =>
        EndAsync(by, accountId, s => s.Id == id, cancellation);

    /// <summary>Ends all sessions of the account but one.</summary>
    /// <param name="by">In whose name, for the audit log.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="except">The one that stays.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task EndAllAsync(AuditSource by, string accountId, Guid? except, CancellationToken cancellation = default) =>
        EndAsync(by, accountId, s => s.Id != except, cancellation);

    /// <summary>Ends all sessions of an account with what a context saves, and tells of each.</summary>
    internal async Task EndAllAsync(HotDeskDbContext db, PortalAccount account, CancellationToken cancellation) =>
        End(db, account.Email ?? "", await Open(db).Where(s => s.AccountId == account.Id).ToListAsync(cancellation));

    private async Task EndAsync(AuditSource by, string accountId, Expression<Func<AccountSession, bool>> which, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditContext = new AuditContext { Source = by };
        End(db, await EmailAsync(db, accountId, cancellation), await Open(db).Where(s => s.AccountId == accountId).Where(which).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }

    private void End(HotDeskDbContext db, string email, List<AccountSession> sessions)
    {
        foreach (var session in sessions)
        {
            session.EndedAt = clock.GetUtcNow();
            db.AuditContext!.Events.Add(new AuditDraft(AuditAction.SessionEnded, AuditSubject.Account, new AuditText(email),
                [new AuditLine("Browser", AuditText.Of(session.Device), null), new AuditLine("Address", AuditText.Of(session.Address), null)]));
        }
    }

    private async Task<AccountSession?> FindAsync(HotDeskDbContext db, Guid? id, CancellationToken cancellation) =>
        id is { } named ? await Open(db).AsNoTracking().SingleOrDefaultAsync(s => s.Id == named, cancellation) : null;

    private IQueryable<AccountSession> Open(HotDeskDbContext db)
    {
        var dead = clock.GetUtcNow() - Life;
        return db.AccountSessions.Where(s => s.EndedAt == null && s.LastSeenAt >= dead);
    }

    private static async Task<string> EmailAsync(HotDeskDbContext db, string accountId, CancellationToken cancellation) =>
        await db.Users.Where(a => a.Id == accountId).Select(a => a.Email).SingleOrDefaultAsync(cancellation) ?? "";
}
