using System.Data;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Accounts;

/// <summary>The one way in which roles and offices of accounts change.</summary>
internal static class AccountWrites
{
    /// <summary>One serializable transaction, at whose end there must still be an administrator: two who demote each other cannot both succeed.</summary>
    /// <returns>What <paramref name="change"/> came to, or <see cref="LastAdministrator"/>; without success nothing is kept.</returns>
    public static Task<Result<T>> WriteAccountsAsync<T>(
        this HotDeskDbContext db, AuditSource source, Func<CancellationToken, Task<Result<T>>> change, CancellationToken cancellation) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async ct =>
        {
            db.ChangeTracker.Clear();
            db.AuditContext = new AuditContext { Source = source };
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
            var changed = await change(ct);
            if (!changed.IsSuccess)
                return changed;
            if (!await db.Users.AnyAsync(a => a.Role == PortalRole.Administrator && !a.IsDisabled && !a.IsInvited, ct))
                return new LastAdministrator();
            await transaction.CommitAsync(ct);
            return changed;
        }, cancellation);

    /// <summary>Gives an account, whose offices are loaded, those of the form.</summary>
    public static UnknownOffice? SetOffices(this PortalAccount account, OwnershipFeed feed, AccountForm form)
    {
        var offices = new List<AccountOffice>();
        foreach (var key in form.Role == PortalRole.OfficeManager ? form.Offices : [])
        {
            if (feed.Board(key) is not { } board)
                return new UnknownOffice(key);
            offices.Add(account.Offices.Find(o => o.OfficeId == board.Office.Id) ?? new AccountOffice { AccountId = account.Id, OfficeId = board.Office.Id });
        }
        account.Offices.RemoveAll(o => !offices.Contains(o));
        account.Offices.AddRange(offices.Except(account.Offices).ToList());
        return null;
    }

    /// <summary>Whether an identity provider vouches for the account.</summary>
    public static bool IsProviders(this HotDeskDbContext db, PortalAccount account) => db.UserLogins.Any(l => l.UserId == account.Id);
}
