using FluentValidation;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>Puts findings aside for a while, with a reason.</summary>
public sealed partial class ReadinessDismissDialog
{
    private const int UsualDays = 30;

    private readonly FieldErrors errors = new();
    private readonly ReadinessDismissalForm form = new();
    private readonly Busy busy = new();

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>The findings.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Finding> Findings { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private ReadinessService Service { get; set; } = default!;

    [Inject] private IValidator<ReadinessDismissalForm> Validator { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => (form.Findings, form.Until) = ([.. Findings.Select(f => f.Key)], Time.Today.AddDays(UsualDays));

    private async Task DismissAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        var done = await busy.RunAsync(() => Service.DismissAsync(Actor, Office, form, OwnershipChannel.Portal));
        errors.Take(done.Error);
        if (done.IsSuccess)
            Dialog.Close();
    }
}
