using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Sets a PIN, or has one drawn and shows it this once.</summary>
public sealed partial class PinDialog
{
    private string entered = "";
    private string? pinError;
    private string? error;
    private string? generated;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Whose PIN.</summary>
    [Parameter, EditorRequired] public HotDeskUserRow User { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private Task SetOnEnter(KeyboardEventArgs e) => e.Key == "Enter" ? SetAsync() : Task.CompletedTask;

    private async Task SetAsync()
    {
        var pin = Pin.Entered(entered);
        pinError = pin.Refusal(User.Number)?.Message;
        if (busy || pinError is not null)
            return;
        busy = true;
        var done = await Service.SetPinAsync(Actor, Office, User.Id, pin, OwnershipChannel.Portal);
        busy = false;
        pinError = (done.Error as PinRefused)?.Message;
        error = pinError is null ? done.Error?.Message : null;
        if (!done.IsSuccess)
            return;
        entered = "";
        Snackbar.Add($"{User.Name} has a new PIN; it works at once.", Severity.Success);
        Dialog.Close();
    }

    private async Task GenerateAsync()
    {
        if (busy)
            return;
        busy = true;
        var done = await Service.GeneratePinAsync(Actor, Office, User.Id, OwnershipChannel.Portal);
        busy = false;
        error = done.Error?.Message;
        generated = done.IsSuccess ? done.Value.Pin.Reveal() : null;
    }
}
