using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>
/// Every page in both themes and at phone width: nothing that axe finds, nothing that overflows, and a picture of each in the
/// ignored folder <c>gallery</c>, so that looking is one command.
/// </summary>
public abstract class GalleryPages(Chromium chromium, PortalSite site)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "gallery");

    // Colours do not depend on the width, nor names on the theme: two runs of axe see all that four would.
    private static readonly (string Name, ColorScheme Theme, int Width, int Height, bool Axe)[] Looks =
    [
        ("light-phone", ColorScheme.Light, 390, 844, false), ("dark-phone", ColorScheme.Dark, 390, 844, true),
        ("dark-desktop", ColorScheme.Dark, 1360, 860, false), ("light-desktop", ColorScheme.Light, 1360, 860, true),
    ];

    private protected async Task<Visitor> ArriveAsync()
    {
        var visitor = await Visitor.ArriveAsync(chromium, site);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        return visitor;
    }

    private protected async Task<Visitor> SignInAsync() => await (await ArriveAsync()).SignInAsync("admin");

    /// <summary>Something of every state to look at: a login, a takeover, a move, a phone that refuses.</summary>
    private protected async Task LiveADayAsync()
    {
        await site.CallAsync("main", "3001", "*45", "2020#", "60428#", "2");
        await site.CallAsync("main", "3001", "*45", "2019#", "73915#", "2");
        await site.CallAsync("main", "3008", "*45", "2023#", "57713#", "2");
        await site.CallAsync("main", "3002", "*45", "2020#", "60428#", "2");
        foreach (var _ in Enumerable.Range(0, 4))
            await site.CallAsync("main", "3005", "*45", "2999#", "0007#", "2999#", "0007#", "2999#", "0007#");
    }

    private protected static async Task ShowAsync(Visitor visitor, string address, string? heading, string name, string ready = "h1")
    {
        await visitor.Page.GotoAsync(address);
        await Expect(visitor.Page.Locator(ready).First).ToBeVisibleAsync();
        if (heading is not null)
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).First).ToBeVisibleAsync();
        if (address.Contains("/ownership", StringComparison.Ordinal) && ready == "h1" && heading == "Ownership map")
            await Expect(visitor.Page.Locator(".tile, .map .empty").First).ToBeVisibleAsync();
        await LookAsync(visitor, name);
    }

    /// <summary>Looks at what stands there, four times, with <paramref name="at"/> in view; the desktop's light look stays.</summary>
    private protected static async Task LookAsync(Visitor visitor, string name, ILocator? at = null)
    {
        Directory.CreateDirectory(Folder);
        var page = visitor.Page;
        await page.EvaluateAsync("document.fonts.ready");
        foreach (var (look, theme, width, height, axe) in Looks)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            await page.EvaluateAsync("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            // Colours that pass from theme to theme have arrived.
            await page.EvaluateAsync("Promise.all(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished.catch(() => null)))");
            if (at is not null)
                await at.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = false });
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            overflow.ShouldBeLessThanOrEqualTo(0, $"{name} ({look}) is wider than the screen");
            if (!axe)
                continue;
            var found = await AxeAsync(page);
            found.ShouldBeEmpty($"{name} ({look})");
        }
    }

    /// <summary>What axe finds; injected once a page and run there: its Playwright binding opens a page for each run.</summary>
    private static async Task<string[]> AxeAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
                .then(found => found.passes.length === 0 ? ['axe looked at nothing'] : found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`))
            """);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
