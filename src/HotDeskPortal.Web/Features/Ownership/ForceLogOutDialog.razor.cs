using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Asks for the reason, then ends the session that was shown: another one that is open by now stays.</summary>
public sealed partial class ForceLogOutDialog
{
    private readonly ForceLogOutForm form = new();
    private string? reasonError;
    private string? error;
    private readonly Busy busy = new();

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Where.</summary>
    [Parameter, EditorRequired] public HotDeskEntry HotDesk { get; set; } = default!;

    /// <summary>The session meant.</summary>
    [Parameter, EditorRequired] public Guid SessionId { get; set; }

    /// <summary>Whose session it is.</summary>
    [Parameter, EditorRequired] public string OwnerName { get; set; } = "";

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private IValidator<ForceLogOutForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private void Cancel() => Dialog.Cancel();

    private Task LogOutOnEnter(KeyboardEventArgs e) => e.Key == "Enter" ? LogOutAsync() : Task.CompletedTask;

    private async Task LogOutAsync()
    {
        (form.HotDeskIds, form.SessionId) = ([HotDesk.Id], SessionId);
        reasonError = Validator.Validate(form).Errors.Find(e => e.PropertyName == nameof(form.Reason)) is { } failure ? ValidationTexts.Of(failure) : null;
        if (reasonError is not null || busy)
            return;
        var done = await busy.RunAsync(() => Ownership.ForceLogOutAsync(Actor, Office, form, OwnershipChannel.Portal));
        error = ErrorTexts.Of(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add($"{OwnerName} was logged out of {HotDesk.Number}.", MudBlazor.Severity.Success);
        Dialog.Close();
    }
}
