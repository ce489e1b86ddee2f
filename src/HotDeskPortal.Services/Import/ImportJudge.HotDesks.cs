using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.HotDeskExtensions;

namespace HotDeskPortal.Services.Import;

/// <summary>Rows of hot desk extensions.</summary>
internal sealed partial class ImportJudge
{
    private HotDeskExtensionDraft HotDesk(int line, RowCells cells)
    {
        var number = cells.Digits(ImportColumns.Extension, ExtensionNumber.MinDigits);
        var now = office.HotDesks.GetValueOrDefault(number);
        var form = new HotDeskExtensionForm
        {
            Number = number, Description = Or(cells.Text(ImportColumns.Description), now?.Description), Floor = Or(cells.Label(ImportColumns.Floor), now?.Floor),
            Desk = Or(cells.Label(ImportColumns.Desk), now?.Desk), HasVoicemail = cells.Flag(ImportColumns.Voicemail, now?.HasVoicemail ?? false),
            RingsAllPhones = cells.Flag(ImportColumns.RingAll, now?.RingsAllPhones ?? true), AssignedPerson = Or(cells.Text(ImportColumns.Person), now?.AssignedPerson),
            Scope = Scope(cells, now?.Scope ?? PortalScope.NoPortal), TemplateId = now?.TemplateId,
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
        var draft = new HotDeskExtensionDraft(new ImportRow(line, cells.Name(ImportColumns.Extension, ImportColumns.Description), []), form)
        {
            Target = now is null ? null : new Target(now.Id, now.Revision),
        };
        return Told(draft, cells, Fields(form, now));
    }

    private IEnumerable<ImportField> Fields(HotDeskExtensionForm form, HotDeskExtension? now)
    {
        yield return new(ImportColumns.Description, now?.Description, form.Description);
        yield return new(ImportColumns.Floor, now?.Floor, form.Floor);
        yield return new(ImportColumns.Desk, now?.Desk, form.Desk);
        yield return new(ImportColumns.Scope, now?.Scope, form.Scope);
        yield return new(ImportColumns.Voicemail, now?.HasVoicemail, form.HasVoicemail);
        yield return new(ImportColumns.RingAll, now?.RingsAllPhones, form.RingsAllPhones);
        yield return new(ImportColumns.Person, now?.AssignedPerson, form.AssignedPerson);
        yield return new(ImportColumns.Template, TemplateName(now?.TemplateId), TemplateName(form.TemplateId));
    }

    private string? TemplateName(int? id) => id is null ? null : office.Templates.FirstOrDefault(t => t.Value == id).Key;

    private static PortalScope Scope(RowCells cells, PortalScope otherwise)
    {
        var text = string.Concat(cells.Text(ImportColumns.Scope).Where(char.IsLetter));
        if (text.Length == 0 && !cells.Says(ImportColumns.Scope))
            return otherwise;
        if (!Enum.TryParse<PortalScope>(text, ignoreCase: true, out var scope))
            cells.Bad(ImportColumns.Scope, new UnknownScope());
        return scope;
    }
}
