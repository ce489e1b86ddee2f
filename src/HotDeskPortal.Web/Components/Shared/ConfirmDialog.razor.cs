using HotDeskPortal.Domain;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Asks before something far-reaching; <see cref="Confirmation"/> opens it.</summary>
public sealed partial class ConfirmDialog
{
    private const int Shown = 200;
    private bool isBusy;
    private Error? error;

    /// <summary>The question.</summary>
    [Parameter, EditorRequired] public string Question { get; set; } = "";

    /// <summary>What will happen; null: the question says it.</summary>
    [Parameter] public ChangePreview? Preview { get; set; }

    /// <summary>The words of the button.</summary>
    [Parameter, EditorRequired] public string Confirm { get; set; } = "";

    /// <summary>Whether something is lost by it.</summary>
    [Parameter] public bool IsDestructive { get; set; } = true;

    /// <summary>Does it; null: whoever asked does, by the answer.</summary>
    [Parameter] public Func<Task<Result<BulkDone>>>? Act { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private async Task ActAsync()
    {
        if (Act is null)
            Dialog.Close();
        if (Act is null || isBusy)
            return;
        isBusy = true;
        try
        {
            var done = await Act();
            error = done.Error;
            if (done.IsSuccess)
                Dialog.Close(done.Value);
        }
        finally
        {
            isBusy = false;
        }
    }
}
