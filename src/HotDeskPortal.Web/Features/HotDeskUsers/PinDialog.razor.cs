using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Sets a PIN, or has one drawn and shows it this once.</summary>
public sealed partial class PinDialog
{
    private string entered = "";
    private string? generated;

    /// <summary>Whose PIN.</summary>
    [Parameter, EditorRequired] public HotDeskUserRow User { get; set; } = default!;

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    /// <inheritdoc />
    public override async Task SubmitAsync()
    {
        var pin = Pin.Entered(entered);
        Errors.Take(pin.Refusal(User.Number));
        if (!Errors.IsEmpty || await AskAsync(() => Service.SetPinAsync(Actor, Office, User.Id, pin, OwnershipChannel.Portal)) is not { IsSuccess: true })
            return;
        entered = "";
        Snackbar.Add(HotDeskUserStrings.PinDone.With(User.Name), Severity.Success);
        Dialog.Close();
    }

    private Task SetOnEnter(KeyboardEventArgs e) => e.Key == "Enter" ? SubmitAsync() : Task.CompletedTask;

    private async Task GenerateAsync()
    {
        if (await AskAsync(() => Service.GeneratePinAsync(Actor, Office, User.Id, OwnershipChannel.Portal)) is { IsSuccess: true, Value: var drawn })
            generated = drawn.Pin.Reveal();
    }
}
