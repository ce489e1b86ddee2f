using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>What an office holds that rows may clash with.</summary>
/// <param name="Board">The office.</param>
/// <param name="Templates">Its templates and the built-in ones, by name.</param>
/// <param name="Macs">Those of the file's addresses that are known, and whether they are of this office.</param>
internal sealed record ImportSurroundings(
    OwnershipBoard Board, IReadOnlyDictionary<string, int> Templates, IReadOnlyDictionary<MacAddress, bool> Macs)
{
    public OfficeDirectory Directory => Board.Directory;
}

/// <summary>Judges each row of a file: by the form's own validator, against the office, and against the rows before it.</summary>
internal sealed class ImportJudge(
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
    public static ImportNote? Clash(ImportSurroundings office, ImportDraft draft)
    {
        if (draft is not PhoneDraft phone)
        {
            var number = draft is HotDeskUserDraft user ? user.Form.Number : ((HotDeskExtensionDraft)draft).Form.Number;
            return ExtensionNumber.TryParse(number, out var parsed) && OfficeSetUp.Taken(office.Directory, parsed) is { } taken
                ? new ImportNote(ImportColumns.Extension, taken, false)
                : null;
        }
        if (MacAddress.TryParse(phone.Form.Mac, out var mac, out _) && office.Macs.TryGetValue(mac, out var isHere))
            return new ImportNote(ImportColumns.Mac, new MacTaken(mac, office.Directory.Phone(mac)?.Extension.Number) { IsElsewhere = !isHere }, false);
        if (phone.HotDesk.Length > 0 && office.Directory.Find(phone.HotDesk) is { } entry)
        {
            if (entry is not HotDeskEntry hotDesk)
                return new ImportNote(ImportColumns.HotDesk, new BelongsToOther(phone.HotDesk, OfficeSetUp.HolderOf(entry), OfficeSetUp.NameOf(entry)), false);
            if (hotDesk.Phone is { } other)
                return new ImportNote(ImportColumns.HotDesk, new HotDeskHasPhone(hotDesk.Number, other.Mac), false);
        }
        return phone.User.Length > 0 && office.Directory.Find(phone.User) is not UserEntry
            ? new ImportNote(ImportColumns.User, new UnknownUserNumber(RowCells.Short(phone.User)), false)
            : null;
    }

    private HotDeskUserDraft User(int line, RowCells cells)
    {
        var form = new HotDeskUserForm
        {
            Number = cells.Text(ImportColumns.Extension), FirstName = cells.Text(ImportColumns.FirstName), LastName = cells.Text(ImportColumns.LastName),
            Email = cells.Text(ImportColumns.Email), NewPin = cells.Text(ImportColumns.Pin), CallerIdName = cells.Text(ImportColumns.CallerIdName),
            CallerIdNumber = cells.Text(ImportColumns.CallerIdNumber), IsHotDeskingEnabled = cells.Flag(ImportColumns.HotDesking, true),
            IsActive = cells.Flag(ImportColumns.Active, true),
        };
        cells.Bad(users.Validate(form));
        if (form.IsHotDeskingEnabled && form.NewPin.Length == 0)
            cells.Bad(ImportColumns.Pin, new PinMissing());
        Once(form.Number, line, cells);
        return Clashing(new HotDeskUserDraft(new ImportRow(line, cells.Name(ImportColumns.Extension, ImportColumns.FirstName, ImportColumns.LastName), []), form), cells);
    }

    private HotDeskExtensionDraft HotDesk(int line, RowCells cells)
    {
        var form = new HotDeskExtensionForm
        {
            Number = cells.Text(ImportColumns.Extension), Description = cells.Text(ImportColumns.Description), Floor = cells.Text(ImportColumns.Floor),
            Desk = cells.Text(ImportColumns.Desk), HasVoicemail = cells.Flag(ImportColumns.Voicemail, false),
            RingsAllPhones = cells.Flag(ImportColumns.RingAll, true), AssignedPerson = cells.Text(ImportColumns.Person), Scope = Scope(cells),
        };
        if (cells.Text(ImportColumns.Template) is { Length: > 0 } name)
        {
            if (office.Templates.TryGetValue(name, out var template))
                form.TemplateId = template;
            else
                cells.Bad(ImportColumns.Template, new UnknownTemplateName(cells.Shown(ImportColumns.Template)));
        }
        cells.Bad(hotDesks.Validate(form));
        Once(form.Number, line, cells);
        return Clashing(new HotDeskExtensionDraft(new ImportRow(line, cells.Name(ImportColumns.Extension, ImportColumns.Description), []), form), cells);
    }

    private PhoneDraft Phone(int line, RowCells cells)
    {
        var form = new PhoneForm
        {
            Mac = cells.Text(ImportColumns.Mac), Model = cells.Text(ImportColumns.Model), EmergencyLocation = cells.Text(ImportColumns.Location),
            EmergencyCallback = cells.Text(ImportColumns.Callback),
        };
        var (hotDesk, user) = (cells.Text(ImportColumns.HotDesk), cells.Text(ImportColumns.User));
        cells.Bad(phones.Validate(form));
        if (MacAddress.TryParse(form.Mac, out var mac, out _))
        {
            if (!_lineOfMac.TryAdd(mac, line))
                cells.Bad(ImportColumns.Mac, new SameAsInLine(RowKey.Mac, _lineOfMac[mac]));
            if (PhoneModels.Find(form.Model)?.MacWarning(mac) is { } warning)
                cells.Warn(ImportColumns.Mac, warning);
        }
        if (hotDesk.Length > 0 && user.Length > 0)
            cells.Bad(ImportColumns.User, new TwoPlacesForPhone());
        if (hotDesk.Length > 0)
            Place(hotDesk, line, cells);
        foreach (var (column, max) in new[] { (ImportColumns.Floor, HotDeskExtensionLengths.Floor), (ImportColumns.Desk, HotDeskExtensionLengths.Desk) })
            if (cells.Text(column).Length > max || cells.Text(column).Any(char.IsControl))
                cells.Bad(column, new NotOneShortLine(max));
        return Clashing(
            new PhoneDraft(new ImportRow(line, cells.Name(ImportColumns.Mac, ImportColumns.Model), []), form, hotDesk, user, cells.Text(ImportColumns.Floor),
                cells.Text(ImportColumns.Desk)),
            cells);
    }

    private void Place(string hotDesk, int line, RowCells cells)
    {
        if (!ExtensionNumber.TryParse(hotDesk, out _))
            cells.Bad(ImportColumns.HotDesk, new NotAnExtensionNumber(cells.Shown(ImportColumns.HotDesk)));
        else if (!_lineOfNumber.TryAdd(hotDesk, line))
            cells.Bad(ImportColumns.HotDesk, new HasPhoneInLine(hotDesk, _lineOfNumber[hotDesk]));
        else if (office.Directory.Find(hotDesk) is null)
            cells.Warn(ImportColumns.HotDesk, new HotDeskWillBeCreated(hotDesk));
    }

    private void Once(string number, int line, RowCells cells)
    {
        if (number.Length > 0 && !_lineOfNumber.TryAdd(number, line))
            cells.Bad(ImportColumns.Extension, new SameAsInLine(RowKey.Extension, _lineOfNumber[number]));
    }

    private T Clashing<T>(T draft, RowCells cells)
        where T : ImportDraft
    {
        if (Clash(office, draft) is { } clash)
            cells.Bad(clash.Column, (Error)clash.What);
        return draft with { Row = draft.Row with { Notes = cells.Notes } };
    }

    private static PortalScope Scope(RowCells cells)
    {
        var text = string.Concat(cells.Text(ImportColumns.Scope).Where(char.IsLetter));
        if (text.Length == 0)
            return PortalScope.NoPortal;
        if (!Enum.TryParse<PortalScope>(text, ignoreCase: true, out var scope))
            cells.Bad(ImportColumns.Scope, new UnknownScope());
        return scope;
    }
}
