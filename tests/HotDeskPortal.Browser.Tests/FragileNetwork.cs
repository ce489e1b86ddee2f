using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HotDeskPortal.Browser.Tests;

/// <summary>A way to the portal that can break: Chromium's own "offline" leaves an open WebSocket alone.</summary>
public sealed class FragileNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Uri _portal;
    private readonly Task _accepting;
    private readonly SemaphoreSlim _refused = new(0);
    private volatile bool _isDown;

    public FragileNetwork(PortalSite site)
    {
        _portal = site.Address;
        _listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Where the portal is to be found by this way.</summary>
    public Uri Address { get; }

    /// <summary>Everything under way breaks off, and nothing new gets through.</summary>
    public void Break()
    {
        _isDown = true;
        foreach (var client in _open.Keys)
            client.Close();
    }

    public void Mend() => _isDown = false;

    /// <summary>Returns when the browser has tried in vain so often.</summary>
    public async Task RefuseAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _refused.WaitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Break();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
        _refused.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var portal = new TcpClient();
        try
        {
            _open[browser] = _open[portal] = true;
            if (_isDown)
            {
                _refused.Release();
                return;
            }
            await portal.ConnectAsync(_portal.Host, _portal.Port, _closing.Token);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(portal.GetStream(), _closing.Token), portal.GetStream().CopyToAsync(browser.GetStream(), _closing.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Broken off.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(portal, out _);
            browser.Dispose();
        }
    }
}
