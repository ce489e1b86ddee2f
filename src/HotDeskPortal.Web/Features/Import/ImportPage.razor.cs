using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>Imports a file: a dry run that tells every row's fate, then all rows, the good ones, or nothing.</summary>
public sealed partial class ImportPage
{
    private static readonly (string Key, string Word, ImportKind Kind)[] Kinds =
    [
        ("users", "Users", ImportKind.HotDeskUsers), ("extensions", "Hot desk extensions", ImportKind.HotDeskExtensions),
        ("phones", "Phones", ImportKind.Phones),
    ];

    private string? error;
    private string? working;
    private string? arriving;
    private ImportPlan? plan;
    private ImportDone? done;
    private ImportProgress? progress;
    private bool onlyBad;
    private ICollection<ImportRow> shown = [];
    private CancellationTokenSource? running;

    /// <summary>What the file holds.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [Inject] private ImportService Service { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    private string KindKey => Kinds.Any(k => k.Key == Kind) ? Kind! : Kinds[0].Key;

    private ImportKind Chosen => Kinds.First(k => k.Key == KindKey).Kind;

    private string Word => Kinds.First(k => k.Key == KindKey).Word.ToLowerInvariant();

    private string BackAddress => Link(KindKey);

    private string BackTitle => KindKey switch { "users" => "Hot desk users", "phones" => "Phones", _ => "Hot desk extensions" };

    /// <inheritdoc />
    protected override Permission Needed => Permission.SetUp;

    /// <inheritdoc />
    protected override bool Follows => false;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        running?.Cancel();
        running?.Dispose();
        await base.DisposeAsync();
    }

    private void Choose(string key)
    {
        Again();
        Apply(new() { ["kind"] = key });
    }

    private void Again() => (plan, done, error, progress, onlyBad) = (null, null, null, null, false);

    private void Show(bool bad)
    {
        onlyBad = bad;
        shown = [.. plan!.Rows.Where(r => !bad || !r.IsGood)];
    }

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        Again();
        if (e.File.Size > ImportService.MaxBytes)
        {
            error = $"{e.File.Name} is larger than {ImportService.MaxBytes / 1024 / 1024} MB: split it.";
            return;
        }
        // The browser lets go of a file once its input is gone: everything has to be here before the page shows something else.
        using var file = new MemoryStream();
        arriving = e.File.Name;
        StateHasChanged();
        try
        {
            await using var upload = e.File.OpenReadStream(ImportService.MaxBytes);
            await upload.CopyToAsync(file);
        }
        catch (IOException)
        {
            error = "The file did not come through completely: choose it again.";
            return;
        }
        finally
        {
            arriving = null;
        }
        file.Position = 0;
        await RunAsync($"Reading {e.File.Name}…", async cancellation =>
        {
            var read = await Service.DryRunAsync(Actor, Office, Chosen, file, e.File.Name, cancellation);
            error = ErrorTexts.Of(read.Error);
            plan = read.IsSuccess ? read.Value : null;
            if (plan is not null)
                Show(plan.Bad > 0);
        });
    }

    private Task ExecuteAsync(ImportChoice choice) => RunAsync("Importing…", async cancellation =>
    {
        var told = new Progress<ImportProgress>(p => _ = InvokeAsync(() =>
        {
            progress = p;
            StateHasChanged();
        }));
        var imported = await Service.ExecuteAsync(Actor, Office, plan!.Id, choice, OwnershipChannel.Portal, told, cancellation);
        error = ErrorTexts.Of(imported.Error);
        if (imported.Error is UnknownPlan)
            plan = null;
        done = imported.IsSuccess ? imported.Value : null;
    });

    private async Task RunAsync(string what, Func<CancellationToken, Task> run)
    {
        running?.Dispose();
        running = new CancellationTokenSource();
        (working, error, progress) = (what, null, null);
        StateHasChanged();
        try
        {
            await run(running.Token);
        }
        catch (OperationCanceledException)
        {
            error = "Cancelled; nothing was written.";
        }
        finally
        {
            working = null;
        }
    }

    private Task CancelAsync() => running?.CancelAsync() ?? Task.CompletedTask;

    private Task SampleAsync(ExportFormat format) => Downloads.SaveAsync(ImportService.Sample(Chosen, format));
}
