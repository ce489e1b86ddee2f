using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The part of a map that the browser shows, in pixels of the map itself.</summary>
/// <param name="Columns">Tiles side by side.</param>
/// <param name="Top">How much of it is above the screen.</param>
/// <param name="Height">Height of the screen.</param>
public sealed record MapWindow(int Columns, double Top, double Height)
{
    /// <summary>Before the browser has told.</summary>
    public static MapWindow Start { get; } = new(4, 0, 1400);
}

/// <summary>A piece of a map as it is drawn: the part of a group that is near the screen, or the room of what is not.</summary>
/// <param name="Group">The group; null: only room.</param>
/// <param name="HotDesks">What is drawn of it.</param>
/// <param name="Before">Room before it, in pixels.</param>
/// <param name="After">Room after it, in pixels.</param>
public sealed record MapPiece(MapGroup? Group, IReadOnlyList<HotDeskEntry> HotDesks, int Before, int After);

/// <summary>
/// Which part of a large map is drawn: what is on the screen and a screen around it. The rest is room, so that the scroll bar is right
/// and five thousand phones cost as little as fifty.
/// </summary>
public static class MapLayout
{
    /// <summary>Up to here everything is drawn.</summary>
    public const int Small = 240;

    /// <summary>Height of a tile with the gap below, as the style sheet has it.</summary>
    public const int TileLine = 102;

    /// <summary>Height of a group's heading, as the style sheet has it.</summary>
    public const int Heading = 44;

    /// <summary>Height of a line of the list, as the style sheet has it.</summary>
    public const int ListLine = 41;

    /// <summary>The pieces, from the top.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="window">What the browser shows.</param>
    /// <param name="line">Height of a line.</param>
    /// <param name="heading">Height of a heading; 0: there are none.</param>
    public static IReadOnlyList<MapPiece> Of(IReadOnlyList<MapGroup> groups, MapWindow window, int line, int heading)
    {
        if (groups.Sum(g => g.HotDesks.Count) <= Small)
            return [.. groups.Select(g => new MapPiece(g, g.HotDesks, 0, 0))];
        var (from, to) = (window.Top - window.Height, window.Top + (2 * window.Height));
        var pieces = new List<MapPiece>();
        var (top, room) = (0, 0);
        foreach (var group in groups)
        {
            var lines = (group.HotDesks.Count + window.Columns - 1) / window.Columns;
            var height = heading + (lines * line);
            if (top + height < from || top > to)
            {
                room += height;
            }
            else
            {
                if (room > 0)
                    pieces.Add(new MapPiece(null, [], room, 0));
                room = 0;
                var first = Math.Clamp((int)((from - top - heading) / line), 0, lines);
                var last = Math.Clamp((int)Math.Ceiling((to - top - heading) / line), first, lines);
                var shown = new Slice(group.HotDesks, first * window.Columns, Math.Min(last * window.Columns, group.HotDesks.Count));
                pieces.Add(new MapPiece(group, shown, first * line, (lines - last) * line));
            }
            top += height;
        }
        if (room > 0)
            pieces.Add(new MapPiece(null, [], room, 0));
        return pieces;
    }

    private sealed class Slice(IReadOnlyList<HotDeskEntry> all, int from, int to) : IReadOnlyList<HotDeskEntry>
    {
        public int Count => Math.Max(0, to - from);

        public HotDeskEntry this[int index] => all[from + index];

        public IEnumerator<HotDeskEntry> GetEnumerator()
        {
            for (var i = from; i < to; i++)
                yield return all[i];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
