using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>A browser that goes from the portal to the identity provider and back, one step at a time.</summary>
internal sealed class ProviderVisitor(PortalHost host)
{
    public FormClient Portal { get; } = new(host);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Presses the button on a page.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page = "/account/sign-in", Dictionary<string, string>? values = null) =>
        await Portal.SendAsync("/account/provider", await FormAsync(page), values ?? []);

    /// <summary>The address at the provider to which the button leads.</summary>
    public async Task<string> StartAsync(string page = "/account/sign-in", Dictionary<string, string>? values = null)
    {
        var answer = await PressAsync(page, values);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, "a form may not lead elsewhere, and so it must not redirect");
        return answer.Headers.GetValues("Refresh").Single()["0;url=".Length..];
    }

    /// <summary>The address in the portal to which the provider leads back.</summary>
    public static async Task<string> ReturnAsync(string provider)
    {
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answer = await outside.GetAsync(new Uri(provider), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Token));
        return answer.Headers.Location!.PathAndQuery;
    }

    /// <summary>All the way.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string page = "/account/sign-in", Dictionary<string, string>? values = null) =>
        await Portal.GetAsync(await ReturnAsync(await StartAsync(page, values)));

    /// <summary>The page's form with the button.</summary>
    public async Task<IHtmlDocument> FormAsync(string page) =>
        await new HtmlParser().ParseDocumentAsync((await Portal.PageAsync(page)).QuerySelector("form[data-provider]")!.OuterHtml, Token);
}

internal static class RefusalAssertions
{
    /// <summary>The answer leads to the page that says why; nobody was signed in.</summary>
    public static void ShouldRefuse(this HttpResponseMessage answer, string why)
    {
        answer.ShouldLeadTo($"/account/provider-refused?why={why}");
        (answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []).ShouldAllBe(c => !c.Contains("hdp-session=", StringComparison.Ordinal));
    }
}
