using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>
/// How set-up changes an office: through the door, in one transaction, journalled as <see cref="JournalKind.DirectoryChanged"/> where
/// something has changed. What is refused must not have touched a record: the writer saves whatever did.
/// </summary>
public sealed class OfficeSetUp(OfficeAccess access, OfficeWriter writer)
{
    /// <summary>Fits all databases: SQL Server takes 2,100 parameters.</summary>
    internal const int Chunk = 1000;

    internal async Task<Result<T>> WriteAsync<T>(
        Actor actor, string office, Permission permission, OwnershipChannel channel, Func<SetUpTransaction, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellation)
    {
        var opened = access.Open(actor, office, permission);
        if (!opened.IsSuccess)
            return opened.Error;
        return await writer.WriteAsync<T>(opened.Value.Office.Id, AuditSource.Of(actor, channel), async (transaction, ct) =>
        {
            var setUp = new SetUpTransaction(transaction, new Origin(channel, actor.Name));
            var result = await work(setUp, ct);
            if (result.IsSuccess)
                transaction.DirectoryChanged(setUp.Origin);
            return result;
        }, cancellation);
    }

    /// <summary>Reads by ids or addresses, however many there are.</summary>
    internal static async Task<List<TRow>> ReadAsync<TKey, TRow>(IEnumerable<TKey> keys, Func<TKey[], Task<List<TRow>>> read)
    {
        var rows = new List<TRow>();
        foreach (var chunk in keys.Distinct().Chunk(Chunk))
            rows.AddRange(await read(chunk));
        return rows;
    }

    internal static Task<bool> HasTemplateAsync(HotDeskDbContext db, int officeId, int? templateId, CancellationToken cancellation) =>
        templateId is null
            ? Task.FromResult(true)
            : db.Templates.AnyAsync(t => t.Id == templateId && (t.OfficeId == null || t.OfficeId == officeId), cancellation);

    /// <summary>What has the number already; null: nothing, or the record <paramref name="exceptId"/> itself.</summary>
    internal static NumberTaken? Taken(OfficeDirectory directory, ExtensionNumber number, int? exceptId = null) =>
        directory.Find(number.Digits) is { } entry && entry.Id != exceptId ? new NumberTaken(number, HolderOf(entry), NameOf(entry)) : null;

    internal static NumberHolder HolderOf(DirectoryEntry entry) => entry switch
    {
        UserEntry => NumberHolder.User,
        DestinationEntry { Kind: DestinationKind.Queue } => NumberHolder.Queue,
        DestinationEntry { Kind: DestinationKind.Did } => NumberHolder.Did,
        DestinationEntry => NumberHolder.Attendant,
        _ => NumberHolder.HotDesk,
    };

    internal static string NameOf(DirectoryEntry entry) => entry switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        HotDeskEntry hotDesk => hotDesk.Description,
        _ => "",
    };

    /// <summary>Destinations that lose this member, told before.</summary>
    internal static IEnumerable<Fact> LostMemberships(OfficeDirectory directory, int extensionId) =>
        directory.Destinations.Where(d => d.MemberIds.Contains(extensionId))
            .Select(d => new DestinationLosesMember(d.Kind, d.Name, d.Number));

    internal static string Word(DestinationKind kind) => kind switch
    {
        DestinationKind.Queue => "queue",
        DestinationKind.Did => "number from outside",
        _ => "attendant",
    };

    /// <summary>The fields whose values differ; blanks around a text, and none at all, are no difference.</summary>
    internal static ImmutableArray<FieldDifference> Differences(params ReadOnlySpan<(string Field, object? Now, object? Yours)> fields)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var (field, now, entered) in fields)
            if (OrNull(entered) is var yours && !Equals(OrNull(now), yours))
                differences.Add(new FieldDifference(field, OrNull(now), yours));
        return differences.ToImmutable();

        static object? OrNull(object? value) => value is string text ? InputRules.OrNull(text) : value;
    }

    internal static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>A transaction of set-up: who changes, and the stamps they leave.</summary>
internal sealed class SetUpTransaction(OfficeTransaction transaction, Origin origin)
{
    public HotDeskDbContext Db => transaction.Db;

