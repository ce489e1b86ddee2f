using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Whether somebody can sign in with an account.</summary>
public enum AccountState
{
    /// <summary>They can.</summary>
    Active,

    /// <summary>They have not accepted the invitation yet.</summary>
    Invited,

    /// <summary>They have not accepted it in time.</summary>
    InvitationEnded,

    /// <summary>Too many wrong passwords; it opens again by itself.</summary>
    Locked,

    /// <summary>An administrator closed it.</summary>
    Disabled,
}

/// <summary>An account in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Role">Role.</param>
/// <param name="OfficeKeys">Keys of an office manager's offices.</param>
/// <param name="OfficeNames">Names of these.</param>
/// <param name="State">Whether they can sign in.</param>
/// <param name="LastSignInAt">When they did last.</param>
/// <param name="LinkUntil">When the one-time link ends, where one is open.</param>
/// <param name="InvitedBy">Who invited them.</param>
/// <param name="HasTwoFactor">Whether an authenticator app is asked for.</param>
/// <param name="Passkeys">How many passkeys they have.</param>
/// <param name="Provider">The identity provider that vouches for them, where one does.</param>
public sealed record AccountSummary(
    string Id, string Email, PortalRole Role, ImmutableArray<string> OfficeKeys, ImmutableArray<string> OfficeNames, AccountState State,
    DateTimeOffset? LastSignInAt, DateTimeOffset? LinkUntil, string InvitedBy, bool HasTwoFactor, int Passkeys, string? Provider);

/// <summary>What became of a message.</summary>
public enum MailOutcome
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>No mail server is configured.</summary>
    NotConfigured,

    /// <summary>The server could not be reached, or refused.</summary>
    Failed,
}

/// <summary>A one-time link that was made.</summary>
/// <param name="Email">For whom.</param>
/// <param name="Address">The link; null: it went out by mail and is nobody else's business.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Mail">What became of the message.</param>
public sealed record AccountLink(string Email, Uri? Address, DateTimeOffset Until, MailOutcome Mail)
{
    /// <summary>Without the address, which belongs in no log.</summary>
    public override string ToString() => $"Link for {Email}";
}

