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

/// <summary>The portal has not read its phone systems yet, or too long ago: the database is away.</summary>
public sealed record DoorsNotRead() : Error("doors-not-read", ErrorKind.Unavailable);
