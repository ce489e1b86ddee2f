using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Components.Layout;

/// <summary>The frame of every page inside the portal: top bar, rail, main.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private ErrorBoundary? boundary;
    private NavRail? rail;
    private bool isDark;
    private bool railOpen;
    private bool focusRail;
    private string themeName = "system";
    private IJSObjectReference? browser;
    private DotNetObjectReference<MainLayout>? self;

    [CascadingParameter] private ThemeChoice? Theme { get; set; }

    [Inject] private PortalState State { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    private string RelativeAddress => Navigator.ToBaseRelativePath(Navigator.Uri);

    // With the page's own path: "#main" alone would mean the start page, as the document has a base address.
    private string SkipAddress => RelativeAddress.Split('#')[0] + "#main";

    /// <summary>Called by the browser when the theme became another one, by choice or by the system.</summary>
    [JSInvokable]
    public void ThemeChanged(string name, bool dark)
    {
        (themeName, isDark) = (name, dark);
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (PortalClaims.ActorOf((await Authentication.GetAuthenticationStateAsync()).User) is not { } actor)
            return;
        State.SetOffices([.. Access.All(actor).Select(OfficeChoice.Of)]);
        if (Navigation.OfficeOf(RelativeAddress) is { } key)
            State.Choose(key);
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        (themeName, isDark) = (Theme?.Name ?? "system", Theme?.IsDark ?? false);
        State.Changed += Redraw;
        Navigator.LocationChanged += FollowAddress;
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => boundary?.Recover();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // After the drawing: what is hidden cannot take the focus.
        if (focusRail && rail is not null)
        {
            focusRail = false;
            await rail.FocusAsync();
        }

        if (!firstRender)
            return;

        self = DotNetObjectReference.Create(this);
        browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/portal.js");
        await RememberOfficeAsync();
        var dark = await browser.InvokeAsync<bool>("watchTheme", self);
        if (dark != isDark)
        {
            isDark = dark;
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        State.Changed -= Redraw;
        Navigator.LocationChanged -= FollowAddress;
        try
        {
            if (browser is not null)
            {
                await browser.InvokeVoidAsync("unwatchTheme", self);
                await browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its watcher with it.
        }

        self?.Dispose();
    }

    private void FollowAddress(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        railOpen = false;
        if (Navigation.OfficeOf(RelativeAddress) is { } key)
            State.Choose(key);
        StateHasChanged();
        await RememberOfficeAsync();
    });

    /// <summary>The start page leads back to the office that was looked at last.</summary>
    private async Task RememberOfficeAsync()
    {
        if (browser is not null && Navigation.OfficeOf(RelativeAddress) is not null && State.CurrentOffice is { } current)
            await browser.InvokeVoidAsync("rememberOffice", current.Key);
    }

    private void Redraw(object? sender, EventArgs e) => _ = InvokeAsync(StateHasChanged);

    private void ChooseOffice(string key)
    {
        State.Choose(key);
        Navigator.NavigateTo(Navigation.InOffice(RelativeAddress, key));
    }

    private async Task ChooseTheme(string name)
    {
        if (browser is not null)
            await browser.InvokeVoidAsync("setTheme", name);
    }

    private void ToggleRail()
    {
        railOpen = !railOpen;
        focusRail = railOpen;
    }

    private void CloseRail() => railOpen = false;
}
