using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>Imports a file: a dry run that tells every row's fate, then all rows, the good ones, or nothing.</summary>
public sealed partial class ImportPage : IDisposable
{
    private static readonly (string Key, string Word, ImportKind Kind)[] Kinds =
    [
        ("users", "Users", ImportKind.HotDeskUsers), ("extensions", "Hot desk extensions", ImportKind.HotDeskExtensions),
        ("phones", "Phones", ImportKind.Phones),
    ];

    private Actor actor = default!;
    private OwnershipBoard? board;
    private string? refused;
    private string? error;
    private string? working;
    private string? arriving;
    private ImportPlan? plan;
    private ImportDone? done;
    private ImportProgress? progress;
    private bool onlyBad;
    private ICollection<ImportRow> shown = [];
    private CancellationTokenSource? running;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>What the file holds.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [Inject] private ImportService Service { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private string KindKey => Kinds.Any(k => k.Key == Kind) ? Kind! : Kinds[0].Key;

    private ImportKind Chosen => Kinds.First(k => k.Key == KindKey).Kind;

    private string Word => Kinds.First(k => k.Key == KindKey).Word.ToLowerInvariant();

    private string BackAddress => $"office/{Uri.EscapeDataString(Office)}/{KindKey}";

    private string BackTitle => KindKey switch { "users" => "Hot desk users", "phones" => "Phones", _ => "Hot desk extensions" };

    private OfficeTime Time => OfficeTime.For(board!.Office.TimeZone, Clock.GetUtcNow());

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Circuit.GetAsync();
        var access = Access.Open(actor, Office, Permission.SetUp);
        refused = ErrorTexts.Of(access.Error);
        board = access.IsSuccess ? access.Value : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }

    private void Choose(string key)
    {
        Again();
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("kind", key), new NavigationOptions { ReplaceHistoryEntry = true });
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
            var read = await Service.DryRunAsync(actor, Office, Chosen, file, e.File.Name, cancellation);
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
        var imported = await Service.ExecuteAsync(actor, Office, plan!.Id, choice, OwnershipChannel.Portal, told, cancellation);
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
        working = null;
    }

    private Task CancelAsync() => running?.CancelAsync() ?? Task.CompletedTask;

    private Task SampleAsync(ExportFormat format) => Downloads.SaveAsync(ImportService.Sample(Chosen, format));
}
