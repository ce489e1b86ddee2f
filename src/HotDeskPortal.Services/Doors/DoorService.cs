using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Doors;

/// <summary>A phone system's secret: the only time that it is told.</summary>
public sealed record NewDoorSecret(int Id, string Name, string Secret)
{
    /// <summary>Without the secret, which belongs in no log.</summary>
    public override string ToString() => $"Phone system {Id}, {Name}";
}

/// <summary>A phone system as it is set up.</summary>
/// <param name="Door">The record.</param>
/// <param name="PreviousSecretUntil">Until when the secret before the present one opens at most; null: none does.</param>
public sealed record DoorDetail(Door Door, DateTimeOffset? PreviousSecretUntil)
{
    /// <summary>What one may change of it.</summary>
    public DoorForm Form() => DoorForm.Of(Door);
}

/// <summary>Sets up phone systems: how each is let in, and what it is told.</summary>
public sealed class DoorService(
    OfficeAccess access, OfficeChanges changes, DoorAccess doors, DoorSecrets secrets, IDbContextFactory<HotDeskDbContext> contexts,
    TimeProvider clock, IValidator<DoorForm> validator)
{
    /// <summary>Phone systems that an office may have.</summary>
    public const int Most = 20;

    /// <summary>How long a secret still opens that was replaced, if the new one is not used before.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The office's phone systems, by name. Their addresses are only for those who set up: some systems need nothing else to get in.</summary>
    /// <returns>They, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>.</returns>
    public async Task<Result<ImmutableArray<DoorDetail>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var (id, now, seesAddress) = (opened.Value.Office.Id, clock.GetUtcNow(), actor.May(Permission.SetUp, opened.Value.Office));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Doors.AsNoTracking().Where(d => d.OfficeId == id && d.DeletedAt == null).ToListAsync(cancellation);
        foreach (var row in rows.Where(_ => !seesAddress))
            row.Address = "";
        return rows.OrderBy(d => d.Name, StringComparer.InvariantCultureIgnoreCase).Select(d => Detail(d, now)).ToImmutableArray();
    }

    /// <summary>One of the office's phone systems, for whoever sets up.</summary>
    /// <returns>It, or <see cref="UnknownDoor"/>.</returns>
    public async Task<Result<DoorDetail>> GetAsync(Actor actor, string office, int id, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var (officeId, now) = (opened.Value.Office.Id, clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Doors.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.OfficeId == officeId && d.DeletedAt == null, cancellation) is { } door
            ? Detail(door, now) : new UnknownDoor(id);
    }

    /// <summary>Sets one up. It opens at once.</summary>
    /// <returns>Its secret, which is never told again, or <see cref="InvalidInput"/>, <see cref="DoorNameTaken"/>, <see cref="TooManyDoors"/>,
    /// <see cref="NoSigningToken"/>.</returns>
    public async Task<Result<NewDoorSecret>> CreateAsync(
        Actor actor, string office, DoorForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return refused;
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        if (form.System.Signs() && string.IsNullOrWhiteSpace(form.SigningToken))
            return new NoSigningToken(form.System);
        var secret = DoorSecrets.NewSecret();
        return await ChangedAsync(await changes.SetUpAsync<NewDoorSecret>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            if (await t.Db.Doors.CountAsync(d => d.OfficeId == t.OfficeId && d.DeletedAt == null, ct) >= Most)
                return new TooManyDoors(Most);
            if (await TakenAsync(t, form, null, ct) is { } taken)
                return taken;
            var door = new Door
            {
                OfficeId = t.OfficeId, Name = "", Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(secret), SecretCreatedAt = t.At,
                SecretCreatedBy = t.Origin.By, CreatedAt = t.At,
            };
            Take(door, form);
            t.Stamp(door);
            t.Db.Add(door);
            await t.FlushAsync(ct);
            return new NewDoorSecret(door.Id, door.Name, secret);
        }, cancellation), cancellation);
    }

    /// <summary>Changes one; its address and its secret stay.</summary>
    /// <returns>The new revision, or <see cref="InvalidInput"/>, <see cref="ChangedMeanwhile"/>, <see cref="DoorNameTaken"/>, <see cref="NoSigningToken"/>,
    /// <see cref="UnknownDoor"/>.</returns>
    public async Task<Result<int>> UpdateAsync(
        Actor actor, string office, int id, int expectedRevision, DoorForm form, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        if (access.Open(actor, office, Permission.SetUp) is { IsSuccess: false, Error: var refused })
            return refused;
        if (validator.Validate(form) is { IsValid: false } invalid)
            return new InvalidInput(invalid);
        return await ChangeAsync<int>(actor, office, id, channel, async (t, door, ct) =>
        {
            if (door.Revision != expectedRevision)
                return new ChangedMeanwhile(
                    door.ChangedBy, door.ChangedAt, door.Revision, OfficeSetUp.Differences(DoorForm.Of(door), form, nameof(DoorForm.SigningToken)));
            if (form.System.Signs() && string.IsNullOrWhiteSpace(form.SigningToken) && (door.ProtectedSigningToken is null || door.System != form.System))
                return new NoSigningToken(form.System);
            if (await TakenAsync(t, form, id, ct) is { } taken)
                return taken;
            Take(door, form);
            t.Stamp(door);
            return door.Revision;
        }, cancellation);
    }

    /// <summary>
    /// Makes a new secret. The one that the phone system has opens until the new one has been used, for a day at most; or no longer, where
    /// <paramref name="atOnce"/> says so, because somebody else may know it.
    /// </summary>
    /// <returns>The secret, which is never told again, or <see cref="UnknownDoor"/>.</returns>
    public async Task<Result<NewDoorSecret>> RenewSecretAsync(
        Actor actor, string office, int id, bool atOnce, OwnershipChannel channel, CancellationToken cancellation = default)
    {
        var secret = DoorSecrets.NewSecret();
        // Whether the present one was used may not be written down yet.
        await doors.TryRefreshAsync(cancellation);
        return await ChangeAsync<NewDoorSecret>(actor, office, id, channel, (t, door, _) =>
        {
            // One that nobody has used yet is not the one that the phone system has.
            var isUsed = door.PreviousSecretHash is null || door.PreviousSecretUntil <= t.At;
            (door.PreviousSecretHash, door.PreviousSecretUntil) = atOnce ? (null, null)
                : isUsed ? (door.SecretHash, t.At + Overlap) : (door.PreviousSecretHash, door.PreviousSecretUntil);
            (door.SecretHash, door.SecretCreatedAt, door.SecretCreatedBy) = (DoorSecrets.Hash(secret), t.At, t.Origin.By);
            t.Stamp(door);
            return Task.FromResult<Result<NewDoorSecret>>(new NewDoorSecret(door.Id, door.Name, secret));
        }, cancellation);
    }

    /// <summary>Turns one on or off.</summary>
    /// <returns>Done, or <see cref="UnknownDoor"/>.</returns>
    public Task<Result<Done>> SetOnAsync(Actor actor, string office, int id, bool isOn, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ChangeAsync<Done>(actor, office, id, channel, (t, door, _) =>
        {
            door.IsOn = isOn;
            t.Stamp(door);
            return Task.FromResult<Result<Done>>(new Done());
        }, cancellation);

    /// <summary>Deletes one: it is let in no more, and cannot be brought back.</summary>
    /// <returns>Done, or <see cref="UnknownDoor"/>.</returns>
    public Task<Result<Done>> DeleteAsync(Actor actor, string office, int id, OwnershipChannel channel, CancellationToken cancellation = default) =>
        ChangeAsync<Done>(actor, office, id, channel, (t, door, _) =>
        {
            (door.DeletedAt, door.IsOn, door.ProtectedSigningToken) = (t.At, false, null);
            (door.PreviousSecretHash, door.PreviousSecretUntil) = (null, null);
            t.Stamp(door);
            return Task.FromResult<Result<Done>>(new Done());
        }, cancellation);

    private static DoorDetail Detail(Door door, DateTimeOffset now) =>
        new(door, door.PreviousSecretHash is not null && door.PreviousSecretUntil > now ? door.PreviousSecretUntil : null);

    private static async Task<DoorNameTaken?> TakenAsync(OfficeTransaction t, DoorForm form, int? exceptId, CancellationToken cancellation)
    {
        var names = await t.Db.Doors.Where(d => d.OfficeId == t.OfficeId && d.DeletedAt == null && d.Id != exceptId).Select(d => d.Name).ToListAsync(cancellation);
        var name = form.Name.Trim();
        return names.Contains(name, StringComparer.InvariantCultureIgnoreCase) ? new DoorNameTaken(name) : null;
    }

    private void Take(Door door, DoorForm form)
    {
        (door.Name, door.System) = (form.Name.Trim(), form.System);
        door.AllowedNetworks = DoorNetworks.TryParse(form.AllowedNetworks ?? "", out var networks, out _) ? networks.ToString() : door.AllowedNetworks;
        door.Trunk = form.System.HasTrunk() ? form.Trunk.Trim() : "";
        door.Realm = form.System.HasRealm() ? InputRules.OrNull(form.Realm) : null;
        door.ProtectedSigningToken = !form.System.Signs() ? null
            : InputRules.OrNull(form.SigningToken) is { } token ? secrets.Protect(token) : door.ProtectedSigningToken;
    }

    private async Task<Result<T>> ChangeAsync<T>(
        Actor actor, string office, int id, OwnershipChannel channel, Func<OfficeTransaction, Door, CancellationToken, Task<Result<T>>> change,
        CancellationToken cancellation) =>
        await ChangedAsync(await changes.SetUpAsync<T>(actor, office, Permission.SetUp, channel, async (t, ct) =>
            await t.Db.Doors.SingleOrDefaultAsync(d => d.Id == id && d.OfficeId == t.OfficeId && d.DeletedAt == null, ct) is { } door
                ? await change(t, door, ct) : new UnknownDoor(id), cancellation), cancellation);

    /// <summary>The next request already meets what has been changed.</summary>
    private async Task<Result<T>> ChangedAsync<T>(Result<T> result, CancellationToken cancellation)
    {
        if (result.IsSuccess)
            await doors.TryRefreshAsync(cancellation);
        return result;
    }
}
