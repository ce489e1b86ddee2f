using HotDeskPortal.Domain.Offices;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>What tiles and list have in common: they draw what is near the screen, and the arrow keys move over it.</summary>
public abstract class MapSurface : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _browser;
    private DotNetObjectReference<MapSurface>? _self;

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired] public OwnershipMapView View { get; set; } = default!;

    /// <summary>What has just changed.</summary>
    [Parameter] public IReadOnlySet<int> Pulsing { get; set; } = new HashSet<int>();

    /// <summary>Whose drawer is open.</summary>
    [Parameter] public int? Opened { get; set; }

    /// <summary>What is selected; null: one selects nothing now.</summary>
    [Parameter] public IReadOnlySet<int>? Selection { get; set; }

    /// <summary>One was opened, or selected where <see cref="Selection"/> is set.</summary>
    [Parameter] public EventCallback<int> OnChoose { get; set; }

    /// <summary>What the browser shows.</summary>
    protected MapWindow Window { get; private set; } = MapWindow.Start;

    /// <summary>The element that is watched.</summary>
    protected ElementReference Element { get; set; }

    /// <summary>Narrowest tile with its gap, in pixels; 0: one line each.</summary>
    protected abstract int TileWidth { get; }

    [Inject] private IJSRuntime JS { get; set; } = default!;

    /// <summary>The browser shows another part.</summary>
    [JSInvokable]
    public void Look(int columns, double top, double height)
    {
        var window = new MapWindow(Math.Clamp(columns, 1, 40), Math.Max(0, top), Math.Clamp(height, 200, 8000));
        if (window == Window)
            return;
        Window = window;
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_browser is not null)
            {
                await _browser.InvokeVoidAsync("unwatch", Element);
                await _browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its watcher with it.
        }
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is drawn of the view, and where.</summary>
    protected IReadOnlyList<MapPiece> Pieces(int line, int heading) => MapLayout.Of([.. View.Groups], Window, line, heading);

    /// <summary>Whether it is selected; null: one selects nothing now.</summary>
    protected bool? IsSelected(HotDeskEntry hotDesk) => Selection?.Contains(hotDesk.Id);

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            _browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/map.js");
            await _browser.InvokeVoidAsync("watch", Element, _self, TileWidth);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left meanwhile.
        }
    }
}
