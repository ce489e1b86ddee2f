using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Routing;

/// <summary>Kinds of <see cref="Destination"/>.</summary>
public enum DestinationKind
{
    /// <summary>A call queue.</summary>
    Queue,

    /// <summary>A number from outside.</summary>
    Did,

    /// <summary>An auto attendant.</summary>
    Attendant,
}

/// <summary>Sends calls to extensions of people. A hot desk extension is no member: its agent is (design/routing.md: Destinations).</summary>
public sealed class Destination : Extension
{
    /// <summary>What it is.</summary>
    public DestinationKind Kind { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Whom it calls, in order.</summary>
    public List<DestinationMember> Members { get; set; } = [];
}

/// <summary>One member of a destination. Imported ones may be hot desk extensions; they never ring and are flagged.</summary>
public sealed class DestinationMember
{
    /// <summary>The destination.</summary>
    public int DestinationId { get; set; }

    /// <summary>The extension it calls.</summary>
    public int ExtensionId { get; set; }

    /// <summary>Place in the order, from 0.</summary>
    public int Position { get; set; }
}
