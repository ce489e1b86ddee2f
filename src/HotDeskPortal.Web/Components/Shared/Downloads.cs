using HotDeskPortal.Services.Import;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Hands files and texts to the browser of this circuit.</summary>
public sealed class Downloads(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _browser;

    /// <summary>Saves a file where the browser saves files.</summary>
    public async Task SaveAsync(ExportFile file)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(file.Content));
        await (await BrowserAsync()).InvokeVoidAsync("saveFile", file.FileName, file.ContentType, stream);
    }

    /// <summary>Puts a text on the clipboard.</summary>
    /// <returns>Whether the browser allowed it.</returns>
    public async Task<bool> CopyAsync(string text) => await (await BrowserAsync()).InvokeAsync<bool>("copyText", text);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    private async ValueTask<IJSObjectReference> BrowserAsync() => _browser ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/portal.js");
}
