using System.Net;
using System.Text.RegularExpressions;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests;

/// <summary>Nothing comes from another host: no font, no script, no picture.</summary>
public sealed partial class SelfContainedTests(PortalHost host) : IClassFixture<PortalHost>
{
    // Names of XML vocabularies look like addresses; nothing fetches them.
    private static readonly string[] Vocabularies = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];

    [Fact]
    public void TheAssets_NameNoOtherHost()
    {
        var files = Directory.EnumerateFiles(Assets.Folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".css" or ".js" or ".svg" or ".html" or ".json").ToList();
        files.Count.ShouldBeGreaterThan(3);
        foreach (var file in files)
            ForeignIn(File.ReadAllText(file)).ShouldBeEmpty(file);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/signed-out")]
    [InlineData("/account/busy")]
    [InlineData("/account/locked-out")]
    [InlineData("/account/access-denied")]
    [InlineData("/not-found")]
    [InlineData("/office/main/ownership")]
    [InlineData("/office/main/keypad")]
    [InlineData("/HotDeskPortal.Web.styles.css")]
    public async Task APage_NamesNoOtherHost(string address)
    {
        var browser = new FormClient(host);
        await browser.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1");
        var response = await browser.GetAsync(address);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.Length.ShouldBeGreaterThan(200);
        ForeignIn(text).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatAPageLinksTo_IsThere()
    {
        var browser = new FormClient(host);
        var page = await browser.PageAsync("/account/sign-in");
        var addresses = page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Where(a => !a.StartsWith("_framework", StringComparison.Ordinal)).ToList();
        addresses.Count.ShouldBeGreaterThan(4);
        foreach (var address in addresses)
        {
            var response = await browser.GetAsync($"/{address}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty(address);
        }
    }

    private static IEnumerable<string> ForeignIn(string text) => AbsoluteUrl().Matches(text).Select(m => m.Value).Except(Vocabularies);

    [GeneratedRegex("""(?:https?:|url\(["']?|(?:src|href)=["'])//[a-z0-9][^"'\s<>)]*|https?://[a-z0-9][^"'\s<>)]*""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AbsoluteUrl();
}
