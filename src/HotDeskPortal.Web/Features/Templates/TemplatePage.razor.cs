using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>The editor of a template: fields at the left, at the right the file that a real phone would get.</summary>
public sealed partial class TemplatePage
{
    private readonly Busy busy = new();
    private Error? refusal;
    private TemplateDetails? details;
    private TemplateDraft? draft;
    private ImmutableArray<TemplateRemark> findings = [];
    private ImmutableArray<PreviewPhone> phones = [];
    private int phone;
    private int previewed;
    private string? previewError;
    private IReadOnlyList<PreviewFile> files = [];

    /// <summary>The template.</summary>
    [Parameter] public int Id { get; set; }

    [Inject] private TemplateService Templates { get; set; } = default!;

    [Inject] private PhonePreview Preview { get; set; } = default!;

    [Inject] private IValidator<TemplateForm> Validator { get; set; } = default!;

    private string ListAddress => Link("templates");

    private bool MayChange => MaySetUp && details is { Summary.IsBuiltIn: false };

    private bool HasErrors => findings.Any(f => f.IsError);

    private bool IsChanged => details is not null && draft is not null && !Same(draft.ToForm(details.Summary.Vendor), details);

    /// <inheritdoc />
    protected override object Subject => Id;

    /// <summary>Nobody's typing is replaced by what somebody else has saved; saving tells.</summary>
    protected override bool Follows => false;

    /// <inheritdoc />
    protected override void OnOpened() => (details, draft, files) = (null, null, []);

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var found = await Templates.GetAsync(Actor, Office, Id);
        if (!isCurrent() || !found.IsSuccess)
            return found.Error;
        (details, refusal) = (found.Value, null);
        draft = new TemplateDraft(details.Summary.Name, details.Content);
        phones = Preview.Phones(Actor, Office, details.Summary.Vendor) is { IsSuccess: true } list ? list.Value : [];
        if (phones.All(p => p.HotDeskId != phone))
            phone = phones.FirstOrDefault(p => details.Uses.Any(u => u.HotDeskId == p.HotDeskId))?.HotDeskId ?? phones.FirstOrDefault()?.HotDeskId ?? 0;
        await ChangedAsync();
        return null;
    }

    private static bool Same(TemplateForm form, TemplateDetails details)
    {
        var (now, was) = (form.Content, details.Content);
        return form.Name == details.Summary.Name && now.Keys.SequenceEqual(was.Keys) && now.Overrides.SequenceEqual(was.Overrides)
            && now with { Keys = was.Keys, Overrides = was.Overrides } == was;
    }

    /// <summary>Checks what was typed and shows what the phone would get.</summary>
    private async Task ChangedAsync()
    {
        var form = draft!.ToForm(details!.Summary.Vendor);
        var model = phones.FirstOrDefault(p => p.HotDeskId == phone) is { } chosen ? PhoneModels.Find(chosen.Model) : null;
        findings =
        [
            .. Validator.Validate(form).Errors.Select(e => new TemplateRemark(e.PropertyName, ValidationTexts.Of(e), e.Severity == FluentValidation.Severity.Error)),
            .. model is null ? [] : TemplateRules.Check(form.Vendor, form.Content, model).Except(TemplateRules.Check(form.Vendor, form.Content))
                .Select(f => new TemplateRemark(f.Field, ErrorTexts.Of(f.What), f.IsError)),
        ];
        // While something is wrong, the last file that could be made stays.
        if (phones.IsEmpty || HasErrors)
            return;
        var preview = ++previewed;
        var was = await Preview.RenderAsync(Actor, Office, phone, details.Content);
        var now = await Preview.RenderAsync(Actor, Office, phone, form.Content);
        // Typing may be ahead of it by now.
        if (preview != previewed)
            return;
        previewError = ErrorTexts.Of(now.Error);
        files = now.IsSuccess
            ? [.. now.Value.Select(f => new PreviewFile(f.Name,
                PreviewLine.Between((was.IsSuccess ? was.Value.FirstOrDefault(w => w.Name == f.Name)?.Text : null) ?? f.Text, f.Text)))]
            : [];
    }

    private static string Uses(TemplateDetails template) => template.Uses.IsEmpty
        ? TemplateStrings.UsedByNone
        : string.Join(", ", template.Uses.Select(u => u.Model is null ? u.Extension : TemplateStrings.UsedByWithModel.With(u.Extension, u.Model)));

    private Task ChoosePhoneAsync(PreviewPhone chosen)
    {
        phone = chosen.HotDeskId;
        return ChangedAsync();
    }

    private Task SaveAsync() => SayAsync(
        () => Templates.UpdateAsync(Actor, Office, Id, draft!.ToForm(details!.Summary.Vendor), details.Summary.Revision), TemplateStrings.SaveDone);

    private Task RestoreAsync(int revision) => SayAsync(
        () => Templates.RestoreAsync(Actor, Office, Id, revision, details!.Summary.Revision), TemplateStrings.RestoreDone.With(revision));

    private async Task SayAsync(Func<Task<Result<int>>> change, string done)
    {
        if (await AskAsync(change) is null)
            return;
        await ReloadAsync();
        Snackbar.Add(done, MudBlazor.Severity.Success);
    }

    private async Task CopyAsync()
    {
        if (await AskAsync(() => Templates.CopyAsync(Actor, Office, Id, TemplateStrings.CopyName.With(details!.Summary.Name))) is { Value: var copy })
            Navigator.NavigateTo($"{ListAddress}/{copy}");
    }

    private async Task DeleteAsync()
    {
        if (await AskAsync(() => Templates.DeleteAsync(Actor, Office, Id, details!.Summary.Revision)) is not null)
            Navigator.NavigateTo(ListAddress);
    }

    /// <summary>Asks the service, once at a time; null: it has refused, and the page says why.</summary>
    private async Task<Result<T>?> AskAsync<T>(Func<Task<Result<T>>> ask)
    {
        if (busy)
            return null;
        var answer = await busy.RunAsync(ask);
        refusal = answer.Error;
        return answer.IsSuccess ? answer : null;
    }
}
