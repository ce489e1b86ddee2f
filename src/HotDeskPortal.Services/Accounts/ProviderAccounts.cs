using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Somebody as the identity provider knows them.</summary>
/// <param name="Issuer">The provider's own name for itself.</param>
/// <param name="Subject">Its name for them, which never changes.</param>
/// <param name="Email">Their e-mail address; null: it tells none, or none that it stands by.</param>
/// <param name="IsEmailVerified">Whether it has made sure that the address is theirs.</param>
/// <param name="Groups">Their groups; null: it keeps them back, for there are too many.</param>
public sealed record ProvidedIdentity(string Issuer, string Subject, string? Email, bool IsEmailVerified, ImmutableArray<string>? Groups)
{
    /// <summary>The name under which Identity keeps the provider's logins.</summary>
    public const string LoginProvider = "OpenIdConnect";

    /// <summary>Issuer and subject as one key of fixed length: a subject tells case apart, which not every database does.</summary>
    public string LoginKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer}\n{Subject}")));
}

/// <summary>Accounts that an identity provider vouches for: role and offices follow its groups at each sign-in, and they have no other way in.</summary>
public sealed class ProviderAccounts(
    UserManager<PortalAccount> accounts, HotDeskDbContext db, AccountSessions sessions, OwnershipFeed feed, IdentityProviderOptions options,
    TimeProvider clock, ILogger<ProviderAccounts> logger)
{
    /// <summary>Takes whom the provider vouches for. Whoever it no longer does is signed out everywhere.</summary>
    /// <param name="who">They.</param>
    /// <param name="from">Where from, for the audit log.</param>
    /// <param name="connectTo">The account that is to be theirs from now on, of whoever is signed in with it; null: they sign in.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The account, or <see cref="GroupsHidden"/>, <see cref="NoRole"/>, <see cref="NoEmail"/>,
    /// <see cref="EmailTaken"/>, <see cref="AccountClosed"/>, <see cref="ConnectedElsewhere"/>, <see cref="LastAdministrator"/>, <see cref="AccountRefused"/>.</returns>
    public async Task<Result<PortalAccount>> AcceptAsync(ProvidedIdentity who, IPAddress? from, string? connectTo = null, CancellationToken cancellation = default)
    {
        var may = RoleOf(who);
        var accepted = may.IsSuccess ? await db.WriteAccountsAsync(AuditSource.Visitor(who.Email, from), ct => TakeAsync(who, may.Value, connectTo, ct), cancellation) : may.Error;
        if (!accepted.IsSuccess && connectTo is null && await accounts.FindByLoginAsync(ProvidedIdentity.LoginProvider, who.LoginKey) is { } refused)
            await sessions.EndAllAsync(AuditSource.Portal, refused.Id, except: null, cancellation);
        return accepted;
    }

    private Result<AccountForm> RoleOf(ProvidedIdentity who)
    {
        if (who.Groups is not { } groups)
            return new GroupsHidden();
        if (options.RoleOf(groups) is not { } may)
            return new NoRole();
        foreach (var key in may.Offices.Where(o => feed.Board(o) is null).ToList())
        {
            logger.LogWarning("{Section}:Roles names the office {Office}, which there is not.", IdentityProviderOptions.Section, key);
            may.Offices.Remove(key);
        }
        return may is { Role: PortalRole.OfficeManager, Offices.Count: 0 } ? new NoRole() : may;
    }

    private async Task<Result<PortalAccount>> TakeAsync(ProvidedIdentity who, AccountForm may, string? connectTo, CancellationToken cancellation)
    {
        var known = await accounts.FindByLoginAsync(ProvidedIdentity.LoginProvider, who.LoginKey);
        if (known is not null && connectTo is not null && known.Id != connectTo)
            return new ConnectedElsewhere();
        if (known is not null)
            return known.IsDisabled ? new AccountClosed() : await FollowAsync(known, may, cancellation);
        if (connectTo is not null)
            return await accounts.FindByIdAsync(connectTo) is { IsDisabled: false } mine ? await BindAsync(mine, who, may, cancellation) : new AccountClosed();
        if (who.Email is null)
            return new NoEmail();
        if (await accounts.FindByEmailAsync(who.Email) is not { } taken)
            return await CreateAsync(who, may, cancellation);
        // By its address alone nobody takes an account: only an invitation that waits for exactly this person.
        return who.IsEmailVerified && taken is { IsInvited: true, IsDisabled: false } && taken.LinkUntil > clock.GetUtcNow()
            ? await BindAsync(taken, who, may, cancellation)
            : new EmailTaken(who.Email);
    }

    private async Task<Result<PortalAccount>> CreateAsync(ProvidedIdentity who, AccountForm may, CancellationToken cancellation)
    {
        var account = new PortalAccount { UserName = who.Email, Email = who.Email, EmailConfirmed = true, Role = may.Role };
        if (account.SetOffices(feed, may) is { } unknown)
            return unknown;
        var created = await accounts.CreateAsync(account);
        if (!created.Succeeded)
            return AccountRefused.Of(created);
        AddLogin(account, who);
        await db.SaveChangesAsync(cancellation);
        return account;
    }

    /// <summary>From now on the provider alone opens the account: a password beside it would outlive the groups.</summary>
    private async Task<Result<PortalAccount>> BindAsync(PortalAccount account, ProvidedIdentity who, AccountForm may, CancellationToken cancellation)
    {
        (account.PasswordHash, account.TwoFactorEnabled, account.IsInvited) = (null, false, false);
        (account.LinkHash, account.LinkUntil) = (null, null);
        db.RemoveRange(await db.UserTokens.Where(t => t.UserId == account.Id).ToListAsync(cancellation));
        db.RemoveRange(await db.Set<IdentityUserPasskey<string>>().Where(p => p.UserId == account.Id).ToListAsync(cancellation));
        await sessions.EndAllAsync(db, account, cancellation);
        AccountService.NewStamp(account);
        AddLogin(account, who);
        return await FollowAsync(account, may, cancellation);
    }

    private async Task<Result<PortalAccount>> FollowAsync(PortalAccount account, AccountForm may, CancellationToken cancellation)
    {
        await db.Entry(account).Collection(a => a.Offices).LoadAsync(cancellation);
        var (role, offices) = (account.Role, account.Offices.Select(o => o.OfficeId).ToHashSet());
        account.Role = may.Role;
        if (account.SetOffices(feed, may) is { } unknown)
            return unknown;
        if (role != account.Role || !offices.SetEquals(account.Offices.Select(o => o.OfficeId)))
            AccountService.NewStamp(account);
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(cancellation);
        return account;
    }

    private void AddLogin(PortalAccount account, ProvidedIdentity who) => db.UserLogins.Add(new IdentityUserLogin<string>
    {
        UserId = account.Id, LoginProvider = ProvidedIdentity.LoginProvider, ProviderKey = who.LoginKey, ProviderDisplayName = options.DisplayName,
    });
}
