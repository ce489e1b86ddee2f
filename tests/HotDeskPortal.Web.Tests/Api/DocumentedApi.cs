using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>A parameter of a query or a header, as the document has it.</summary>
public sealed record DocumentedParameter(string Name, string In, JsonElement Schema)
{
    /// <summary>A value that fits, where the document gives one.</summary>
    public string? Example { get; init; }
}

/// <summary>An operation as the document has it.</summary>
public sealed record DocumentedOperation(string Method, string Path, string Id, IReadOnlyList<DocumentedParameter> Parameters, JsonElement? Body, JsonElement Responses)
{
    public IEnumerable<DocumentedParameter> Query => Parameters.Where(p => p.In == "query");

    /// <summary>What its body is sent as; null: it has none.</summary>
    public IReadOnlyList<string> ContentTypes => Body is { } body ? [.. body.GetProperty("content").EnumerateObject().Select(c => c.Name)] : [];

    public bool IsStream => Responses.GetProperty("200") is var ok && ok.GetProperty("content").TryGetProperty("text/event-stream", out _);

    public override string ToString() => Id;
}

/// <summary>The API as its document describes it, and a caller that keeps to it.</summary>
public sealed class DocumentedApi(JsonElement document, HttpClient http)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public IReadOnlyList<DocumentedOperation> Operations { get; } =
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => new DocumentedOperation(
            o.Name.ToUpperInvariant(), path.Name, o.Value.GetProperty("operationId").GetString()!,
            o.Value.TryGetProperty("parameters", out var p)
                ? [.. p.EnumerateArray().Select(x => new DocumentedParameter(x.GetProperty("name").GetString()!, x.GetProperty("in").GetString()!, x.GetProperty("schema"))
                {
                    Example = x.TryGetProperty("example", out var example) ? example.GetString() : null,
                })]
                : [],
            o.Value.TryGetProperty("requestBody", out var body) ? body : null, o.Value.GetProperty("responses")))),
    ];

    public static async Task<DocumentedApi> ReadAsync(PortalHost host)
    {
        var http = host.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        return new DocumentedApi(JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", Token)).RootElement, http);
    }

    /// <summary>What a schema says, wherever it stands.</summary>
    public JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var link) ? document.GetProperty("components").GetProperty("schemas").GetProperty(link.GetString()!.Split('/')[^1]) : schema;

    public JsonElement Schema(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    /// <summary>The names that a schema allows; none where it is no choice.</summary>
    public IReadOnlyList<string> Choices(JsonElement schema) =>
        Resolve(schema).TryGetProperty("enum", out var names) ? [.. names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)] : [];

    /// <summary>Where an operation is, for things of the demo office.</summary>
    public static string Address(DocumentedOperation operation, string query = "") => string.Join('/', operation.Path.Split('/').Select(part => part switch
    {
        "{office}" => operation.Path.Contains("/lesson-results", StringComparison.Ordinal) ? "training" : "main",
        "{number}" => operation.Path.Contains("/hot-desk-users/", StringComparison.Ordinal) ? "2019" : operation.Path.Contains("/destinations/", StringComparison.Ordinal) ? "7000" : "3002",
        "{mac}" => "805ec0112201",
        "{id}" => "1",
        "{template}" => "Yealink%20hot%20desk",
        _ => part,
    })) + query;

    /// <summary>Calls an operation; the body is JSON, or what an import takes.</summary>
    public async Task<HttpResponseMessage> SendAsync(DocumentedOperation operation, string query = "", string? body = null, string? etag = "\"1\"")
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation, query));
        foreach (var header in operation.Parameters.Where(p => p.In == "header"))
            if (header.Name == "Idempotency-Key")
                request.Headers.Add(header.Name, Guid.NewGuid().ToString());
            else if (header.Name == "If-Match" && etag is not null)
                request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(etag));
        if (operation.ContentTypes is [var type, ..])
            request.Content = new StringContent(body ?? (type == "text/csv" ? "Extension\n" : "{}"), Encoding.UTF8, type);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    /// <summary>The answer is one that the document tells of: its status, and where it is refused, a problem with everything that one has.</summary>
    public async Task ShouldBeDocumentedAsync(DocumentedOperation operation, HttpResponseMessage answer, string sent)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var text = answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Token);
        operation.Responses.TryGetProperty(status, out _).ShouldBeTrue($"{operation.Id} {sent}: {status} {text}");
        if (answer.IsSuccessStatusCode)
            return;
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", $"{operation.Id} {sent}");
        var (problem, schema) = (JsonDocument.Parse(text).RootElement, Schema("Problem"));
        foreach (var required in schema.GetProperty("required").EnumerateArray())
            problem.TryGetProperty(required.GetString()!, out _).ShouldBeTrue($"{operation.Id} {sent}: {text}");
        problem.EnumerateObject().Select(p => p.Name).Except(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name)).ShouldBeEmpty($"{operation.Id} {sent}: {text}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, $"{operation.Id} {sent}: {text}");
    }
}
