using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Routing;

/// <summary>Sets up call queues, numbers from outside and attendants. Who rings is <see cref="RouteService"/>'s to say.</summary>
public sealed class DestinationService(
    OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts, IValidator<DestinationForm> validator)
{
    /// <summary>All destinations of the office, by number.</summary>
    public async Task<Result<ImmutableArray<DestinationDetail>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        return opened.IsSuccess ? await ReadAsync(opened.Value, opened.Value.Directory.Destinations, cancellation) : opened.Error;
    }

    /// <summary>One of them.</summary>
    /// <returns>The detail, or <see cref="UnknownDestination"/>.</returns>
    public async Task<Result<DestinationDetail>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        return opened.Value.Directory.Find(id) is DestinationEntry entry && await ReadAsync(opened.Value, [entry], cancellation) is [var detail]
            ? detail
            : new UnknownDestination(id);
    }

    /// <summary>Creates one.</summary>
    /// <returns>Its id, or <see cref="InvalidInput"/>, <see cref="NumberTaken"/>, <see cref="HotDeskAsMember"/>, <see cref="UnknownMember"/>.</returns>
    public async Task<Result<int>> CreateAsync(Actor actor, string office, DestinationForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        var created = await changes.SetUpAsync<Destination>(actor, office, Permission.SetUp, channel, (t, _) =>
        {
            var number = ExtensionNumber.Parse(form.Number.Trim());
            if (OfficeSetUp.Taken(t.Board.Directory, number) is { } taken)
                return Task.FromResult<Result<Destination>>(taken);
            var members = MembersOf(t.Board.Directory, form, null);
            if (!members.IsSuccess)
                return Task.FromResult<Result<Destination>>(members.Error);
            var destination = new Destination { OfficeId = t.OfficeId, Name = form.Name.Trim(), Number = number, Kind = form.Kind, CreatedAt = t.At };
            destination.Members.AddRange(members.Value.Select((id, i) => new DestinationMember { ExtensionId = id, Position = i }));
            t.Stamp(destination);
            t.Db.Add(destination);
            return Task.FromResult<Result<Destination>>(destination);
        }, cancellation);
        return created.Map(d => d.Id);
    }

    /// <summary>Changes one.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="NumberTaken"/>, <see cref="HotDeskAsMember"/>,
    /// <see cref="UnknownMember"/>, <see cref="MemberOfItself"/>, <see cref="UnknownDestination"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, DestinationForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await changes.SetUpAsync<int>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await FindAsync(t, id, ct) is not { } destination)
                return new UnknownDestination(id);
            if (destination.Revision != expectedRevision)
                return new ChangedMeanwhile(destination.ChangedBy, destination.ChangedAt, destination.Revision, Differences(t.Board.Directory, destination, form));
            var number = ExtensionNumber.Parse(form.Number.Trim());
            if (OfficeSetUp.Taken(t.Board.Directory, number, id) is { } taken)
                return taken;
            var members = MembersOf(t.Board.Directory, form, id);
            if (!members.IsSuccess)
                return members.Error;
            (destination.Number, destination.Name, destination.Kind) = (number, form.Name.Trim(), form.Kind);
            Take(t.Db, destination, members.Value);
            t.Stamp(destination);
            return destination.Revision;
        }, cancellation);
    }

    /// <summary>What deleting one will do.</summary>
    /// <returns>The consequences, or <see cref="UnknownDestination"/>.</returns>
    public Result<ChangePreview> DeletePreview(Actor actor, string office, int id)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var directory = opened.Value.Directory;
        if (directory.Find(id) is not DestinationEntry entry)
            return new UnknownDestination(id);
        return new ChangePreview(
        [
            new PreviewItem(id, $"{entry.Number} {entry.Name}", [new CallsReachNobody(entry.Number), .. OfficeSetUp.LostMemberships(directory, id)]),
        ]);
    }

    /// <summary>Deletes one; other destinations lose it as a member, and its number is free again.</summary>
    /// <returns>What was done, or <see cref="UnknownDestination"/>.</returns>
    public Task<Result<BulkDone>> DeleteAsync(Actor actor, string office, int id, OwnershipChannel channel, CancellationToken cancellation = default) =>
        changes.SetUpAsync<BulkDone>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await FindAsync(t, id, ct) is not { } destination)
                return new UnknownDestination(id);
            await t.ReleaseAsync([id], ct);
            t.Db.RemoveRange(destination.Members);
            destination.DeletedAt = t.At;
            t.Stamp(destination);
            return new BulkDone(1, []);
        }, cancellation);

    private static Task<Destination?> FindAsync(OfficeTransaction t, int id, CancellationToken cancellation) => t.Db.Destinations.Include(d => d.Members)
        .SingleOrDefaultAsync(d => d.Id == id && d.OfficeId == t.OfficeId, cancellation);

    private static Result<ImmutableArray<int>> MembersOf(OfficeDirectory directory, DestinationForm form, int? self)
    {
        var members = ImmutableArray.CreateBuilder<int>();
        foreach (var number in form.Members)
            switch (directory.Find(number.Trim()))
            {
                case HotDeskEntry hotDesk:
                    return new HotDeskAsMember(hotDesk.Number);
                case { } entry when entry.Id == self:
                    return new MemberOfItself(entry.Number);
                case { } entry:
                    members.Add(entry.Id);
                    break;
                default:
                    return new UnknownMember(number.Trim());
            }
        return members.ToImmutable();
    }

    private static void Take(HotDeskDbContext db, Destination destination, ImmutableArray<int> members)
    {
        db.RemoveRange(destination.Members.Where(m => !members.Contains(m.ExtensionId)));
        var known = destination.Members.ToDictionary(m => m.ExtensionId);
        for (var i = 0; i < members.Length; i++)
            if (known.TryGetValue(members[i], out var member))
                member.Position = i;
            else
                db.Add(new DestinationMember { DestinationId = destination.Id, ExtensionId = members[i], Position = i });
    }

    private static ImmutableArray<FieldDifference> Differences(OfficeDirectory directory, Destination now, DestinationForm yours) => OfficeSetUp.Differences(
        (nameof(yours.Number), now.Number.Digits, yours.Number), (nameof(yours.Name), now.Name, yours.Name), (nameof(yours.Kind), now.Kind, yours.Kind),
        (nameof(yours.Members), string.Join(", ", now.Members.OrderBy(m => m.Position).Select(m => directory.Find(m.ExtensionId)?.Number)),
            string.Join(", ", yours.Members.Select(m => m.Trim()))));

    private async Task<ImmutableArray<DestinationDetail>> ReadAsync(
        OwnershipBoard board, ImmutableArray<DestinationEntry> entries, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = (await OfficeSetUp.ReadAsync(entries.Select(e => e.Id), chunk => db.Destinations.Where(d => chunk.Contains(d.Id))
            .Select(d => new { d.Id, d.Revision, d.ChangedAt, d.ChangedBy }).ToListAsync(cancellation))).ToDictionary(d => d.Id);
        return
        [
            .. entries.Where(e => stored.ContainsKey(e.Id)).Select(e => new DestinationDetail(
                e, RouteResolver.Members(board, e), RouteResolver.To(board, e), stored[e.Id].Revision, stored[e.Id].ChangedAt, stored[e.Id].ChangedBy)),
        ];
    }
}
