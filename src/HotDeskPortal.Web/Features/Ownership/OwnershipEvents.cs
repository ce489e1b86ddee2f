using System.Text.Json.Serialization;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>An event of the stream, as the document describes it: its name, its id, and what its data holds as JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(SnapshotEvent), SnapshotEvent.Name)]
[JsonDerivedType(typeof(ChangeEvent), ChangeEvent.Name)]
[JsonDerivedType(typeof(HeartbeatEvent), HeartbeatEvent.Name)]
internal abstract record OwnershipEvent;

/// <summary>Who owns what: how a new stream begins, and what a reader gets who has missed too much.</summary>
/// <param name="Id">The office's version.</param>
/// <param name="Data">Who owns what.</param>
internal sealed record SnapshotEvent(string Id, OwnershipResponse Data) : OwnershipEvent
{
    public const string Name = "snapshot";
}

/// <summary>One change: one event for each version.</summary>
/// <param name="Id">The office's version after it.</param>
/// <param name="Data">The change.</param>
internal sealed record ChangeEvent(string Id, ChangeResponse Data) : OwnershipEvent
{
    public const string Name = "change";
}

/// <summary>The stream stands, and nothing is new.</summary>
/// <param name="Data">Nothing.</param>
internal sealed record HeartbeatEvent(NothingNew Data) : OwnershipEvent
{
    public const string Name = "heartbeat";
}

/// <summary>An empty object.</summary>
internal sealed record NothingNew;
