using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>What the map shows of everything, as its address says it.</summary>
/// <param name="Text">Number, name, desk or MAC must contain it.</param>
/// <param name="Status">Only this status.</param>
/// <param name="Floor">Only this floor.</param>
/// <param name="Owner">Number or name of the owner must contain it.</param>
public sealed record MapFilter(string? Text, HotDeskStatus? Status, string? Floor, string? Owner = null)
{
    /// <summary>Whether anything is left out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Status is null && Floor is null && string.IsNullOrWhiteSpace(Owner);
}

/// <summary>What stands together.</summary>
public enum MapGrouping
{
    /// <summary>What is on one floor.</summary>
    Floor,

    /// <summary>What is in one row of desks: <see cref="OwnershipMapView.RowOf"/>.</summary>
    Row,

    /// <summary>Everything.</summary>
    None,
}

/// <summary>What a list is ordered by.</summary>
public enum MapOrder
{
    /// <summary>Number.</summary>
    Number,

    /// <summary>State.</summary>
    State,

    /// <summary>Name of the owner; nobody comes last.</summary>
    Owner,

    /// <summary>Since when it is owned or free; never used comes last.</summary>
    Since,

    /// <summary>Floor, then desk.</summary>
    Place,
}

/// <summary>What a map is asked for.</summary>
public sealed record MapQuery(MapFilter Filter, MapGrouping Grouping = MapGrouping.Floor, MapOrder Order = MapOrder.Number, bool Descending = false);
