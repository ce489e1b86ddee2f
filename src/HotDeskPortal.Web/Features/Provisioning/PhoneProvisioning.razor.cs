using System.Collections.Immutable;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Features.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>How the phone gets its configuration, and what it has sent.</summary>
public sealed partial class PhoneProvisioning
{
    private ImmutableArray<PhoneUploadRow> uploads = [];

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The phone.</summary>
    [Parameter, EditorRequired] public PhoneDetail Phone { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>Now.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>Whether windows may be opened and uploads read.</summary>
    [Parameter] public bool MayAssist { get; set; }

    /// <summary>Whether the phone's own address may be taken away.</summary>
    [Parameter] public bool MaySetUp { get; set; }

    /// <summary>Something was changed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private ProvisioningKeys Provisioning { get; set; } = default!;

    [Inject] private PhoneUploads Uploads { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    private DateTimeOffset? Window => Phone.ProvisioningWindowUntil is { } until && until > Now ? until : null;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync() =>
        uploads = MayAssist && await Uploads.ListAsync(Actor, Office, Phone.Row.Id) is { IsSuccess: true } read ? read.Value : [];

    private async Task OpenAsync()
    {
        if (await PhoneChanges.OpenWindowAsync(Provisioning, Snackbar, Actor, Office, Time, [Phone.Row.Id]))
            await OnChanged.InvokeAsync();
    }

    private async Task CloseAsync()
    {
        var done = await Provisioning.CloseWindowAsync(Actor, Office, [Phone.Row.Id]);
        Snackbar.Add(ErrorTexts.Of(done.Error) ?? ProvisioningStrings.PhoneWindowClosed, done.IsSuccess ? MudBlazor.Severity.Success : MudBlazor.Severity.Error);
        await OnChanged.InvokeAsync();
    }

    private async Task ForgetAsync()
    {
        if (!await Dialogs.ConfirmAsync(
            ProvisioningStrings.PhoneForgetTitle, ProvisioningStrings.PhoneForgetConsequences.With(Phone.Row.Mac), ProvisioningStrings.PhoneForgetSubmit))
            return;
        var done = await Provisioning.ForgetDeviceAsync(Actor, Office, Phone.Row.Id);
        Snackbar.Add(ErrorTexts.Of(done.Error) ?? ProvisioningStrings.PhoneForgetDone, done.IsSuccess ? MudBlazor.Severity.Success : MudBlazor.Severity.Error);
        await OnChanged.InvokeAsync();
    }

    private async Task SaveAsync(PhoneUploadRow upload)
    {
        var file = await Uploads.GetAsync(Actor, Office, upload.Id);
        if (file.IsSuccess)
            await Downloads.SaveAsync(file.Value);
        else
            Snackbar.Add(ErrorTexts.Of(file.Error), MudBlazor.Severity.Error);
    }
}
