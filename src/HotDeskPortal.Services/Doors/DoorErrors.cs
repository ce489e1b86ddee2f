using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;

namespace HotDeskPortal.Services.Doors;

/// <summary>A phone system came, and the door stays shut.</summary>
/// <param name="Why">Why.</param>
public sealed record DoorClosed(DoorRefusal Why) : Error("door-closed", Why switch
{
    DoorRefusal.UnknownAddress or DoorRefusal.Deleted => ErrorKind.NotFound,
    DoorRefusal.MissingSecret or DoorRefusal.WrongSecret or DoorRefusal.WrongSignature => ErrorKind.Unauthenticated,
    _ => ErrorKind.Refused,
})
{
    /// <inheritdoc/>
    public override string Variant => Why.ToString();
}

/// <summary>Its network was refused so often in this minute that it is told nothing more. Whoever comes with the right secret still gets in.</summary>
public sealed record TooManyKnocks() : Error("too-many-knocks", ErrorKind.TooMany);

/// <summary>The office has no such phone system, or none any more.</summary>
public sealed record UnknownDoor(int Id) : Error("unknown-phone-system", ErrorKind.NotFound);

/// <summary>Another phone system of the office is called that.</summary>
public sealed record DoorNameTaken(string Name) : Error("phone-system-name-taken", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Field => nameof(DoorForm.Name);
}

/// <summary>The office has as many phone systems as it may have.</summary>
public sealed record TooManyDoors(int Most) : Error("too-many-phone-systems", ErrorKind.Conflict);

/// <summary>Requests of this system are signed: without what they are signed with, none could be let in.</summary>
public sealed record NoSigningToken(PhoneSystem System) : Error("signing-token-missing", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Field => nameof(DoorForm.SigningToken);
}

/// <summary>The portal has not read its phone systems yet, or too long ago: the database is away.</summary>
public sealed record DoorsNotRead() : Error("doors-not-read", ErrorKind.Unavailable);
