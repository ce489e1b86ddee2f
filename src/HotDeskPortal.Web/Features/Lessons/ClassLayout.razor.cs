using HotDeskPortal.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>The frame of the page where learners join, in the theme of their browser.</summary>
public sealed partial class ClassLayout : IAsyncDisposable
{
    private bool isDark;
    private IJSObjectReference? browser;
    private DotNetObjectReference<ClassLayout>? self;

    [CascadingParameter] private ThemeChoice? Theme { get; set; }

    [Inject] private IJSRuntime JS { get; set; } = default!;

    /// <summary>Called by the browser when the theme became another one, by choice or by the system.</summary>
    [JSInvokable]
    public void ThemeChanged(string name, bool dark)
    {
        isDark = dark;
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
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

    /// <inheritdoc />
    protected override void OnInitialized() => isDark = Theme?.IsDark ?? false;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/portal.js");
        isDark = await browser.InvokeAsync<bool>("watchTheme", self);
        StateHasChanged();
    }
}
