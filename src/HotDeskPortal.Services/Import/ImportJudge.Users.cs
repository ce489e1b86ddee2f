using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Import;

/// <summary>Rows of users.</summary>
internal sealed partial class ImportJudge
{
    private HotDeskUserDraft User(int line, RowCells cells)
    {
        var number = cells.Digits(ImportColumns.Extension, ExtensionNumber.MinDigits);
        var now = office.Users.GetValueOrDefault(number);
        var (first, last) = Name(cells);
        var form = new HotDeskUserForm
        {
            Number = number, FirstName = Or(first, now?.FirstName), LastName = Or(last, now?.LastName),
            Email = Or(cells.Text(ImportColumns.Email), now?.Email), CallerIdName = Or(cells.Text(ImportColumns.CallerIdName), now?.CallerIdName),
            CallerIdNumber = Or(cells.Telephone(ImportColumns.CallerIdNumber, office.Board.Office.TimeZone), now?.CallerIdNumber),
            NewPin = cells.Digits(ImportColumns.Pin, Domain.HotDeskUsers.Pin.MinDigits),
            IsHotDeskingEnabled = cells.Flag(ImportColumns.HotDesking, now?.IsHotDeskingEnabled ?? true), IsActive = cells.Flag(ImportColumns.Active, now?.IsActive ?? true),
        };
        cells.Bad(users.Validate(form));
        if (now is null && form.IsHotDeskingEnabled && form.NewPin.Length == 0 && !cells.Says(ImportColumns.Pin))
            cells.Bad(ImportColumns.Pin, new PinMissing());
        if (now is { IsActive: true } && !form.IsActive)
            foreach (var hotDesk in office.Board.HotDesksOf(now.Id))
                cells.Warn(ImportColumns.Active, new WillBeLoggedOut($"{now.FirstName} {now.LastName}".Trim(), office.Directory.HotDesk(hotDesk)?.Number));
        Once(form.Number, line, cells);
        var draft = new HotDeskUserDraft(
            new ImportRow(line, cells.Name(ImportColumns.Extension, ImportColumns.FirstName, ImportColumns.LastName, ImportColumns.FullName), []), form)
        {
            Target = now is null ? null : new Target(now.Id, now.Revision),
        };
        return Told(draft, cells, Fields(form, now));
    }

    private static IEnumerable<ImportField> Fields(HotDeskUserForm form, HotDeskUser? now)
    {
        yield return new(ImportColumns.FirstName, now?.FirstName, form.FirstName);
        yield return new(ImportColumns.LastName, now?.LastName, form.LastName);
        yield return new(ImportColumns.Email, now?.Email, form.Email);
        if (form.NewPin is { Length: > 0 })
            yield return new(ImportColumns.Pin, null, null);
        yield return new(ImportColumns.CallerIdName, now?.CallerIdName, form.CallerIdName);
        yield return new(ImportColumns.CallerIdNumber, now?.CallerIdNumber, form.CallerIdNumber);
        yield return new(ImportColumns.HotDesking, now?.IsHotDeskingEnabled, form.IsHotDeskingEnabled);
        yield return new(ImportColumns.Active, now?.IsActive, form.IsActive);
    }

    /// <summary>First and last name; what a column of whole names says fills what the others leave out.</summary>
    private static (string First, string Last) Name(RowCells cells)
    {
        var (first, last, full) = (cells.Text(ImportColumns.FirstName), cells.Text(ImportColumns.LastName), cells.Text(ImportColumns.FullName));
        if (full.Length == 0 || last.Length > 0)
            return (first, last);
        // "Vorname, Name": the column is that of the last name then.
        if (first.Length > 0)
            return (first, full.StartsWith(first + " ", StringComparison.OrdinalIgnoreCase) ? full[(first.Length + 1)..].Trim() : full == first ? "" : full);
        if (full.Split(',') is [var family, var given] && given.Trim().Length > 0)
            return (given.Trim(), family.Trim());
        var blank = full.LastIndexOf(' ');
        return blank < 0 ? (full, "") : (full[..blank].Trim(), full[(blank + 1)..]);
    }

    /// <summary>What a cell says; an empty one leaves its field alone.</summary>
    private static string Or(string text, string? now) => text.Length > 0 ? text : now ?? "";
}
