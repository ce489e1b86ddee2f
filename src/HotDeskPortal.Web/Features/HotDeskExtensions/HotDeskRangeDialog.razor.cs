using FluentValidation;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Creates a range with its phones: first every row's fate, then all of it or nothing.</summary>
public sealed partial class HotDeskRangeDialog
{
    private const int Shown = 200;
    private readonly FieldErrors errors = new();
    private readonly HotDeskRangeForm form = new();
    private HotDeskRangePlan? plan;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    [Inject] private IValidator<HotDeskRangeForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private string PlanSummary
    {
        get
        {
            var bad = plan!.Rows.Count(r => r.Problem is not null);
            var phones = plan.Rows.Count(r => r.Mac is not null && r.Problem is null);
            return plan.IsGood
                ? $"{plan.Rows.Count} hot desk extensions will be created, {phones} with a phone."
                : bad > 0 ? $"{bad} of {plan.Rows.Count} rows cannot be created; nothing is written before all can." : "This cannot be created as it is.";
        }
    }

    /// <summary>What changes makes the preview one of something else.</summary>
    private void Set(Action change)
    {
        change();
        plan = null;
    }

    private async Task PreviewAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        busy = true;
        var previewed = await Service.PreviewRangeAsync(Actor, Office, form);
        busy = false;
        errors.Take(previewed.Error);
        plan = previewed.IsSuccess ? previewed.Value : null;
    }

    private async Task CreateAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        busy = true;
        var done = await Service.CreateRangeAsync(Actor, Office, form, OwnershipChannel.Portal);
        busy = false;
        errors.Take(done.Error);
        if (done.Error is RangeRefused refused)
            plan = refused.Plan;
        if (!done.IsSuccess)
            return;
        Snackbar.Add($"{done.Value.Extensions} hot desk extensions were created, {done.Value.Phones} with a phone.", MudBlazor.Severity.Success);
        Dialog.Close(done.Value);
    }
}
