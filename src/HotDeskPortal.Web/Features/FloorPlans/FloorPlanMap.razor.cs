using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace HotDeskPortal.Web.Features.FloorPlans;

/// <summary>The map on pictures of the floors. Who sets the office up drags the desks to where they stand.</summary>
public sealed partial class FloorPlanMap : IAsyncDisposable
{
    private ImmutableArray<FloorPlanView>? plans;
    private string? followed;
    private int? chosen;
    private string floor = "";
    private double zoom = 1;
    private bool placing;
    private readonly Busy busy = new();
    private string? trouble;
    private ElementReference element;
    private ElementReference? watchedElement;
    private IJSObjectReference? browser;
    private DotNetObjectReference<FloorPlanMap>? self;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The office as it is now.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>What is drawn of it.</summary>
    [Parameter, EditorRequired] public OwnershipMapView View { get; set; } = default!;

    /// <summary>What has just changed.</summary>
    [Parameter] public IReadOnlySet<int> Pulsing { get; set; } = new HashSet<int>();

    /// <summary>Whose drawer is open.</summary>
    [Parameter] public int? Opened { get; set; }

    /// <summary>One was opened, by its id.</summary>
    [Parameter] public EventCallback<int> OnOpen { get; set; }

    [Inject] private FloorPlanService Service { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    private bool MaySetUp => Actor.May(Permission.SetUp, Board.Office);

    private FloorPlanView? Plan => plans is { } all ? all.FirstOrDefault(p => p.Id == chosen) ?? all.FirstOrDefault() : null;

    private IEnumerable<string> Floors => Board.Directory.HotDesks.Select(h => h.Floor).Append("").Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase);

    private IReadOnlyList<HotDeskEntry> Unplaced
    {
        get
        {
            var placed = plans!.Value.SelectMany(p => p.Desks).Select(d => d.HotDeskId).ToHashSet();
            return [.. Board.Directory.HotDesks.Where(h => h.Floor == Plan!.Floor && !placed.Contains(h.Id)).Take(100)];
        }
    }

    /// <summary>A desk was dragged or pushed.</summary>
    [JSInvokable]
    public async Task Moved(int hotDeskId, double x, double y)
    {
        if (placing && Plan is { } plan)
            await ChangeAsync(Service.PlaceAsync(Actor, Office, plan.Id, new PlacedDesk(hotDeskId, x, y)));
    }

    /// <summary>A desk was taken off.</summary>
    [JSInvokable]
    public async Task TakenOff(int hotDeskId)
    {
        if (placing && Plan is { } plan)
            await ChangeAsync(Service.TakeOffAsync(Actor, Office, plan.Id, hotDeskId));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (browser is not null)
                await browser.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
        self?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (followed == Office)
            return;
        (followed, plans, chosen) = (Office, null, null);
        await ReadAsync();
        floor = Floors.FirstOrDefault(f => f.Length > 0) ?? "";
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!MaySetUp || Plan is null || element.Id == watchedElement?.Id)
            return;
        watchedElement = element;
        self ??= DotNetObjectReference.Create(this);
        browser ??= await JS.InvokeAsync<IJSObjectReference>("import", "./js/plan.js");
        await browser.InvokeVoidAsync("watch", element, self);
    }

    private async Task ReadAsync()
    {
        var read = await Service.ListAsync(Actor, Office);
        trouble = ErrorTexts.Of(read.Error);
        plans = read.IsSuccess ? read.Value : [];
    }

    private async Task ChangeAsync<T>(Task<Result<T>> change)
    {
        var done = await change;
        await ReadAsync();
        trouble = ErrorTexts.Of(done.Error) ?? trouble;
        StateHasChanged();
    }

    /// <summary>In the middle, from where it is dragged on.</summary>
    private Task PutAsync(HotDeskEntry hotDesk) => ChangeAsync(Service.PlaceAsync(Actor, Office, Plan!.Id, new PlacedDesk(hotDesk.Id, 0.5, 0.5)));

    private async Task UploadAsync(IBrowserFile? file)
    {
        if (file is null)
            return;
        if (file.Size > FloorPlanService.MaxBytes)
        {
            trouble = FloorPlanStrings.PlanTooLarge.With(FloorPlanService.MaxBytes / 1024 / 1024);
            return;
        }
        var done = await busy.RunAsync(async () =>
        {
            using var content = new MemoryStream();
            await using (var stream = file.OpenReadStream(FloorPlanService.MaxBytes))
                await stream.CopyToAsync(content);
            return await Service.UploadAsync(Actor, Office, floor, content.ToArray());
        });
        await ReadAsync();
        trouble = ErrorTexts.Of(done.Error) ?? trouble;
        if (done.IsSuccess)
            (chosen, placing) = (done.Value, true);
    }

    private async Task DeleteAsync()
    {
        var plan = Plan!;
        var question = (plan.Desks.Length == 1 ? FloorPlanStrings.PlanDeleteQuestion_One : FloorPlanStrings.PlanDeleteQuestion_Other).With(plan.Desks.Length, NameOf(plan.Floor));
        if (await Dialogs.ConfirmAsync(FloorPlanStrings.PlanDeleteTitle, question, FloorPlanStrings.PlanDeleteSubmit))
            await ChangeAsync(Service.DeleteAsync(Actor, Office, plan.Id));
    }

    /// <summary>While desks are placed, a click belongs to the dragging.</summary>
    private Task OpenAsync(int id) => placing ? Task.CompletedTask : OnOpen.InvokeAsync(id);

    private string ClassOf(TileModel tile) => $"desk {tile.Status.Key()}{(Pulsing.Contains(tile.Id) ? " pulse" : "")}{(View.Shows(tile.Id) ? "" : " left-out")}";

    private static string NameOf(string floor) => floor.Length > 0 ? FloorPlanStrings.PlanFloor.With(floor) : FloorPlanStrings.PlanNoFloor;

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.##}%");
}
