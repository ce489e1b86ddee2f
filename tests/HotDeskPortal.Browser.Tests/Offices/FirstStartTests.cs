using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Offices;

/// <summary>From nothing to forty working hot desks, as somebody does it who has never done it before.</summary>
public sealed class FirstStartTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    [Fact]
    public async Task EmptyOffice_BecomesFortyHotDesks_WhosePhonesFetchTheirConfiguration()
    {
        await using var admin = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("admin", "/offices/new");
        await CreateOfficeAsync(admin.Page);
        await CreateRangeAsync(admin.Page);
        await ImportUsersAsync(admin.Page);
        await ChangeTemplateAsync(admin.Page);

        await admin.Page.GotoAsync("/office/harbour-street/start");
        await Expect(admin.Page.GetByText("40 of 40 phones have one.")).ToBeVisibleAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Create a key" }).ClickAsync();
        var address = await admin.Page.Locator(".address .mono").InnerTextAsync();
        using var phone = Phone(address);

        var closed = await AnswerAsync(phone, "805ec0440001.cfg");
        closed.Status.ShouldBe(HttpStatusCode.NotFound);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Let all phones fetch for 30 minutes" }).ClickAsync();
        await Expect(admin.Page.GetByText("40 phones may fetch with the office's key until")).ToBeVisibleAsync();
        var open = await AnswerAsync(phone, "805ec0440001.cfg");
        open.Status.ShouldBe(HttpStatusCode.OK);
        open.Body.ShouldContain("account.1.label = Desk 3001");
        open.Body.ShouldContain("account.1.sip_server.1.address = sip.example.com");
        open.Body.ShouldContain("*45");

        await admin.Page.GotoAsync("/office/harbour-street/phones/805ec0440001");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Close the window" }).ClickAsync();
        await Expect(admin.Page.GetByText("The window is closed.")).ToBeVisibleAsync();
        (await AnswerAsync(phone, "805ec0440001.cfg")).ShouldBe(closed);
        (await AnswerAsync(phone, "805ec0ffffff.cfg")).ShouldBe(closed, "a wrong MAC looks the same, byte for byte");

        var own = Regex.Match(open.Body, @"static\.auto_provision\.server\.url = (\S+)").Groups[1].Value;
        own.ShouldStartWith("http://portal.example.com/p/");
        using var itself = Phone(own);
        (await AnswerAsync(itself, "805ec0440001.cfg")).Body.ShouldBe(open.Body, "the phone's own address needs no window");
    }

    /// <summary>A phone that finds the portal by a name.</summary>
    private HttpClient Phone(string address)
    {
        var phone = new HttpClient { BaseAddress = new Uri(site.Address, new Uri(address).AbsolutePath) };
        phone.DefaultRequestHeaders.Host = "portal.example.com";
        phone.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Yealink SIP-T54W 96.85.0.15 80:5e:c0:44:00:01");
        return phone;
    }

    private static async Task CreateOfficeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("Give the office a name.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Harbour Street");
        await Expect(page.GetByLabel("Short name")).ToHaveValueAsync("harbour-street");
        await page.GetByLabel("Time zone").FillAsync("Europe/Berlin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();

        await page.GetByLabel("Hot desk extensions from").FillAsync("3001");
        await page.GetByLabel("to", new() { Exact = true }).First.FillAsync("3099");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();

        await page.GetByLabel("SIP server").FillAsync("sip.example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the office" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First steps" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/office/harbour-street/start$"));
    }

    private static async Task CreateRangeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Create a range…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("First number").FillAsync("3001");
        await dialog.GetByLabel("Last number").FillAsync("3040");
        await dialog.GetByLabel("MAC addresses, one per line").FillAsync(
            string.Join('\n', Enumerable.Range(1, 40).Select(n => $"805EC044{n.ToString("X4", CultureInfo.InvariantCulture)}")));
        await dialog.GetByLabel("Phone model").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Yealink T54W" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create 40" }).ClickAsync();
        await Expect(page.GetByText("40 extensions, 40 with a phone.")).ToBeVisibleAsync();
    }

    private static async Task ImportUsersAsync(IPage page)
    {
        await page.GotoAsync("/office/harbour-street/import?kind=users");
        await (await page.FileFieldAsync()).SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "users-good.csv"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Check ") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Import all") }).ClickAsync();
        await Expect(page.GetByText("of users-good.csv were imported")).ToBeVisibleAsync();
    }

    private static async Task ChangeTemplateAsync(IPage page)
    {
        await page.GotoAsync("/office/harbour-street/templates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy Yealink hot desk" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ours");
        await page.GetByLabel("Line label").FillAsync("Desk {{ extension }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("version 2").First).ToBeVisibleAsync();

        await page.GotoAsync("/office/harbour-street/extensions?q=3001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit 3001" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Template").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Ours" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("3001 was changed.")).ToBeVisibleAsync();
    }

    /// <summary>All that a phone can tell apart.</summary>
    private static async Task<Answer> AnswerAsync(HttpClient phone, string file)
    {
        using var response = await phone.GetAsync(file);
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal);
        return new Answer(response.StatusCode, string.Join('\n', headers), await response.Content.ReadAsStringAsync());
    }

    private sealed record Answer(HttpStatusCode Status, string Headers, string Body);
}
