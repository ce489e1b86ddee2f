using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>Mends findings, after it has told what that changes.</summary>
public sealed partial class ReadinessFixDialog : IDisposable
{
    private const int Named = 40;

    private readonly CancellationTokenSource stopping = new();
    private ReadinessFixProgress? progress;
    private ReadinessFixDone? done;
    private string? error;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>What it will do.</summary>
    [Parameter, EditorRequired] public ReadinessFixPlan Plan { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private ReadinessService Service { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task FixAsync()
    {
        if (progress is not null)
            return;
        (progress, error) = (new ReadinessFixProgress(0, Plan.Findings.Length), null);
        try
        {
            // What is told late must not bring the progress back.
            var told = new Progress<ReadinessFixProgress>(p => _ = InvokeAsync(() =>
            {
                progress = progress is null ? null : p;
                StateHasChanged();
            }));
            var fixedNow = await Service.FixAsync(Actor, Office, [.. Plan.Findings.Select(f => f.Key)], OwnershipChannel.Portal, told, stopping.Token);
            error = ErrorTexts.Of(fixedNow.Error);
            done = fixedNow.IsSuccess ? fixedNow.Value : null;
        }
        finally
        {
            progress = null;
        }
    }

    private static string WhereOf(ReadinessFixLine line) => string.Join(", ", line.Where.Take(Named)) is var places && line.Where.Length > Named
        ? ReadinessStrings.FixWhereMore.With(places, line.Where.Length - Named)
        : places;

    private Task StopAsync() => stopping.CancelAsync();

    private void Close() => Dialog.Close();
}
