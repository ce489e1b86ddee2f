using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Moves a phone, after telling what that will do.</summary>
public sealed partial class PhoneAssignDialog
{
    private int? target;
    private ChangePreview? preview;
    private string? error;
    private readonly Busy busy = new();

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The phone.</summary>
    [Parameter, EditorRequired] public PhoneRow Phone { get; set; } = default!;

    /// <summary>Where it can go.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private PhoneService Service { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => target = Phone.ExtensionId;

    private async Task ChooseAsync(int? extensionId)
    {
        (target, preview, error) = (extensionId, null, null);
        if (extensionId == Phone.ExtensionId)
            return;
        var told = await Service.AssignPreviewAsync(Actor, Office, Phone.Id, extensionId);
        error = ErrorTexts.Of(told.Error);
        preview = told.IsSuccess ? told.Value : null;
    }

    private async Task AssignAsync()
    {
        if (busy)
            return;
        var done = await busy.RunAsync(() => Service.AssignAsync(Actor, Office, Phone.Id, target, OwnershipChannel.Portal));
        error = ErrorTexts.Of(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add(target is { } id ? $"{Phone.Mac} is at {Directory.Find(id)?.Number} now." : $"{Phone.Mac} is in stock now.", Severity.Success);
        Dialog.Close(done.Value);
    }
}
