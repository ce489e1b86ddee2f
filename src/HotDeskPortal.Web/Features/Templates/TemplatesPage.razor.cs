using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Templates;

/// <summary>The office's templates, built-in ones included, and which of them is in use.</summary>
public sealed partial class TemplatesPage
{
    private Actor actor = default!;
    private OfficeTime time = default!;
    private Error? error;
    private bool maySetUp;
    private ImmutableArray<TemplateSummary>? templates;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    [Inject] private TemplateService Templates { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor = await Circuit.GetAsync();
        var access = Access.Open(actor, Office, Permission.See);
        error = access.Error;
        if (!access.IsSuccess)
            return;
        maySetUp = actor.May(Permission.SetUp, access.Value.Office);
        time = OfficeTime.For(access.Value.Office.TimeZone, Clock.GetUtcNow());
        var list = await Templates.ListAsync(actor, Office);
        (error, templates) = (list.Error, list.IsSuccess ? list.Value : null);
    }

    private static string Use(TemplateSummary template) => template.HotDesks switch
    {
        0 => $"{template.Vendor}, not in use",
        1 => $"{template.Vendor}, 1 hot desk extension",
        var many => $"{template.Vendor}, {many} hot desk extensions",
    };

    private string AddressOf(int id) => $"office/{Uri.EscapeDataString(Office)}/templates/{id}";

    private async Task CopyAsync(TemplateSummary template)
    {
        var names = templates!.Value.Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"{template.Name}, copy" : $"{template.Name}, copy {n}").First(n => !names.Contains(n));
        var copy = await Templates.CopyAsync(actor, Office, template.Id, name);
        if (copy.IsSuccess)
            Navigator.NavigateTo(AddressOf(copy.Value));
        else
            Snackbar.Add(ErrorTexts.Of(copy.Error), Severity.Error);
    }
}
