using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>Chooses one of the office's templates.</summary>
public sealed partial class TemplatePicker
{
    private IReadOnlyList<TemplateSummary> templates = [];
    private IReadOnlyList<TemplateSummary> all = [];
    private PhoneVendor? matched;
    private string? refused;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who chooses.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Where given, only templates for phones of this model, and the built-in one is chosen with the model.</summary>
    [Parameter] public string? Model { get; set; }

    [Inject] private TemplateService Templates { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var read = await Templates.ListAsync(Actor, Office);
        (refused, all) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : []);
        await MatchAsync();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => MatchAsync();

    private string NameOf(int? id) => all.FirstOrDefault(t => t.Id == id) is not { } template ? ""
        : template.IsBuiltIn ? template.Name
        : TemplateStrings.PickerNamed.With(template.Name, FactTexts.Of(template.Vendor));

    private async Task MatchAsync()
    {
        var vendor = Model is null ? null : PhoneModels.VendorOf(Model);
        templates = vendor is null ? all : [.. all.Where(t => t.Vendor == vendor)];
        if (vendor is null || vendor == matched || all.Count == 0)
            return;
        matched = vendor;
        if (!templates.Any(t => t.Id == Value))
            await ValueChanged.InvokeAsync(templates.FirstOrDefault(t => t.IsBuiltIn)?.Id);
    }
}
