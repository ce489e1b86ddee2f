using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>A dialog with a form, as <see cref="FormDialogShell"/> draws it.</summary>
public abstract class FormDialog : ComponentBase
{
    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Key of the office; empty where the form belongs to none.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>Times of the office.</summary>
    [Parameter] public OfficeTime? Time { get; set; }

    /// <summary>What is wrong with the form.</summary>
    public FieldErrors Errors { get; } = new();

    /// <summary>Whether a service is asked right now.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether there is anything to submit.</summary>
    public virtual bool CanSubmit => true;

    /// <summary>Short messages.</summary>
    [Inject] protected ISnackbar Snackbar { get; set; } = default!;

    /// <summary>The dialog around it.</summary>
    [CascadingParameter] protected IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The button was pressed.</summary>
    public abstract Task SubmitAsync();

    /// <summary>Fills the form with what somebody else has saved meanwhile.</summary>
    public virtual Task TakeTheirsAsync() => Task.CompletedTask;

    /// <summary>Saves over what somebody else has saved meanwhile.</summary>
    public virtual Task KeepMineAsync() => Task.CompletedTask;

    /// <summary>Closes it, and nothing was done.</summary>
    public void Cancel() => Dialog.Cancel();

    /// <summary>Asks a service, once at a time; what it refuses stands in the form.</summary>
    protected async Task<Result<TValue>?> AskAsync<TValue>(Func<Task<Result<TValue>>> ask)
    {
        if (IsBusy)
            return null;
        IsBusy = true;
        StateHasChanged();
        try
        {
            var answer = await ask();
            Errors.Take(answer.Error);
            return answer;
        }
        finally
        {
            IsBusy = false;
            StateHasChanged();
        }
    }
}

/// <summary>A <see cref="FormDialog"/> whose form a validator looks at before any service is asked.</summary>
/// <typeparam name="TForm">The form.</typeparam>
public abstract class FormDialog<TForm> : FormDialog where TForm : class, new()
{
    /// <summary>What is filled in.</summary>
    protected TForm Form { get; set; } = new();

    [Inject] private IValidator<TForm> Validator { get; set; } = default!;

    /// <summary>Asks a service with the form, if it is valid; null: it is not, or somebody pressed twice.</summary>
    protected async Task<Result<TValue>?> AskWithFormAsync<TValue>(Func<Task<Result<TValue>>> ask) =>
        Errors.Take(Validator.Validate(Form)) ? await AskAsync(ask) : null;

    /// <summary>Saves the form if it is valid; then tells so and closes.</summary>
    /// <param name="save">Asks the service.</param>
    /// <param name="message">What was done.</param>
    /// <param name="result">What whoever opened the dialog gets; without it, what the service answered.</param>
    protected async Task SaveAsync<TValue>(Func<Task<Result<TValue>>> save, Func<TValue, string> message, Func<TValue, object?>? result = null)
    {
        if (await AskWithFormAsync(save) is not { IsSuccess: true, Value: var saved })
            return;
        Snackbar.Add(message(saved), MudBlazor.Severity.Success);
        Dialog.Close(result is null ? saved : result(saved));
    }
}
