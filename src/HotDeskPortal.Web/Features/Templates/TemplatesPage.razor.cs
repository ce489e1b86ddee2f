using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>The office's templates, built-in ones included, and which of them is in use.</summary>
public sealed partial class TemplatesPage
{
    private ImmutableArray<TemplateSummary>? templates;

    [Inject] private TemplateService Templates { get; set; } = default!;

    [Inject] private TemplateTransfer Transfer { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    /// <inheritdoc />
    protected override bool Follows => false;

    /// <inheritdoc />
    protected override void OnOpened() => templates = null;

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var list = await Templates.ListAsync(Actor, Office);
        if (isCurrent())
            templates = list.IsSuccess ? list.Value : null;
        return list.Error;
    }

    private async Task ExportAsync(int? id)
    {
        var file = await Transfer.ExportAsync(Actor, Office, id);
        if (file.IsSuccess)
            await Downloads.SaveAsync(file.Value);
        else
            Snackbar.Add(ErrorTexts.Of(file.Error), Severity.Error);
    }

    private async Task ImportAsync(IBrowserFile? chosen)
    {
        if (chosen is null)
            return;
        var done = await ReadAsync(chosen) is { } content
            ? await Transfer.ImportAsync(Actor, Office, content, OwnershipChannel.Portal)
            : new TemplateFileUnreadable(TemplateFileFault.Size);
        Snackbar.Add(
            ErrorTexts.Of(done.Error) ?? TextFormat.Count(done.Value.Length, TemplateStrings.Imported_One, TemplateStrings.Imported_Other),
            done.IsSuccess ? Severity.Success : Severity.Error);
        if (done.IsSuccess)
            await ReloadAsync();
    }

    /// <summary>What somebody has chosen; null: it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(IBrowserFile chosen)
    {
        if (chosen.Size > TemplateTransfer.MaxBytes)
            return null;
        using var file = new MemoryStream();
        await using var upload = chosen.OpenReadStream(TemplateTransfer.MaxBytes);
        await upload.CopyToAsync(file);
        return file.ToArray();
    }

    private string Describe(TemplateSummary template)
    {
        var vendor = FactTexts.Of(template.Vendor);
        var use = template.HotDesks == 0
            ? TemplateStrings.Use_None.With(vendor)
            : (template.HotDesks == 1 ? TemplateStrings.Use_One : TemplateStrings.Use_Other).With(template.HotDesks, vendor);
        return template.IsBuiltIn ? use : TemplateStrings.ListLine.With(use, template.Revision, Time.Brief(template.ChangedAt), template.ChangedBy);
    }

    private string AddressOf(int id) => Link($"templates/{id}");

    private async Task CopyAsync(TemplateSummary template)
    {
        var names = templates!.Value.Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Enumerable.Range(1, int.MaxValue)
            .Select(n => n == 1 ? TemplateStrings.CopyName.With(template.Name) : TemplateStrings.CopyNameNumbered.With(template.Name, n))
            .First(n => !names.Contains(n));
        var copy = await Templates.CopyAsync(Actor, Office, template.Id, name);
        if (copy.IsSuccess)
            Navigator.NavigateTo(AddressOf(copy.Value));
        else
            Snackbar.Add(ErrorTexts.Of(copy.Error), Severity.Error);
    }
}
