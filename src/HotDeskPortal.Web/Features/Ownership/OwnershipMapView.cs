using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>
/// What a map draws of one board. Building it looks at every hot desk extension; a change afterwards only at those it touched, so
/// that it costs the same in a large office. Tiles are made when they are drawn: the view of a large office is small.
/// </summary>
public sealed class OwnershipMapView : IComparer<HotDeskEntry>
{
    private const byte OwnedBit = 0x80;

    private readonly Dictionary<string, MapGroup> _groups = new(StringComparer.Ordinal);
    private readonly MapQuery _query;
    private readonly int[] _counts = new int[4];

    /// <summary>What was counted, by rank in the directory: the state, and <see cref="OwnedBit"/>.</summary>
    private readonly byte[] _counted;
    private OwnershipBoard _board;
    private OfficeTime _time;
    private DateTimeOffset _now;

    private OwnershipMapView(OwnershipBoard board, MapQuery query, DateTimeOffset now)
    {
        (_board, _query, _now, _time) = (board, query, now, OfficeTime.For(board.Office.TimeZone, now));
        var hotDesks = board.Directory.HotDesks;
        _counted = new byte[hotDesks.Length];
        for (var rank = 0; rank < hotDesks.Length; rank++)
        {
            var group = GroupOf(hotDesks[rank]);
            group.Total++;
            Count(group, rank, hotDesks[rank]);
            if (Passes(hotDesks[rank]))
                group.Shown.Add(hotDesks[rank]);
        }
        // They come by number.
        if (query is not { Order: MapOrder.Number, Descending: false })
            foreach (var group in _groups.Values)
                group.Shown.Sort(this);
        Floors = [.. hotDesks.Select(h => h.Floor).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
        All = [.. _groups.Values.OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The counts at the top.</summary>
    public MapCounts Counts => new(
        _counts[(int)HotDeskStatus.Owned], _counts[(int)HotDeskStatus.Free], _counts[(int)HotDeskStatus.Locked], _counts[(int)HotDeskStatus.NoPhone]);

    /// <summary>All floors, for the chips.</summary>
    public ImmutableArray<string> Floors { get; }

    /// <summary>Groups of which something passes the filter.</summary>
    public IEnumerable<MapGroup> Groups => All.Where(g => g.Shown.Count > 0);

    /// <summary>How many pass the filter.</summary>
    public int Shown => All.Sum(g => g.Shown.Count);

    private ImmutableArray<MapGroup> All { get; }

    /// <summary>The view of a board.</summary>
    public static OwnershipMapView Of(OwnershipBoard board, MapQuery query, DateTimeOffset now) => new(board, query, now);

    /// <summary>The row a desk stands in: what its name says before the last part, as <c>B</c> of <c>B-07</c>; empty: nothing.</summary>
    public static string RowOf(string desk) => desk.LastIndexOfAny(['-', '/', '.', ' ']) is > 0 and var end ? desk[..end].Trim() : "";

    /// <summary>The view after changes: this one, brought up to date; a new one where set-up or the filter's ground has changed.</summary>
    public OwnershipMapView After(OwnershipBoard board, ImmutableArray<JournalEntry> changes, DateTimeOffset now)
    {
        if (!ReferenceEquals(board.Directory, _board.Directory))
            return Of(board, _query, now);
        _board = board;
        if (At(now) is var later && !ReferenceEquals(later, this))
            return later;
        var touched = changes.Select(Touched).OfType<int>().Distinct().Select(board.Directory.HotDesk).OfType<HotDeskEntry>().ToList();
        // All out first: one that stands wrong would mislead the search for another's place.
        touched.ForEach(TakeOut);
        touched.ForEach(PutIn);
        return this;
    }

    /// <summary>The view at a later time, without changes: locks end by themselves.</summary>
    public OwnershipMapView At(DateTimeOffset now)
    {
        var before = _now;
        if (_board.PhoneLocks.Any(l => l.Value > before && l.Value <= now))
            return Of(_board, _query, now);
        (_now, _time) = (now, OfficeTime.For(_board.Office.TimeZone, now));
        return this;
    }

    /// <summary>Whether a hot desk extension passes the filter.</summary>
    public bool Shows(int hotDeskId) => _board.Directory.HotDesk(hotDeskId) is { } hotDesk && Passes(hotDesk);

    /// <summary>What a tile shows of a hot desk extension.</summary>
    public TileModel Tile(HotDeskEntry hotDesk)
    {
        var status = _board.StatusOf(hotDesk, _now);
        var seat = _board.OwnershipOf(hotDesk.Id);
        var owner = _board.OwnerOf(hotDesk.Id);
        var locked = hotDesk.Phone is { } phone ? _board.PhoneLockedUntil(phone.Id, _now) : null;
        var since = seat.Session?.StartedAt ?? seat.FreeSince;
        var isLong = seat.Session is { } session && _time.IsLong(session.StartedAt);
        return new TileModel(
            hotDesk.Id, hotDesk.Number.Digits, status, owner?.Name, owner?.Number.Digits,
            locked is { } until ? OwnershipStrings.TileUntil.With(_time.Brief(until))
                : since is null ? (status == HotDeskStatus.NoPhone ? null : OwnershipStrings.TileNeverUsed)
                : isLong ? _time.Hours(since.Value) : OwnershipStrings.TileSince.With(_time.Brief(since.Value)),
            (locked ?? since) is { } exact ? _time.Exact(exact) : null,
            isLong && locked is null,
            status switch
            {
                HotDeskStatus.Locked => OwnershipStrings.TileLocked,
                HotDeskStatus.NoPhone => OwnershipStrings.TileNoPhone,
                _ => OwnershipStrings.TileFree,
            },
            hotDesk.Desk.Length > 0 ? hotDesk.Desk : null);
    }

    /// <summary>The order of a group.</summary>
    int IComparer<HotDeskEntry>.Compare(HotDeskEntry? x, HotDeskEntry? y)
    {
        var order = _query.Order switch
        {
            MapOrder.State => Compare<int>((int)_board.StatusOf(x!, _now), (int)_board.StatusOf(y!, _now)),
            MapOrder.Owner => Compare(_board.OwnerOf(x!.Id)?.Name, _board.OwnerOf(y!.Id)?.Name),
            MapOrder.Since => Compare(Since(x!), Since(y!)),
            MapOrder.Place => Compare($"{x!.Floor} {x.Desk}", $"{y!.Floor} {y.Desk}"),
            _ => 0,
        };
        return order != 0 ? order : Sign * x!.Number.CompareTo(y!.Number);
    }

    private int Sign => _query.Descending ? -1 : 1;

    private DateTimeOffset? Since(HotDeskEntry hotDesk) => _board.OwnershipOf(hotDesk.Id) is var seat ? seat.Session?.StartedAt ?? seat.FreeSince : null;

    private int Compare(string? x, string? y) => (string.IsNullOrWhiteSpace(x), string.IsNullOrWhiteSpace(y)) switch
    {
        (false, false) => Sign * StringComparer.CurrentCultureIgnoreCase.Compare(x, y),
        var (noX, noY) => noX.CompareTo(noY),
    };

    /// <summary>What is missing comes last, in either direction.</summary>
    private int Compare<T>(T? x, T? y)
        where T : struct, IComparable<T> => x is { } first && y is { } second ? Sign * first.CompareTo(second) : (x is null).CompareTo(y is null);

    private void TakeOut(HotDeskEntry hotDesk)
    {
        var shown = GroupOf(hotDesk).Shown;
        // By number it stands where it stood; by any other order it may stand wrong by now.
        var at = _query.Order == MapOrder.Number ? shown.BinarySearch(hotDesk, this) : shown.FindIndex(h => ReferenceEquals(h, hotDesk));
        if (at >= 0)
            shown.RemoveAt(at);
    }

    private void PutIn(HotDeskEntry hotDesk)
    {
        var group = GroupOf(hotDesk);
        Count(group, RankOf(hotDesk), hotDesk);
        if (Passes(hotDesk))
            group.Shown.Insert(~group.Shown.BinarySearch(hotDesk, this), hotDesk);
    }

    /// <summary>Counts one, instead of what was counted of it before.</summary>
    private void Count(MapGroup group, int rank, HotDeskEntry hotDesk)
    {
        var status = (byte)((byte)(_board.StatusOf(hotDesk, _now) + 1) | (_board.OwnershipOf(hotDesk.Id).Session is null ? 0 : OwnedBit));
        var before = _counted[rank];
        _counted[rank] = status;
        if (before != 0)
            _counts[(before & ~OwnedBit) - 1]--;
        _counts[(status & ~OwnedBit) - 1]++;
        group.Owned += ((status & OwnedBit) >> 7) - ((before & OwnedBit) >> 7);
    }

    private MapGroup GroupOf(HotDeskEntry hotDesk)
    {
        var name = _query.Grouping switch
        {
            MapGrouping.Floor => hotDesk.Floor,
            MapGrouping.Row => RowOf(hotDesk.Desk),
            _ => "",
        };
        if (!_groups.TryGetValue(name, out var group))
            _groups.Add(name, group = new MapGroup(name));
        return group;
    }

    /// <summary>The directory has them by number.</summary>
    private int RankOf(HotDeskEntry hotDesk)
    {
        var hotDesks = _board.Directory.HotDesks;
        var (low, high) = (0, hotDesks.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hotDesks[middle].Number.CompareTo(hotDesk.Number) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int? Touched(JournalEntry entry) => entry.HotDeskExtensionId
        ?? (entry.PhoneId is { } phone ? _board.Directory.HotDesks.FirstOrDefault(h => h.Phone?.Id == phone)?.Id : null);

    private bool Passes(HotDeskEntry hotDesk)
    {
        var filter = _query.Filter;
        if (filter.Status is { } status && _board.StatusOf(hotDesk, _now) != status)
            return false;
        if (filter.Floor is not null && hotDesk.Floor != filter.Floor)
            return false;
        var owner = _board.OwnerOf(hotDesk.Id);
        if (filter.Owner?.Trim() is { Length: > 0 } wanted && !Has(owner?.Name, wanted) && !Has(owner?.Number.Digits, wanted))
            return false;
        return filter.Text?.Trim() is not { Length: > 0 } text
            || Has(hotDesk.Number.Digits, text) || Has(owner?.Name, text) || Has(owner?.Number.Digits, text) || Has(hotDesk.Desk, text)
            || Has(hotDesk.Description, text) || hotDesk.Phone?.Mac.Has(text) == true || Has(hotDesk.Phone?.Model, text);
    }

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.CurrentCultureIgnoreCase) == true;
}
