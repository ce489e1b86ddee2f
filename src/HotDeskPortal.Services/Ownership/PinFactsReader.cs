using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Ownership;

/// <summary>
/// Reads what a PIN check needs: from a server by one query, from an embedded database row by row. The hash of a PIN leaves the database
/// for nothing else.
/// </summary>
public sealed class PinFactsReader(IDbContextFactory<HotDeskDbContext> contexts, DatabaseProvider provider) : IAsyncDisposable
{
    private static readonly string[] Count =
        [nameof(PinGuardRow.OfficeId), nameof(PinGuardRow.WrongAt), nameof(PinGuardRow.LockedUntil), nameof(PinGuardRow.DayFrom), nameof(PinGuardRow.WrongADay)];

    private readonly Func<HotDeskDbContext, int, int, int, CancellationToken, Task<PinFacts?>> _query = EF.CompileAsyncQuery(
        (HotDeskDbContext db, int officeId, int userId, int phoneId, CancellationToken _) => (
            from office in db.Offices.AsNoTracking().Where(o => o.Id == officeId)
            from user in db.HotDeskUsers.Where(u => u.Id == userId).DefaultIfEmpty()
            from ofUser in db.PinGuards.Where(g => g.Subject == PinSubject.User && g.SubjectId == userId).DefaultIfEmpty()
            from ofPhone in db.PinGuards.Where(g => g.Subject == PinSubject.Phone && g.SubjectId == phoneId).DefaultIfEmpty()
            from ofOffice in db.PinGuards.Where(g => g.Subject == PinSubject.Office && g.SubjectId == officeId).DefaultIfEmpty()
            select new PinFacts(user!.Pin, ofUser, ofPhone, ofOffice)).SingleOrDefault());

    private readonly RowReader _rows = new(contexts);
    private RowStatement? _pin, _guard;

    /// <summary>Reads; nobody has the id 0.</summary>
    /// <param name="within">A transaction whose changes count; null: none.</param>
    /// <param name="officeId">The office.</param>
    /// <param name="userId">Whose PIN it should be.</param>
    /// <param name="phoneId">The phone at which it is entered.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<PinFacts> ReadAsync(HotDeskDbContext? within, int officeId, int userId, int phoneId, CancellationToken cancellation)
    {
        if (!provider.HasRoundTrips)
            return await _rows.ReadAsync(lease => Read(lease, officeId, userId, phoneId), cancellation);
        await using var own = within is null ? await contexts.CreateDbContextAsync(cancellation) : null;
        return await _query(within ?? own!, officeId, userId, phoneId, cancellation) ?? new PinFacts(null, null, null, null);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private PinFacts Read(RowReader.Lease lease, int officeId, int userId, int phoneId)
    {
        _guard ??= RowStatement.Select<PinGuardRow>(lease.Db, Count, nameof(PinGuardRow.Subject), nameof(PinGuardRow.SubjectId));
        var pin = _pin ??= PinStatement(lease.Db);
        return new PinFacts(
            lease.Find(pin, column => column(0) is byte[] hash ? new PinHash(hash, (byte[])column(1)!, Convert.ToInt32(column(2), null)) : null, userId),
            Guard(PinSubject.User, userId), Guard(PinSubject.Phone, phoneId), Guard(PinSubject.Office, officeId));

        PinGuardRow? Guard(PinSubject subject, int id) => lease.Find(_guard, column => new PinGuardRow
        {
            Subject = subject,
            SubjectId = id,
            OfficeId = Convert.ToInt32(column(0), null),
            WrongAt = (ImmutableArray<DateTimeOffset>)column(1)!,
            LockedUntil = (DateTimeOffset?)column(2),
            DayFrom = (DateTimeOffset?)column(3),
            WrongADay = Convert.ToInt32(column(4), null),
        }, subject, id);
    }

    /// <summary>The PIN is owned: it stands in its user's row, under the user's key. A user without one has a row of nulls.</summary>
    private static RowStatement PinStatement(HotDeskDbContext db)
    {
        var pin = db.Model.FindEntityType(typeof(HotDeskUser))!.FindNavigation(nameof(HotDeskUser.Pin))!.TargetEntityType;
        return RowStatement.Select(db, pin, [nameof(PinHash.Hash), nameof(PinHash.Salt), nameof(PinHash.KeyVersion)], pin.FindPrimaryKey()!.Properties[0].Name);
    }
}
