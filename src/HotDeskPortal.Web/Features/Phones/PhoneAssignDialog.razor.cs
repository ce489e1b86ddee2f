using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Moves a phone, after telling what that will do.</summary>
public sealed partial class PhoneAssignDialog
{
    private int? target;
    private ChangePreview? preview;

    /// <summary>The phone.</summary>
    [Parameter, EditorRequired] public PhoneRow Phone { get; set; } = default!;

    /// <summary>Where it can go.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    [Inject] private PhoneService Service { get; set; } = default!;

    /// <inheritdoc />
    public override bool CanSubmit => preview is not null && target != Phone.ExtensionId;

    /// <inheritdoc />
    public override async Task SubmitAsync()
    {
        if (await AskAsync(() => Service.AssignAsync(Actor, Office, Phone.Id, target, OwnershipChannel.Portal)) is not { IsSuccess: true, Value: var done })
            return;
        Snackbar.Add(
            target is { } id ? PhoneStrings.AssignDone.With(Phone.Mac, Directory.Find(id)?.Number) : PhoneStrings.AssignDoneInStock.With(Phone.Mac), Severity.Success);
        Dialog.Close(done);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => target = Phone.ExtensionId;

    private async Task ChooseAsync(int? extensionId)
    {
        (target, preview) = (extensionId, null);
        Errors.Clear();
        if (extensionId == Phone.ExtensionId)
            return;
        var told = await Service.AssignPreviewAsync(Actor, Office, Phone.Id, extensionId);
        // Another one may have been chosen meanwhile.
        if (target != extensionId)
            return;
        Errors.Take(told.Error);
        preview = told.IsSuccess ? told.Value : null;
    }
}
