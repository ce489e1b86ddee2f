using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Phones;

/// <summary>Where a phone is, told in the office's own time (design/behaviour.md: Numbers, people and phones).</summary>
internal static class InventoryTexts
{
    /// <summary>Why a hot desk extension's phone does not show under it; null: it does, or there is none.</summary>
    public static string? Missing(OwnershipBoard board, HotDeskEntry hotDesk, DateTimeOffset now) =>
        hotDesk.Phone is not null && board.OwnershipOf(hotDesk.Id).Session is { } session && board.Directory.User(session.UserId) is { } owner
            ? $"{owner.Number} has it since {Since(board.Office, session.StartedAt, now)}, log out to return it."
            : null;

    public static string Since(OfficeProfile office, DateTimeOffset at, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return local.ToString(local.Date == today.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
