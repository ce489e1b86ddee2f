using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>What the map shows of everything, as its address says it.</summary>
/// <param name="Text">Number, name, desk or MAC must contain it.</param>
/// <param name="State">Only this state, as in <see cref="TileModel.State"/>.</param>
/// <param name="Floor">Only this floor.</param>
public sealed record MapFilter(string? Text, string? State, string? Floor)
{
    /// <summary>Whether anything is left out.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && State is null && Floor is null;
}

/// <summary>Tiles that stand together.</summary>
/// <param name="Floor">The floor; empty: none given.</param>
/// <param name="Owned">How many of its hot desk extensions are owned, filtered or not.</param>
/// <param name="Total">How many it has.</param>
/// <param name="Tiles">Those that pass the filter.</param>
public sealed record MapGroup(string Floor, int Owned, int Total, IReadOnlyList<TileModel> Tiles);

/// <summary>How many hot desk extensions are in each state, filtered or not.</summary>
public sealed record MapCounts(int Owned, int Free, int Locked, int NoPhone);

/// <summary>Everything the map draws of one board: a pure function of board, filter and time.</summary>
/// <param name="Counts">The counts at the top.</param>
/// <param name="Floors">All floors, for the chips.</param>
/// <param name="Groups">Tiles by floor; floors without a tile that passes are left out.</param>
public sealed record OwnershipMapView(MapCounts Counts, IReadOnlyList<string> Floors, IReadOnlyList<MapGroup> Groups)
{
    /// <summary>The view of a board.</summary>
    public static OwnershipMapView Of(OwnershipBoard board, MapFilter filter, DateTimeOffset now)
    {
        var time = OfficeTime.For(board.Office.TimeZone, now);
        var counts = new int[4];
        var groups = new List<MapGroup>();
        foreach (var floor in board.Directory.HotDesks.GroupBy(h => h.Floor).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            var tiles = new List<TileModel>();
            var owned = 0;
            foreach (var hotDesk in floor)
            {
                var status = board.StatusOf(hotDesk, now);
                counts[(int)status]++;
                if (board.SeatOf(hotDesk.Id).Session is not null)
                    owned++;
                var tile = Tile(board, hotDesk, status, time, now);
                if (Passes(board, hotDesk, tile, filter))
                    tiles.Add(tile);
            }
            if (tiles.Count > 0)
                groups.Add(new MapGroup(floor.Key, owned, floor.Count(), tiles));
        }
        var floors = board.Directory.HotDesks.Select(h => h.Floor).Where(f => f.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return new OwnershipMapView(
            new MapCounts(counts[(int)HotDeskStatus.Owned], counts[(int)HotDeskStatus.Free], counts[(int)HotDeskStatus.Locked], counts[(int)HotDeskStatus.NoPhone]),
            floors, groups);
    }

    /// <summary>A state as tiles and addresses name it.</summary>
    public static string StateName(HotDeskStatus status) => status switch
    {
        HotDeskStatus.Owned => "owned",
        HotDeskStatus.Free => "free",
        HotDeskStatus.Locked => "locked",
        _ => "none",
    };

    private static TileModel Tile(OwnershipBoard board, HotDeskEntry hotDesk, HotDeskStatus status, OfficeTime time, DateTimeOffset now)
    {
        var seat = board.SeatOf(hotDesk.Id);
        var owner = board.OwnerOf(hotDesk.Id);
        var locked = hotDesk.Phone is { } phone ? board.PhoneLockedUntil(phone.Id, now) : null;
        var since = seat.Session?.StartedAt ?? seat.FreeSince;
        var isLong = seat.Session is { } session && time.IsLong(session.StartedAt);
        return new TileModel(
            hotDesk.Id, hotDesk.Number.Digits, StateName(status), owner?.Name, owner?.Number.Digits,
            locked is { } until ? $"until {time.Brief(until)}"
                : since is null ? (status == HotDeskStatus.NoPhone ? null : "never used")
                : isLong ? time.Hours(since.Value) : $"since {time.Brief(since.Value)}",
            (locked ?? since) is { } exact ? time.Exact(exact) : null,
            isLong && locked is null,
            status switch
            {
                HotDeskStatus.Locked => "Too many wrong PINs",
                HotDeskStatus.NoPhone => "No phone assigned",
                _ => "Anyone may log in",
            },
            hotDesk.Desk.Length > 0 ? hotDesk.Desk : null);
    }

    private static bool Passes(OwnershipBoard board, HotDeskEntry hotDesk, TileModel tile, MapFilter filter)
    {
        if (filter.State is not null && tile.State != filter.State)
            return false;
        if (filter.Floor is not null && hotDesk.Floor != filter.Floor)
            return false;
        if (filter.Text?.Trim() is not { Length: > 0 } text)
            return true;
        bool Has(string? value) => value?.Contains(text, StringComparison.CurrentCultureIgnoreCase) == true;
        return Has(tile.Number) || Has(tile.OwnerName) || Has(tile.OwnerExtension) || Has(hotDesk.Desk) || Has(hotDesk.Description)
            || hotDesk.Phone?.Mac.Has(text) == true || Has(hotDesk.Phone?.Model);
    }
}
