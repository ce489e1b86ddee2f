using HotDeskPortal.Domain;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Texts;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Asks before something far-reaching.</summary>
public static class Confirmation
{
    /// <summary>Asks a question whose consequences fit into the question itself.</summary>
    /// <param name="dialogs">Dialogs.</param>
    /// <param name="title">The dialog's title.</param>
    /// <param name="question">The question.</param>
    /// <param name="confirm">The words of the button.</param>
    /// <param name="isDestructive">Whether something is lost by it.</param>
    /// <returns>Whether somebody says so.</returns>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string question, string confirm, bool isDestructive = true)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, new DialogParameters<ConfirmDialog>
        {
            { d => d.Question, question }, { d => d.Confirm, confirm }, { d => d.IsDestructive, isDestructive },
        });
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>Shows the preview; does it, and tells what was done, if somebody says so.</summary>
    /// <param name="dialogs">Dialogs.</param>
    /// <param name="snackbar">Short messages.</param>
    /// <param name="title">The dialog's title.</param>
    /// <param name="question">The question.</param>
    /// <param name="confirm">The words of the button.</param>
    /// <param name="preview">What it will do.</param>
    /// <param name="act">Does it.</param>
    /// <param name="message">What was done, without who was logged out.</param>
    /// <param name="isDestructive">Whether something is lost by it.</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> ConfirmAsync(
        this IDialogService dialogs, ISnackbar snackbar, string title, string question, string confirm, Result<ChangePreview> preview,
        Func<Task<Result<BulkDone>>> act, Func<BulkDone, string> message, bool isDestructive = true)
    {
        if (!preview.IsSuccess)
        {
            snackbar.Add(ErrorTexts.Of(preview.Error), Severity.Error);
            return false;
        }
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, new DialogParameters<ConfirmDialog>
        {
            { d => d.Question, question }, { d => d.Preview, preview.Value }, { d => d.Confirm, confirm }, { d => d.Act, act },
            { d => d.IsDestructive, isDestructive },
        });
        if (await dialog.Result is not { Canceled: false, Data: BulkDone done })
            return false;
        string[] sentences = done.LoggedOut.IsEmpty
            ? [message(done)]
            : [message(done), SharedStrings.ConfirmLoggedOut.With(string.Join(", ", done.LoggedOut.Select(l => $"{l.Owner.Name} ({l.HotDesk})")))];
        snackbar.Add(string.Join(' ', sentences), Severity.Success);
        return true;
    }
}
