using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Buttons for what the actor may do about one hot desk extension: end its session, lift locks, resync, dial there.</summary>
public sealed partial class OwnershipActions
{
    /// <summary>The board it is on.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>The hot desk extension.</summary>
    [Parameter, EditorRequired] public HotDeskEntry HotDesk { get; set; } = default!;

    /// <summary>Who acts.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Now.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private bool May(Permission permission) => Actor.May(permission, Board.Office);

    private async Task AskLogOutAsync()
    {
        if (Board.OwnershipOf(HotDesk.Id).Session is not { } session || Board.OwnerOf(HotDesk.Id) is not { } owner)
            return;
        await Dialogs.ShowAsync<ForceLogOutDialog>(OwnershipStrings.LogOutTitle, new DialogParameters<ForceLogOutDialog>
        {
            { d => d.Office, Board.Office.Key }, { d => d.Actor, Actor }, { d => d.HotDesk, HotDesk }, { d => d.SessionId, session.Id }, { d => d.OwnerName, owner.Name },
        });
    }

    private async Task UnlockPhoneAsync() => Say(
        await Ownership.UnlockPhoneAsync(Actor, Board.Office.Key, HotDesk.Id, OwnershipChannel.Portal), OwnershipStrings.DrawerPhoneUnlocked.With(HotDesk.Number));

    private async Task UnlockUserAsync(int userId) => Say(
        await Ownership.UnlockUserAsync(Actor, Board.Office.Key, userId, OwnershipChannel.Portal), OwnershipStrings.DrawerUserUnlocked);

    private void Say<T>(Result<T> result, string done) =>
        Snackbar.Add(result.IsSuccess ? done : ErrorTexts.Of(result.Error), result.IsSuccess ? Severity.Success : Severity.Error);
}
