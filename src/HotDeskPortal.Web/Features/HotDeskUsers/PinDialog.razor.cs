using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
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
    private readonly Busy busy = new();

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
        pinError = ErrorTexts.Of(pin.Refusal(User.Number));
        if (busy || pinError is not null)
            return;
        var done = await busy.RunAsync(() => Service.SetPinAsync(Actor, Office, User.Id, pin, OwnershipChannel.Portal));
        pinError = ErrorTexts.Of(done.Error as PinRefused);
        error = pinError is null ? ErrorTexts.Of(done.Error) : null;
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
        var done = await busy.RunAsync(() => Service.GeneratePinAsync(Actor, Office, User.Id, OwnershipChannel.Portal));
        error = ErrorTexts.Of(done.Error);
        generated = done.IsSuccess ? done.Value.Pin.Reveal() : null;
    }
}
