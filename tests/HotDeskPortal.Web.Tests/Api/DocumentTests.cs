using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>What the API says of itself.</summary>
public sealed partial class DocumentTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task TheDocument_IsOpenApi31AndAsksForTheKey()
    {
        var document = await DocumentAsync();
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey");
        scheme.GetProperty("type").GetString().ShouldBe("apiKey");
        scheme.GetProperty("in").GetString().ShouldBe("header");
        scheme.GetProperty("name").GetString().ShouldBe("X-Api-Key");
        document.GetProperty("security").EnumerateArray().ShouldHaveSingleItem().TryGetProperty("ApiKey", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task TheDocument_HasEveryRouteThatTheHostHas()
    {
        var documented = (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"))
            .Order(StringComparer.Ordinal);
        var mapped = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/').Replace(":int}", "}", StringComparison.Ordinal)}"))
            .Order(StringComparer.Ordinal).ToList();
        mapped.Count.ShouldBe(37);
        documented.ShouldBe(mapped);
    }

    [Fact]
    public async Task EveryOperation_SaysWhatItDoesAndHowItFails()
    {
        foreach (var path in (await DocumentAsync()).GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(name);
                var responses = operation.Value.GetProperty("responses");
                foreach (var status in new[] { "401", "404" })
                    responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue($"{name} {status}");
            }
    }

    [Fact]
    public async Task TheReadablePage_NeedsNoOtherHost()
    {
        using var http = host.CreateClient();
        var page = await http.GetStringAsync("/api/docs", TestContext.Current.CancellationToken);
        page.ShouldContain("HotDeskPortal API");
        AbsoluteUrl().Matches(page).Select(m => m.Value).Where(u => !u.StartsWith("http://localhost", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (Match script in Source().Matches(page))
            (await http.GetAsync(new Uri(new Uri("http://localhost/api/docs/"), script.Groups["address"].Value), TestContext.Current.CancellationToken))
                .IsSuccessStatusCode.ShouldBeTrue(script.Value);
    }

    private async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await host.CreateClient().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;

    [GeneratedRegex("""(?:https?:)?//[a-z0-9][^"'\s<>)]*""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AbsoluteUrl();

    [GeneratedRegex("""<script[^>]+src="(?<address>[^"]+)["]""", RegexOptions.None, 1000)]
    private static partial Regex Source();
}
