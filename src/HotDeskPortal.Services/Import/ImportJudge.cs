using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>Judges each row of a file: by the form's own validator, against the office, and against the rows before it.</summary>
internal sealed partial class ImportJudge(
    ImportSurroundings office, IValidator<HotDeskUserForm> users, IValidator<HotDeskExtensionForm> hotDesks, IValidator<PhoneForm> phones)
{
    private readonly Dictionary<string, int> _lineOfNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<MacAddress, int> _lineOfMac = [];

    public ImportDraft Judge(ImportKind kind, int line, RowCells cells) => kind switch
    {
        ImportKind.HotDeskUsers => User(line, cells),
        ImportKind.HotDeskExtensions => HotDesk(line, cells),
        _ => Phone(line, cells),
    };

    /// <summary>What stands in the way of a good row by now; null: nothing.</summary>
    public static ImportNote? Clash(ImportSurroundings office, ImportDraft draft) => draft switch
    {
        PhoneDraft phone => Clash(office, phone),
        HotDeskUserDraft user => Clash(office, user.Form.Number, user.Target, office.Users.GetValueOrDefault(user.Form.Number)),
        HotDeskExtensionDraft hotDesk => Clash(office, hotDesk.Form.Number, hotDesk.Target, office.HotDesks.GetValueOrDefault(hotDesk.Form.Number)),
        _ => null,
    };

    private static ImportNote? Clash(ImportSurroundings office, string number, Target? target, Extension? now)
    {
        if (target is { } changed)
            return now is not null && new Target(now.Id, now.Revision) == changed ? null : new ImportNote(ImportColumns.Extension, new ChangedSinceDryRun(number), false);
        return ExtensionNumber.TryParse(number, out var parsed) && OfficeSetUp.Taken(office.Directory, parsed) is { } taken
            ? new ImportNote(ImportColumns.Extension, taken, false)
            : null;
    }

    private void Once(string number, int line, RowCells cells)
    {
        if (number.Length > 0 && !_lineOfNumber.TryAdd(number, line))
            cells.Bad(ImportColumns.Extension, new SameAsInLine(RowKey.Extension, _lineOfNumber[number]));
    }

    /// <summary>The draft with what is to be told of its row.</summary>
    private T Told<T>(T draft, RowCells cells, IEnumerable<ImportField> fields)
        where T : ImportDraft
    {
        if (Clash(office, draft) is { } clash)
            cells.Bad(clash.Column, (Domain.Error)clash.What);
        var notes = cells.Notes;
        var row = draft.Row with { Notes = notes };
        // Of a bad row nothing is written.
        if (row.IsGood)
            row = row with { Fields = [.. fields.Where(f => f.Column == ImportColumns.Pin || !Equals(f.Old ?? "", f.New ?? ""))] };
        return draft with { Row = row with { Action = draft.Target is null ? ImportAction.Create : row.Fields.IsEmpty ? ImportAction.None : ImportAction.Update } };
    }
}
