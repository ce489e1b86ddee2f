using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests;

/// <summary>Somebody at a browser of their own.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Opens a browser; nothing that its console calls an error is let pass.</summary>
    public static async Task<Visitor> ArriveAsync(
        Chromium chromium, PortalSite site, ColorScheme theme = ColorScheme.Light, int width = 1360, int height = 860, Uri? address = null)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (address ?? site.Address).ToString(),
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
            // A proxy's certificate in a test is its own.
            IgnoreHTTPSErrors = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Signs in with one of the demo accounts: <c>admin</c>, <c>manager</c>, <c>support</c>, <c>trainer</c>.</summary>
    public async Task<Visitor> SignInAsync(string account, string address = "/")
    {
        await Page.GotoAsync(address);
        await Page.GetByLabel("E-mail").FillAsync($"{account}@hotdesk.example");
        await Page.GetByLabel("Password").FillAsync("Hotdesk-demo-1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(Page.Locator("main#main")).ToBeVisibleAsync();
        return this;
    }

    /// <summary>A tile of the map.</summary>
    public ILocator Tile(string number) => Page.Locator(".tile", new() { Has = Page.Locator($".number:text-is('{number}')") });

    /// <summary>Sits down at another phone of the simulator, and leaves the field, in which the computer's keys would choose.</summary>
    public async Task TakePhoneAsync(string number)
    {
        await Page.GetByLabel("Phone", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = $"{number} · " }).ClickAsync();
        await Expect(Page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        await Page.Locator("h1").ClickAsync();
    }

    /// <summary>Presses keys of the simulated phone, one by one.</summary>
    public async Task PressAsync(string keys)
    {
        foreach (var key in keys)
            await Page.Locator($"[data-key='{key}']").ClickAsync();
    }

    /// <summary>What the phone says.</summary>
    public ILocator Caption => Page.Locator(".caption");

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
