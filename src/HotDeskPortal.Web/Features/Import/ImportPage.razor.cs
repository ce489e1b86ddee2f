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
    private const int MostMegabytes = ImportService.MaxBytes / 1024 / 1024;

    /// <summary>What a file holds, by its name in addresses.</summary>
    private static readonly OrderedDictionary<string, ImportKind> Kinds = new(StringComparer.Ordinal)
    {
        ["users"] = ImportKind.HotDeskUsers, ["extensions"] = ImportKind.HotDeskExtensions, ["phones"] = ImportKind.Phones,
    };

    private string? error;
    private string? working;
    private string? arriving;
    private ImportFile? file;
    private string?[] fields = [];
    private ImportWrite write;
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

    private ImportKind Chosen => Kinds.GetValueOrDefault(Kind ?? "", ImportKind.HotDeskUsers);

    private string BackAddress => Link(KeyOf(Chosen));

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

    private static string KeyOf(ImportKind kind) => Kinds.First(k => k.Value == kind).Key;

    private void Choose(ImportKind kind)
    {
        Again();
        Apply(new() { ["kind"] = KeyOf(kind) });
    }

    /// <summary>Rows that write something.</summary>
    private int ToWrite => plan!.Good - plan.Unchanged;

    private void Again() => (file, plan, done, error, progress, onlyBad, write) = (null, null, null, null, null, false, ImportWrite.CreateOnly);

    private void Columns() => (plan, error) = (null, null);

    private void Show(bool bad)
    {
        onlyBad = bad;
        shown = [.. plan!.Rows.Where(r => !bad || !r.IsGood)];
    }

    private async Task ReadAsync(IBrowserFile? chosen)
    {
        if (chosen is null)
            return;
        Again();
        if (chosen.Size > ImportService.MaxBytes)
        {
            error = ImportStrings.FileTooLarge.With(chosen.Name, MostMegabytes);
            return;
        }
        // The browser lets go of a file once its input is gone: everything has to be here before the page shows something else.
        using var content = new MemoryStream();
        arriving = chosen.Name;
        StateHasChanged();
        try
        {
            await using var upload = chosen.OpenReadStream(ImportService.MaxBytes);
            await upload.CopyToAsync(content);
        }
        catch (IOException)
        {
            error = ImportStrings.FileIncomplete;
            return;
        }
        finally
        {
            arriving = null;
        }
        content.Position = 0;
        await RunAsync(ImportStrings.Reading.With(chosen.Name), async cancellation =>
        {
            var read = await Service.OpenAsync(Actor, Office, Chosen, content, chosen.Name, cancellation);
            error = ErrorTexts.Of(read.Error);
            if (!read.IsSuccess)
                return;
            file = read.Value;
            fields = [.. file.Columns.Select(c => c.Field)];
        });
    }

    private Task CheckAsync() => RunAsync(ImportStrings.Reading.With(file!.Name), async cancellation =>
    {
        var checkedRows = await Service.DryRunAsync(Actor, Office, file, fields, write, OwnershipChannel.Portal, cancellation);
        error = ErrorTexts.Of(checkedRows.Error);
        plan = checkedRows.IsSuccess ? checkedRows.Value : null;
        if (plan is not null)
            Show(plan.Bad > 0);
    });

    private Task ExecuteAsync(ImportChoice choice) => RunAsync(ImportStrings.Importing, async cancellation =>
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
            error = ImportStrings.Cancelled;
        }
        finally
        {
            working = null;
        }
    }

    private Task CancelAsync() => running?.CancelAsync() ?? Task.CompletedTask;

    private Task BadRowsAsync(ExportFormat format) => Downloads.SaveAsync(ImportTexts.BadRows(file!, plan!, format));

    private Task SampleAsync(ExportFormat format) => Downloads.SaveAsync(ImportService.Sample(Chosen, format));
}