/// <summary>Who may sign in, and as what (design/behaviour.md: Who may do what); for administrators alone.</summary>
public sealed class AccountService(
    IDbContextFactory<HotDeskDbContext> contexts, IServiceScopeFactory scopes, OwnershipFeed feed, IAccountMail mail,
    IValidator<InvitationForm> invitations, IValidator<AccountForm> validator, TimeProvider clock)
{
    /// <summary>How long a one-time link works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>All accounts by e-mail address.</summary>
    /// <returns>They, or <see cref="AdministratorsOnly"/>.</returns>
    public async Task<Result<ImmutableArray<AccountSummary>>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.SeeAccounts);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var accounts = await db.Users.AsNoTracking().Include(a => a.Offices).OrderBy(a => a.Email).ToListAsync(cancellation);
        var passkeys = await db.Set<IdentityUserPasskey<string>>().GroupBy(p => p.UserId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var providers = (await db.UserLogins.AsNoTracking().ToListAsync(cancellation)).ToLookup(l => l.UserId, l => l.ProviderDisplayName, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        return accounts.Select(a => Summary(a, now) with { Passkeys = passkeys.GetValueOrDefault(a.Id), Provider = providers[a.Id].FirstOrDefault() }).ToImmutableArray();
    }

    /// <summary>Invites somebody by a one-time link.</summary>
    /// <param name="actor">Who invites.</param>
    /// <param name="form">Whom, and as what.</param>
    /// <param name="page">Address of the page that takes the link's code.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The link, or <see cref="AdministratorsOnly"/>, <see cref="InvalidInput"/>, <see cref="UnknownOffice"/>, <see cref="EmailTaken"/>.</returns>
    public async Task<Result<AccountLink>> InviteAsync(Actor actor, InvitationForm form, Uri page, CancellationToken cancellation = default)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(AdministratorTask.InvitePeople);
        if (invitations.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var email = form.Email.Trim();
        var account = new PortalAccount { UserName = email, Email = email, EmailConfirmed = true, Role = form.Role, IsInvited = true, InvitedBy = actor.Name };
        if (account.SetOffices(feed, form) is { } unknown)
            return unknown;
        var code = AccountLinks.Open(account, clock.GetUtcNow());
        await using (var scope = scopes.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<AuditContext>().Source = AuditSource.Of(actor, OwnershipChannel.Portal);
            var created = await scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>().CreateAsync(account);
            if (created.Errors.Any(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
                return new EmailTaken(email);
            if (!created.Succeeded)
                return AccountRefused.Of(created);
        }
        return await SendAsync(account, code, page, cancellation);
    }

    /// <summary>Makes a new one-time link: for who lost the first one, or a password. Earlier links end.</summary>
    /// <returns>The link, or <see cref="AdministratorsOnly"/>, <see cref="UnknownAccount"/>, <see cref="ProvidersAccount"/>.</returns>
    public async Task<Result<AccountLink>> NewLinkAsync(Actor actor, string id, Uri page, CancellationToken cancellation = default)
    {
        var (code, opened) = ("", (PortalAccount?)null);
        var done = await WriteAsync(actor, AdministratorTask.MakeLinks, id, (db, account) =>
        {
            if (db.IsProviders(account))
                return new ProvidersAccount();
            (code, opened) = (AccountLinks.Open(account, clock.GetUtcNow()), account);
            return null;
        }, cancellation);
        return done.IsSuccess ? await SendAsync(opened!, code, page, cancellation) : done.Error;
    }

    /// <summary>Changes role and offices; open pages of the account follow within a minute.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="InvalidInput"/>, <see cref="UnknownOffice"/>, <see
    /// cref="UnknownAccount"/>, <see cref="ProvidersAccount"/>, <see cref="LastAdministrator"/>.</returns>
    public async Task<Result<Done>> UpdateAsync(Actor actor, string id, AccountForm form, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await WriteAsync(actor, AdministratorTask.ChangeAccounts, id, (db, account) =>
        {
            if (db.IsProviders(account))
                return new ProvidersAccount();
            account.Role = form.Role;
            NewStamp(account);
            return account.SetOffices(feed, form);
        }, cancellation);
    }

    /// <summary>Closes an account: its pages end within a minute, and nobody signs in with it.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="UnknownAccount"/>, <see cref="LastAdministrator"/>.</returns>
    public Task<Result<Done>> DisableAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        WriteAsync(actor, AdministratorTask.CloseAccounts, id, (_, account) =>
        {
            account.IsDisabled = true;
            (account.LinkHash, account.LinkUntil) = (null, null);
            NewStamp(account);
            return null;
        }, cancellation);

    /// <summary>Opens a closed account, or one that wrong passwords have locked.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="UnknownAccount"/>.</returns>
    public Task<Result<Done>> EnableAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        WriteAsync(actor, AdministratorTask.OpenAccounts, id, (_, account) =>
        {
            (account.IsDisabled, account.LockoutEnd, account.AccessFailedCount) = (false, null, 0);
            return null;
        }, cancellation);

    /// <summary>Takes the authenticator app away, for who lost the phone that it was on; their pages end within a minute.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="UnknownAccount"/>.</returns>
    public Task<Result<Done>> ResetTwoFactorAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        WriteAsync(actor, AdministratorTask.ResetTwoFactor, id, (db, account) =>
        {
            account.TwoFactorEnabled = false;
            db.RemoveRange(db.UserTokens.Where(t => t.UserId == id));
            NewStamp(account);
            return null;
        }, cancellation);

    /// <summary>Deletes an account; what it did stays in the history by its name.</summary>
    /// <returns>Done, or <see cref="AdministratorsOnly"/>, <see cref="UnknownAccount"/>, <see cref="LastAdministrator"/>.</returns>
    public Task<Result<Done>> DeleteAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        WriteAsync(actor, AdministratorTask.DeleteAccounts, id, (db, account) =>
        {
            db.Remove(account);
            return null;
        }, cancellation);

    internal static void NewStamp(PortalAccount account) => account.SecurityStamp = Guid.NewGuid().ToString("N");

    private async Task<Result<Done>> WriteAsync(
        Actor actor, AdministratorTask task, string id, Func<HotDeskDbContext, PortalAccount, Error?> change, CancellationToken cancellation)
    {
        if (!actor.IsAdministrator)
            return new AdministratorsOnly(task);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.WriteAccountsAsync(AuditSource.Of(actor, OwnershipChannel.Portal), async ct =>
        {
            if (await db.Users.Include(a => a.Offices).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
                return new UnknownAccount();
            if (change(db, account) is { } refused)
                return refused;
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            await db.SaveChangesAsync(ct);
            return (Result<Done>)new Done();
        }, cancellation);
    }

    private async Task<AccountLink> SendAsync(PortalAccount account, string code, Uri page, CancellationToken cancellation)
    {
        var address = new Uri($"{page}?code={code}");
        var outcome = await mail.SendLinkAsync(account.Email!, address, account.LinkUntil!.Value, account.IsInvited, cancellation);
        return new AccountLink(account.Email!, outcome == MailOutcome.Sent ? null : address, account.LinkUntil!.Value, outcome);
    }

    private AccountSummary Summary(PortalAccount account, DateTimeOffset now)
    {
        var offices = account.Offices.Select(o => feed.Board(o.OfficeId)?.Office).OfType<Domain.Offices.OfficeProfile>().OrderBy(o =>
            o.Name, StringComparer.InvariantCultureIgnoreCase).ToList();
        return new AccountSummary(
            account.Id, account.Email!, account.Role, [.. offices.Select(o => o.Key)], [.. offices.Select(o => o.Name)], StateOf(account, now),
            account.LastSignInAt, account.LinkHash is not null && account.LinkUntil > now ? account.LinkUntil : null, account.InvitedBy,
            account.TwoFactorEnabled, Passkeys: 0, Provider: null);
    }

    private static AccountState StateOf(PortalAccount account, DateTimeOffset now) =>
        account.IsDisabled ? AccountState.Disabled
        : account.IsInvited ? account.LinkHash is not null && account.LinkUntil > now ? AccountState.Invited : AccountState.InvitationEnded
        : account.LockoutEnd > now ? AccountState.Locked
        : AccountState.Active;
}
