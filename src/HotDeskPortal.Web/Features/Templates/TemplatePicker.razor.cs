using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>Chooses one of the office's templates.</summary>
public sealed partial class TemplatePicker
{
    private IReadOnlyList<TemplateSummary> templates = [];
    private IReadOnlyList<TemplateSummary> all = [];
    private PhoneVendor? matched;
    private string? error;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who chooses.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>What is chosen; null: none.</summary>
    [Parameter] public int? Value { get; set; }

    /// <summary>Another one was chosen.</summary>
    [Parameter] public EventCallback<int?> ValueChanged { get; set; }

    /// <summary>What helps to choose.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Classes.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Where given, only templates for phones of this model, and the built-in one is chosen with the model.</summary>
    [Parameter] public string? Model { get; set; }

    [Inject] private TemplateService Templates { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var read = await Templates.ListAsync(Actor, Office);
        (error, all) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : []);
        await MatchAsync();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => MatchAsync();

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
