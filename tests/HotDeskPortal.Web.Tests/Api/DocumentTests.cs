using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;

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
        mapped.Count.ShouldBe(60);
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
                foreach (var status in new[] { "400", "401", "403", "404", "429", "500", "503" })
                    responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue($"{name} {status}");
            }
    }

    [Fact]
    public async Task TheDocument_IsMadeOnce_WhoeverAsks()
    {
        var made = 0;
        await using var own = new CountingHost(() => Interlocked.Increment(ref made));
        var first = await BytesAsync("http://localhost");
        (await BytesAsync("http://other.example")).ShouldBe(first, "nobody's host is in it");
        (await BytesAsync("http://localhost")).ShouldBe(first);
        made.ShouldBe(1);

        async Task<byte[]> BytesAsync(string site) => await own.Browser(site).GetByteArrayAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("deflate", null)]
    [InlineData(null, null)]
    public async Task TheDocument_IsSentPacked_AndNotAgainToWhoHasIt(string? accepted, string? packed)
    {
        using var answer = await AskAsync(null);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(packed);
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var plain = packed switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        (await JsonDocument.ParseAsync(plain, cancellationToken: TestContext.Current.CancellationToken)).RootElement.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        if (packed is not null)
            answer.Content.Headers.ContentLength!.Value.ShouldBeLessThan(30_000);

        using var again = await AskAsync(answer.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        Task<HttpResponseMessage> AskAsync(string? tag)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
            if (accepted is not null)
                request.Headers.Add("Accept-Encoding", accepted);
            if (tag is not null)
                request.Headers.Add("If-None-Match", tag);
            return host.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("scalar.js")]
    [InlineData("scalar.aspnetcore.js")]
    public async Task TheReadablePagesScripts_AreSentPacked_AndNotAgainToWhoHasThem(string script)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/docs/{script}") { Headers = { { "Accept-Encoding", "gzip" } } };
        using var answer = await host.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        request = new HttpRequestMessage(HttpMethod.Get, $"/api/docs/{script}") { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        (await host.CreateClient().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
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

    /// <summary>Counts how often the document is made.</summary>
    private sealed class CountingHost(Action made) : PortalHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Configure<OpenApiOptions>("v1", o => o.AddDocumentTransformer((_, _, _) =>
            {
                made();
                return Task.CompletedTask;
            })));
        }
    }

    [GeneratedRegex("""(?:https?:)?//[a-z0-9][^"'\s<>)]*""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AbsoluteUrl();

    [GeneratedRegex("""<script[^>]+src="(?<address>[^"]+)["]""", RegexOptions.None, 1000)]
    private static partial Regex Source();
}