    public Office Office => transaction.Office;

    public int OfficeId => transaction.Office.Id;

    public OwnershipBoard Board => transaction.Board;

    public DateTimeOffset At => transaction.At;

    public Origin Origin => origin;

    public void Stamp(Extension extension) => (extension.Revision, extension.ChangedAt, extension.ChangedBy) = (extension.Revision + 1, At, origin.By);

    public void Stamp(Phone phone) => (phone.Revision, phone.ChangedAt, phone.ChangedBy) = (phone.Revision + 1, At, origin.By);

    /// <summary>A user became active, or is created so.</summary>
    public void Activate(HotDeskUser user) => Db.UserActivities.Add(new UserActivity { OfficeId = OfficeId, User = user, StartedAt = At });

    /// <summary>Users are active no longer.</summary>
    public async Task DeactivateAsync(IEnumerable<int> userIds, CancellationToken cancellation)
    {
        var open = await OfficeSetUp.ReadAsync(userIds, chunk => Db.UserActivities.Where(a => a.EndedAt == null && chunk.Contains(a.UserId)).ToListAsync(cancellation));
        foreach (var activity in open)
            activity.EndedAt = At;
    }

    /// <summary>Ends the sessions open at these hot desk extensions.</summary>
    public async Task<ImmutableArray<ForcedLogOut>> EndAsync(IEnumerable<int> hotDeskIds, SessionEnd end, CancellationToken cancellation)
    {
        var loggedOut = ImmutableArray.CreateBuilder<ForcedLogOut>();
        var changes = new List<OwnershipChange>();
        foreach (var id in hotDeskIds.Distinct())
            if (transaction.HotDesk(id) is { Session: { } session, Owner: { } owner } hotDesk)
            {
                changes.Add(new SessionEnded(session, end));
                loggedOut.Add(new ForcedLogOut(hotDesk.Number, owner));
            }
        await transaction.TakeAsync(changes, origin, cancellation);
        return loggedOut.ToImmutable();
    }

    public async Task<List<HotDeskExtension>> HotDesksAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
        await OfficeSetUp.ReadAsync(ids, chunk => Db.HotDeskExtensions
            .Where(h => h.OfficeId == OfficeId && h.DeletedAt == null && chunk.Contains(h.Id)).ToListAsync(cancellation));

    public async Task<List<HotDeskUser>> UsersAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
        await OfficeSetUp.ReadAsync(ids, chunk => Db.HotDeskUsers
            .Where(u => u.OfficeId == OfficeId && u.DeletedAt == null && chunk.Contains(u.Id)).ToListAsync(cancellation));

    public async Task<List<Phone>> PhonesAsync(IEnumerable<int> ids, CancellationToken cancellation) =>
        await OfficeSetUp.ReadAsync(ids, chunk => Db.Phones.Where(p => p.OfficeId == OfficeId && chunk.Contains(p.Id)).ToListAsync(cancellation));

    /// <summary>Takes the phones of these extensions to stock, and the extensions out of destinations.</summary>
    public async Task ReleaseAsync(IEnumerable<int> extensionIds, CancellationToken cancellation)
    {
        foreach (var chunk in extensionIds.Chunk(OfficeSetUp.Chunk))
        {
            var phones = await Db.Phones.Where(p => p.OfficeId == OfficeId
                && ((p.HotDeskExtensionId != null && chunk.Contains(p.HotDeskExtensionId.Value)) || (p.UserId != null && chunk.Contains(p.UserId.Value))))
                .ToListAsync(cancellation);
            foreach (var phone in phones)
            {
                (phone.HotDeskExtensionId, phone.UserId) = (null, null);
                Stamp(phone);
            }
            // With the destination: the audit log tells whose member is gone.
            var destinations = await Db.Destinations.Include(d => d.Members.Where(m => chunk.Contains(m.ExtensionId)))
                .Where(d => d.Members.Any(m => chunk.Contains(m.ExtensionId))).ToListAsync(cancellation);
            Db.RemoveRange(destinations.SelectMany(d => d.Members).Where(m => chunk.Contains(m.ExtensionId)));
        }
    }
}
