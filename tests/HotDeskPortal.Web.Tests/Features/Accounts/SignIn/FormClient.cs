using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>A browser without script: gets pages, fills their forms and sends them with whatever hidden fields they hold.</summary>
internal sealed class FormClient(PortalHost host, string site = "https://localhost")
{
    private readonly HttpClient http = host.Browser(site);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(address, Token);

    public async Task<IHtmlDocument> PageAsync(string address) => await ReadAsync(await GetAsync(address));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return await new HtmlParser().ParseDocumentAsync(text, Token);
    }

    /// <summary>Sends a page's form, by its name where there are several, with these values in its fields.</summary>
    public Task<HttpResponseMessage> SendAsync(string address, IHtmlDocument page, Dictionary<string, string> values, bool withToken = true, string? form = null)
    {
        var fields = form is null ? "form" : $"form:has(input[name=_handler][value={form}])";
        var hidden = page.QuerySelectorAll($"{fields} input[type=hidden][name]").Cast<IHtmlInputElement>()
            .Where(i => withToken || i.Name != "__RequestVerificationToken").DistinctBy(i => i.Name, StringComparer.Ordinal).ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in values)
            hidden[name] = value;
        return http.PostAsync(address, new FormUrlEncodedContent(hidden), Token);
    }

    public async Task<HttpResponseMessage> SignInAsync(string email, string password, string returnUrl = "")
    {
        var address = $"/account/sign-in{(returnUrl.Length > 0 ? $"?returnUrl={Uri.EscapeDataString(returnUrl)}" : "")}";
        return await SendAsync(address, await PageAsync(address), new() { ["Input.Email"] = email, ["Input.Password"] = password }, form: "sign-in");
    }

    public static string MessageBeside(IHtmlDocument page, string field) =>
        page.QuerySelector($".field:has(#{field}) .validation-message")?.TextContent.Trim() ?? "";

    public static string FormError(IHtmlDocument page) => page.QuerySelector("[role=alert]")?.TextContent.Trim() ?? "";
}

internal static class RedirectAssertions
{
    /// <summary>The answer leads to this address of the portal.</summary>
    public static void ShouldLeadTo(this HttpResponseMessage response, string address)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(new Uri("https://localhost/"), response.Headers.Location!).ToString().ShouldBe($"https://localhost{address}");
    }
}
