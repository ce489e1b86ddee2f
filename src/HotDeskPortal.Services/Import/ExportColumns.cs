using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import.Files;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>A column of an export.</summary>
/// <param name="Name">Its header; where an import knows the column, the import's.</param>
/// <param name="Value">What it holds of a row.</param>
internal sealed record ExportColumn<TRow>(string Name, Func<TRow, object?> Value);

/// <summary>The columns of what grids export.</summary>
internal static class ExportColumns
{
    public static readonly ExportColumn<HotDeskUserRow>[] Users =
    [
        new(ImportColumns.Extension, r => r.Number.Digits), new(ImportColumns.FirstName, r => r.FirstName), new(ImportColumns.LastName, r => r.LastName),
        new(ImportColumns.Email, r => r.Email), new(ImportColumns.CallerIdName, r => r.CallerIdName), new(ImportColumns.CallerIdNumber, r => r.CallerIdNumber),
        new(ImportColumns.HotDesking, r => YesNo(r.IsHotDeskingEnabled)), new(ImportColumns.Active, r => YesNo(r.IsActive)),
        new("Logged in at", r => string.Join(' ', r.LoggedInAt)),
    ];

    public static readonly ExportColumn<HotDeskExtensionRow>[] HotDesks =
    [
        new(ImportColumns.Extension, r => r.Number.Digits), new(ImportColumns.Description, r => r.Description), new(ImportColumns.Floor, r => r.Floor),
        new(ImportColumns.Desk, r => r.Desk), new(ImportColumns.Template, r => r.Template), new("State", r => r.Status.ToString()), new("Owner", r => r.Owner),
        new(ImportColumns.Mac, r => r.Mac?.ToString()), new(ImportColumns.Model, r => r.Model),
    ];

    public static readonly ExportColumn<PhoneRow>[] Phones =
    [
        new(ImportColumns.Mac, r => r.Mac.ToString()), new(ImportColumns.Model, r => r.Model),
        new(ImportColumns.HotDesk, r => r.Place == PhonePlaceKind.HotDesk ? r.AssignedTo?.Digits : null),
        new(ImportColumns.User, r => r.Place == PhonePlaceKind.User ? r.AssignedTo?.Digits : null),
        new(ImportColumns.Location, r => r.EmergencyLocation), new("In the inventory of", r => r.InventoryOf?.Digits),
    ];

    public static ExportFile Write<TRow>(string name, ExportFormat format, ExportColumn<TRow>[] columns, IEnumerable<TRow> rows) =>
        TableWriter.Write(name, format, Array.ConvertAll(columns, c => c.Name), rows.Select(r => Array.ConvertAll(columns, c => c.Value(r))));

    private static string YesNo(bool value) => value ? "yes" : "no";
}
