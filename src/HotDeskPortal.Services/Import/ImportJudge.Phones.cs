using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Import.Cells;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Import;

/// <summary>Rows of phones.</summary>
internal sealed partial class ImportJudge
{
    private static ImportNote? Clash(ImportSurroundings office, PhoneDraft phone)
    {
        if (!MacAddress.TryParse(phone.Form.Mac, out var mac, out _))
            return PlaceClash(office, phone);
        if (phone.Target is { } changed)
            return office.Phones.GetValueOrDefault(mac) is not { } now || new Target(now.Id, now.Revision) != changed
                ? new ImportNote(ImportColumns.Mac, new ChangedSinceDryRun($"{mac}"), false)
                : PlaceClash(office, phone);
        return office.Macs.TryGetValue(mac, out var isHere)
            ? new ImportNote(ImportColumns.Mac, new MacTaken(mac, office.Directory.Phone(mac)?.Extension.Number) { IsElsewhere = !isHere }, false)
            : PlaceClash(office, phone);
    }

    private static ImportNote? PlaceClash(ImportSurroundings office, PhoneDraft phone)
    {
        if (phone.HotDesk.Length > 0 && office.Directory.Find(phone.HotDesk) is { } entry)
        {
            if (entry is not HotDeskEntry hotDesk)
                return new ImportNote(ImportColumns.HotDesk, new BelongsToOther(phone.HotDesk, OfficeSetUp.HolderOf(entry), OfficeSetUp.NameOf(entry)), false);
            if (hotDesk.Phone is { } other && other.Id != phone.Target?.Id)
                return new ImportNote(ImportColumns.HotDesk, new HotDeskHasPhone(hotDesk.Number, other.Mac), false);
        }
        return phone.User.Length > 0 && office.Directory.Find(phone.User) is not UserEntry
            ? new ImportNote(ImportColumns.User, new UnknownUserNumber(RowCells.Short(phone.User)), false)
            : null;
    }

    private PhoneDraft Phone(int line, RowCells cells)
    {
        var (address, noMac) = MacSpelling.Read(cells.Text(ImportColumns.Mac));
        if (noMac is not null)
            cells.Bad(ImportColumns.Mac, noMac);
        var now = MacAddress.TryParse(address, out var mac, out _) ? office.Phones.GetValueOrDefault(mac) : null;
        var (model, noModel) = ModelSpelling.Read(cells.Text(ImportColumns.Model));
        if (noModel is not null)
            cells.Bad(ImportColumns.Model, noModel);
        var form = new PhoneForm
        {
            Mac = address, Model = Or(model, now?.Model), EmergencyLocation = Or(cells.Text(ImportColumns.Location), now?.EmergencyLocation),
            EmergencyCallback = Or(cells.Telephone(ImportColumns.Callback, office.Board.Office.TimeZone), now?.EmergencyCallback),
        };
        var (hotDesk, user) = (cells.Digits(ImportColumns.HotDesk, ExtensionNumber.MinDigits), cells.Digits(ImportColumns.User, ExtensionNumber.MinDigits));
        cells.Bad(phones.Validate(form));
        if (mac != default)
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
            if (cells.Label(column).Length > max || cells.Text(column).Any(char.IsControl))
                cells.Bad(column, new NotOneShortLine(max));
        if (now is not null && (hotDesk.Length > 0 || user.Length > 0))
            foreach (var consequence in Consequences(now, hotDesk, user))
                cells.Warn(hotDesk.Length > 0 ? ImportColumns.HotDesk : ImportColumns.User, consequence);
        var draft = new PhoneDraft(
            new ImportRow(line, cells.Name(ImportColumns.Mac, ImportColumns.Model), []), form, hotDesk, user, cells.Text(ImportColumns.Floor), cells.Text(ImportColumns.Desk))
        {
            Target = now is null ? null : new Target(now.Id, now.Revision),
        };
        return Told(draft, cells, Fields(draft, now));
    }

    private ImmutableArray<Domain.Fact> Consequences(Phone now, string hotDesk, string user)
    {
        // At a hot desk extension that is yet to be created nobody is logged in, and the one it leaves is left.
        var target = office.Directory.Find(hotDesk.Length > 0 ? hotDesk : user)?.Id ?? 0;
        return target == (now.HotDeskExtensionId ?? now.UserId) ? [] : PhonePlaces.Consequences(office.Board, now, target);
    }

    private IEnumerable<ImportField> Fields(PhoneDraft draft, Phone? now)
    {
        var (form, isMoved) = (draft.Form, draft.HotDesk.Length > 0 || draft.User.Length > 0);
        yield return new(ImportColumns.Model, now?.Model, PhoneModels.Find(form.Model)?.FullName ?? form.Model);
        string? hotDesk = Number(now?.HotDeskExtensionId), user = Number(now?.UserId);
        yield return new(ImportColumns.HotDesk, hotDesk, isMoved ? draft.HotDesk : hotDesk);
        yield return new(ImportColumns.User, user, isMoved ? draft.User : user);
        // They are the hot desk extension's, which a phone without one does not change.
        if (draft.HotDesk.Length > 0)
        {
            var place = office.Directory.Find(draft.HotDesk) as HotDeskEntry;
            yield return new(ImportColumns.Floor, place?.Floor, Or(draft.Floor, place?.Floor));
            yield return new(ImportColumns.Desk, place?.Desk, Or(draft.Desk, place?.Desk));
        }
        yield return new(ImportColumns.Location, now?.EmergencyLocation, form.EmergencyLocation);
        yield return new(ImportColumns.Callback, now?.EmergencyCallback, form.EmergencyCallback);
    }

    private string? Number(int? id) => id is { } known ? office.Directory.Find(known)?.Number.Digits : null;

    private void Place(string hotDesk, int line, RowCells cells)
    {
        if (!ExtensionNumber.TryParse(hotDesk, out _))
            cells.Bad(ImportColumns.HotDesk, new NotAnExtensionNumber(cells.Shown(ImportColumns.HotDesk)));
        else if (!_lineOfNumber.TryAdd(hotDesk, line))
            cells.Bad(ImportColumns.HotDesk, new HasPhoneInLine(hotDesk, _lineOfNumber[hotDesk]));
        else if (office.Directory.Find(hotDesk) is null)
            cells.Warn(ImportColumns.HotDesk, new HotDeskWillBeCreated(hotDesk));
    }
}
