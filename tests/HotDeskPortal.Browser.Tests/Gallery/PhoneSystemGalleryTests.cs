using System.Net;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Gallery;

/// <summary>Settings: the phone system, from choosing it to what was heard in a call.</summary>
public sealed class PhoneSystemGalleryTests(Chromium chromium, PortalSite site) : GalleryPages(chromium, site), IClassFixture<PortalSite>
{
    private readonly PortalSite _site = site;

    [Fact]
    public async Task PhoneSystem_LooksRight()
    {
        await using var visitor = await SignInAsync();
        var page = visitor.Page;
        await ShowAsync(visitor, "/office/main/phone-system", "Phone system", "phone-system-choice", ".choices");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up Asterisk or FreePBX" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = true }).FillAsync("Basement");
        await LookAsync(visitor, "phone-system-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.Locator("pre .secret").First).ToBeVisibleAsync();
        await LookAsync(visitor, "phone-system-secret");
        await LookAsync(visitor, "phone-system-files", page.Locator("pre").First);

        var secret = await page.Locator(".good .mono").First.InnerTextAsync();
        var address = await page.Locator("section[aria-labelledby=how-in] .copyable .mono").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the test" }).ClickAsync();
        await LookAsync(visitor, "phone-system-waiting", page.Locator("#test"));
        _site.Services.GetRequiredService<DoorAccess>().Open(address, "mistyped", IPAddress.Parse("10.0.0.5"));
        await Expect(page.Locator(".error")).ToContainTextAsync("another secret");
        await LookAsync(visitor, "phone-system-refused", page.Locator("#test"));
        await CallAsync(address, secret);
        await Expect(page.Locator("section[aria-labelledby=test] .good")).ToBeVisibleAsync();
        await LookAsync(visitor, "phone-system-works", page.Locator("#test"));

        await page.ReloadAsync();
        await page.Locator("section[aria-labelledby=calls] tbody a").First.ClickAsync();
        await Expect(page.Locator(".drawer")).ToBeVisibleAsync();
        await LookAsync(visitor, "phone-system-call");
    }

    /// <summary>Dana logs in at 3001, as a phone system tells it.</summary>
    private async Task CallAsync(string address, string secret)
    {
        var calls = _site.Services.GetRequiredService<DoorCalls>();
        var door = _site.Services.GetRequiredService<DoorAccess>().Open(address, secret, IPAddress.Parse("10.0.0.5")).Value;
        var turn = (await calls.DialAsync(door, "call-1", "3001", "*45", TestContext.Current.CancellationToken)).Value;
        foreach (var keys in new[] { "2019#", "73915#", "2" })
            turn = (await calls.EnterAsync(door, "call-1", turn.Number, keys, TestContext.Current.CancellationToken)).Value;
        await _site.Services.GetRequiredService<RecordedCalls>().WriteAsync(TestContext.Current.CancellationToken);
        _site.Services.GetRequiredService<DoorActivity>().Asked(door, DoorRequestKind.Call, TimeSpan.FromMilliseconds(3.4), wentWell: true, "3001", "*45");
    }
}
