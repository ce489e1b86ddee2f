using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>The API is what its document says: walks the document and calls every operation with what it allows, and a little beyond.</summary>
public sealed partial class DocumentedApiTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task EveryOperation_HasANameOfItsOwn()
    {
        var names = (await DocumentedApi.ReadAsync(host)).Operations.Select(o => o.Id).ToList();
        names.ShouldAllBe(n => CamelCase().IsMatch(n));
        names.ShouldBeUnique();
    }

    [Fact]
    public async Task EveryChoiceDefaultAndBound_IsTaken()
    {
        var api = await DocumentedApi.ReadAsync(host);
        var sent = 0;
        foreach (var operation in api.Operations)
            foreach (var parameter in operation.Query)
                foreach (var value in Allowed(api, parameter))
                {
                    using var answer = await api.SendAsync(operation, $"?{parameter.Name}={Uri.EscapeDataString(value)}");
                    await api.ShouldBeDocumentedAsync(operation, answer, $"{parameter.Name}={value}");
                    if (answer.StatusCode == HttpStatusCode.BadRequest)
                        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("bad-parameter", Case.Sensitive, $"{operation.Id} {parameter.Name}={value}");
                    if (operation.Method == "GET")
                        answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.NotFound], $"{operation.Id} {parameter.Name}={value}");
                    sent++;
                }
        sent.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task WhatTheDocumentDoesNotAllow_IsRefusedByName()
    {
        var api = await DocumentedApi.ReadAsync(host);
        var sent = 0;
        foreach (var operation in api.Operations)
        {
            foreach (var parameter in operation.Query)
                foreach (var value in Forbidden(api, parameter))
                {
                    var problem = await (await api.SendAsync(operation, $"?{parameter.Name}={Uri.EscapeDataString(value)}")).ShouldBeProblemAsync(400, "bad-parameter");
                    var told = problem.GetProperty("errors").GetProperty(parameter.Name)[0].GetString()!;
                    told.ShouldBe(problem.GetProperty("detail").GetString());
                    told.ShouldContain($"'{value}'");
                    foreach (var choice in api.Choices(parameter.Schema))
                        told.ShouldContain(choice);
                    sent++;
                }
            if (operation.Query.FirstOrDefault() is { } any)
            {
                await (await api.SendAsync(operation, $"?{any.Name}=a&{any.Name}=b")).ShouldBeProblemAsync(400, "bad-parameter");
                (await (await api.SendAsync(operation, "?nothing=1")).ShouldBeProblemAsync(400, "bad-parameter")).GetProperty("detail").GetString()!.ShouldContain(any.Name);
            }
        }
        sent.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task EveryBody_IsTakenAsTheTypesThatTheDocumentNames()
    {
        var api = await DocumentedApi.ReadAsync(host);
        foreach (var operation in api.Operations.Where(o => o.ContentTypes.Count > 0))
        {
            using var http = host.CreateClient();
            http.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), DocumentedApi.Address(operation)) { Content = new StringContent("x", Encoding.UTF8, "text/html") };
            var problem = await (await http.SendAsync(request, TestContext.Current.CancellationToken)).ShouldBeProblemAsync(415, "unsupported-media-type");
            foreach (var type in operation.ContentTypes)
                problem.GetProperty("detail").GetString()!.ShouldContain(type);
        }
    }

    [Fact]
    public async Task Revisions_AreDeclared()
    {
        var api = await DocumentedApi.ReadAsync(host);
        foreach (var operation in api.Operations.Where(o => o.Method == "PUT" && o.Id != "placeDesk"))
        {
            operation.Parameters.ShouldContain(p => p.In == "header" && p.Name == "If-Match", operation.Id);
            operation.Responses.GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _).ShouldBeTrue(operation.Id);
            var read = api.Operations.Single(o => o.Method == "GET" && o.Path == operation.Path);
            read.Responses.GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _).ShouldBeTrue(read.Id);
        }
    }

    [Fact]
    public async Task EventTypes_AreDeclared()
    {
        var api = await DocumentedApi.ReadAsync(host);
        var stream = api.Operations.Single(o => o.Id == "followOwnership").Responses.GetProperty("200").GetProperty("content").GetProperty("text/event-stream").GetProperty("schema");
        var events = api.Resolve(stream).GetProperty("anyOf").EnumerateArray().Select(api.Resolve)
            .ToDictionary(e => e.GetProperty("properties").GetProperty("event").GetProperty("enum")[0].GetString()!, e => api.Resolve(e.GetProperty("properties").GetProperty("data")));
        events.Keys.ShouldBe(["snapshot", "change", "heartbeat"], ignoreOrder: true);
        events["snapshot"].GetProperty("properties").TryGetProperty("phones", out _).ShouldBeTrue();
        events["change"].GetProperty("properties").TryGetProperty("kind", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Numbers_AreNumbers()
    {
        var http = host.CreateClient();
        var document = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;
        Types(document).Where(t => t.ValueKind == JsonValueKind.Array && t.EnumerateArray().Any(n => n.GetString() == "string")
            && t.EnumerateArray().Any(n => n.GetString() is "integer" or "number")).ShouldBeEmpty();
    }

    private static IEnumerable<JsonElement> Types(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "type" ? [p.Value] : Types(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Types),
        _ => [],
    };

    /// <summary>Every choice, default and bound; of what has none of these, a value that fits.</summary>
    private static IEnumerable<string> Allowed(DocumentedApi api, DocumentedParameter parameter)
    {
        foreach (var choice in api.Choices(parameter.Schema))
            yield return choice;
        if (parameter.Schema.TryGetProperty("default", out var usual))
            yield return usual.ToString().ToLowerInvariant();
        foreach (var bound in new[] { "minimum", "maximum" })
            if (parameter.Schema.TryGetProperty(bound, out var number))
                yield return number.ToString();
        switch (TypeOf(api, parameter))
        {
            case "boolean":
                yield return "true";
                yield return "false";
                break;
            case "string" when api.Choices(parameter.Schema).Count == 0:
                yield return parameter.Example ?? (parameter.Schema.TryGetProperty("format", out _) ? Today : "x%_'ü");
                break;
        }
    }

    private static IEnumerable<string> Forbidden(DocumentedApi api, DocumentedParameter parameter)
    {
        var choices = api.Choices(parameter.Schema);
        foreach (var choice in choices)
            yield return Pascal(choice);
        if (choices.Count > 0)
            yield return "1";
        if (parameter.Schema.TryGetProperty("minimum", out var least))
            yield return (least.GetInt64() - 1).ToString(CultureInfo.InvariantCulture);
        if (parameter.Schema.TryGetProperty("maximum", out var most))
            yield return (most.GetInt64() + 1).ToString(CultureInfo.InvariantCulture);
        switch (TypeOf(api, parameter))
        {
            case "boolean":
                yield return "True";
                break;
            case "integer":
                yield return "99999999999";
                yield return "1.0";
                break;
            case "string" when parameter.Schema.TryGetProperty("format", out _):
                yield return "1 March";
                break;
        }
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Pascal(string choice) => string.Concat(choice.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static string? TypeOf(DocumentedApi api, DocumentedParameter parameter) =>
        api.Resolve(parameter.Schema).TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    [GeneratedRegex("^[a-z][A-Za-z]+$", RegexOptions.None, 1000)]
    private static partial Regex CamelCase();
}
