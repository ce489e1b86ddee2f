using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The live map of who owns what: reads the feed, never the database.</summary>
public sealed partial class OwnershipMapPage : IAsyncDisposable
{
    private const int ActivityLines = 40;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PulseFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource closing = new();
    private readonly HashSet<int> pulsing = [];
    private Task following = Task.CompletedTask;
    private Task ticking = Task.CompletedTask;
    private CancellationTokenSource? office;
    private string? followed;
    private Actor actor = default!;
    private Error? error;
    private OwnershipBoard? board;
    private OwnershipMapView? view;
    private OfficeTime time = default!;
    private DateTimeOffset now;
    private IReadOnlyList<ActivityLine> activity = [];
    private int? opened;
    private string text = "";
    private string? appliedText;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>Filter: text.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>Filter: state.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>Filter: floor.</summary>
    [SupplyParameterFromQuery] public string? Floor { get; set; }

    /// <summary>Number of the hot desk extension whose drawer is open.</summary>
    [SupplyParameterFromQuery] public string? Open { get; set; }

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private MapFilter Filter => new(Text, State, Floor);

    private string Summary => board is null ? "" : $"{board.Directory.HotDesks.Length} hot desk extensions, {time.ZoneName}";

    private IEnumerable<(string State, int Count, string Word)> Counts => view is null ? [] :
    [
        ("owned", view.Counts.Owned, "owned"), ("free", view.Counts.Free, "free"),
        ("locked", view.Counts.Locked, "locked"), ("none", view.Counts.NoPhone, "no phone"),
    ];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        actor = await Circuit.GetAsync();
        if (RendererInfo.IsInteractive)
            ticking = TickAsync(closing.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // Parameters may be set before the actor is known; the first call then comes again after it.
        actor ??= await Circuit.GetAsync();
        // What is being typed is ahead of the address; only a text that came from elsewhere replaces it.
        if (Text != appliedText)
            text = appliedText = Text ?? "";
        if (followed == Office)
        {
            Redraw();
            return;
        }
        await StopFollowingAsync();
        followed = Office;
        (board, view, activity) = (null, null, []);
        var access = Access.Open(actor, Office, Permission.See);
        error = access.Error;
        if (!access.IsSuccess || !RendererInfo.IsInteractive)
            return;
        office = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        following = FollowAsync(access.Value.Office.Id, office.Token);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await StopFollowingAsync();
        await ticking;
        closing.Dispose();
    }

    private async Task StopFollowingAsync()
    {
        if (office is null)
            return;
        await office.CancelAsync();
        await following;
        office.Dispose();
        office = null;
    }

    private async Task FollowAsync(int officeId, CancellationToken cancellation)
    {
        try
        {
            using var subscription = Feed.Subscribe(officeId);
            await foreach (var update in subscription.ReadAllAsync(cancellation))
            {
                board = update.Board;
                if (update.IsSnapshot)
                    activity = Activity.Tell(board, (Feed.ChangesAfter(officeId, Math.Max(0, board.Version - ActivityLines)) ?? []).Where(e => e.Version <= update.Board.Version));
                else
                    Tell(Activity.Tell(board, update.Changes), cancellation);
                Redraw();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or shows another office.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Tell(IReadOnlyList<ActivityLine> lines, CancellationToken cancellation)
    {
        activity = [.. lines.Concat(activity).Take(ActivityLines)];
        var touched = lines.SelectMany(l => l.HotDeskIds).ToHashSet();
        pulsing.UnionWith(touched);
        _ = EndPulseAsync(touched, cancellation);
    }

    private async Task EndPulseAsync(HashSet<int> touched, CancellationToken cancellation)
    {
        await Task.Delay(PulseFor, Clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (cancellation.IsCancellationRequested)
            return;
        pulsing.ExceptWith(touched);
        StateHasChanged();
    }

    /// <summary>Time passes without changes: "yesterday", ends of locks, 24 hours.</summary>
    private async Task TickAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                Redraw();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Redraw()
    {
        if (board is null)
            return;
        now = Clock.GetUtcNow();
        time = OfficeTime.For(board.Office.TimeZone, now);
        view = OwnershipMapView.Of(board, Filter, now);
        opened = Open is { Length: > 0 } ? board.Directory.HotDesks.FirstOrDefault(h => h.Number.Digits == Open)?.Id : null;
    }

    private void ApplyText() => Apply(Filter with { Text = text });

    private void ToggleState(string state) => Apply(Filter with { State = Filter.State == state ? null : state });

    /// <summary>Filters live in the address, so that what one sees can be sent to a colleague.</summary>
    private void Apply(MapFilter filter)
    {
        text = filter.Text ?? "";
        appliedText = string.IsNullOrWhiteSpace(text) ? null : text;
        Navigate(new() { ["q"] = appliedText, ["state"] = filter.State, ["floor"] = filter.Floor });
    }

    private void OpenAsync(int id) => Navigate(new() { ["open"] = board?.Directory.HotDesk(id)?.Number.Digits });

    private void CloseAsync() => Navigate(new() { ["open"] = null });

    private void Navigate(Dictionary<string, object?> query) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameters(query), new NavigationOptions { ReplaceHistoryEntry = true });

    private static string Flag(bool value) => value ? "true" : "false";
}
