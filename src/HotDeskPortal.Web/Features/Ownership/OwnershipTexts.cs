using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The words of ownership: how a session ended and which way something came, the same on every page.</summary>
public static class OwnershipTexts
{
    /// <summary>How a session ended, and by whom; null: it has not.</summary>
    public static string Ending(SessionEnd? end, string? by) => end is { } known ? FactTexts.Of(known).With(by) : OwnershipStrings.SessionGoesOn;

    /// <summary>The same with the reason that somebody gave.</summary>
    public static string Ending(SessionEnd? end, string? by, string? reason) =>
        reason is null ? Ending(end, by) : OwnershipStrings.EndingWithReason.With(Ending(end, by), reason);

    /// <summary>How a session ended, as filters and charts name it.</summary>
    public static string Name(SessionEnd end) => FactTexts.Label(end);

    /// <summary>More PINs were wrong in a day than mistakes explain.</summary>
    public static string PinsGuessed(string until) => OwnershipStrings.PinsGuessed.With(until);

    /// <summary>Which way something came.</summary>
    public static string Way(OwnershipChannel channel) => FactTexts.Of(channel);

    /// <summary>Where a desk stands, as far as it is known.</summary>
    public static string Place(string floor, string? desk) => Together(floor.Length > 0 ? OwnershipStrings.PlaceFloor.With(floor) : null, desk);

    /// <summary>What is known, one after the other.</summary>
    public static string Together(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>A floor, as a heading.</summary>
    public static string Floor(string floor) => floor.Length > 0 ? OwnershipStrings.FloorNamed.With(floor) : OwnershipStrings.NoFloor;

    /// <summary>What stands together, as a heading.</summary>
    public static string Group(MapGrouping grouping, string name) => grouping == MapGrouping.Floor ? Floor(name)
        : name.Length > 0 ? OwnershipStrings.RowNamed.With(name) : OwnershipStrings.NoRow;

    /// <summary>A way to group.</summary>
    public static string Of(MapGrouping grouping) => grouping switch
    {
        MapGrouping.Floor => OwnershipStrings.MapGroupFloor,
        MapGrouping.Row => OwnershipStrings.MapGroupRow,
        _ => OwnershipStrings.MapGroupNone,
    };

    /// <summary>What a list can be ordered by.</summary>
    public static string Of(MapOrder order) => order switch
    {
        MapOrder.Number => OwnershipStrings.ListNumber,
        MapOrder.State => OwnershipStrings.ListState,
        MapOrder.Owner => OwnershipStrings.ListOwner,
        MapOrder.Since => OwnershipStrings.ListSince,
        _ => OwnershipStrings.ListPlace,
    };
}
