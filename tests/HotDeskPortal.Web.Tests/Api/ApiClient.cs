using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>One turn of a keypad call, as the wire has it; what it collects as <c>8/5000/3000/#</c>.</summary>
public sealed record Turn(string Id, string[] Prompts, string[] Texts, string? Collect, bool Ended, string? Outcome)
{
    public static Turn Of(JsonElement json)
    {
        var collect = json.GetProperty("collect");
        var say = json.GetProperty("say").EnumerateArray().ToList();
        return new Turn(
            json.GetProperty("id").GetString()!,
            [.. say.Select(s => s.GetProperty("prompt").GetString()!)], [.. say.Select(s => s.GetProperty("text").GetString()!)],
            collect.ValueKind == JsonValueKind.Null ? null
                : $"{collect.GetProperty("maxDigits")}/{collect.GetProperty("firstDigitTimeoutMs")}/{collect.GetProperty("interDigitTimeoutMs")}/{collect.GetProperty("terminator")}",
            json.GetProperty("ended").GetBoolean(), json.GetProperty("outcome").GetString());
    }
}

/// <summary>A phone system that speaks with the portal's HTTP API, with a key or without.</summary>
public sealed class ApiClient(HttpClient http)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ApiClient For(PortalHost host, string? key = PortalHost.DemoKey)
    {
        var http = host.CreateClient();
        if (key is not null)
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        return new ApiClient(http);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string address, HttpContent? body = null) => SendAsync(method, address, body, headers: []);

    /// <summary>A change of what has this ETag; null: without one.</summary>
    public Task<HttpResponseMessage> ChangeAsync(string method, string address, HttpContent? body, string? etag) =>
        SendAsync(method, address, body, etag is null ? [] : [("If-Match", etag)]);

    public Task<HttpResponseMessage> SendAsync(string method, string address, HttpContent? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{address}") { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return http.SendAsync(request, Token);
    }

    public Task<HttpResponseMessage> PostAsync(string address, object body) => SendAsync("POST", address, JsonContent.Create(body));

    public async Task<JsonElement> GetAsync(string address) => await ReadAsync(await SendAsync("GET", address), HttpStatusCode.OK);

    public Task<HttpResponseMessage> TryDialAsync(string phone, string code, string office = "main") =>
        PostAsync($"offices/{office}/keypad-calls", new { phone, dialled = code });

    public async Task<Turn> DialAsync(string phone, string code) =>
        Turn.Of(await ReadAsync(await TryDialAsync(phone, code), HttpStatusCode.Created));

    public async Task<Turn> EnterAsync(Turn call, string digits) =>
        Turn.Of(await ReadAsync(await PostAsync($"keypad-calls/{call.Id}/digits", new { digits }), HttpStatusCode.OK));

    public async Task<Turn> TimeOutAsync(Turn call) =>
        Turn.Of(await ReadAsync(await PostAsync($"keypad-calls/{call.Id}/digits", new { timeout = true }), HttpStatusCode.OK));

    public async Task<Turn> HangUpAsync(Turn call) =>
        Turn.Of(await ReadAsync(await SendAsync("DELETE", $"keypad-calls/{call.Id}"), HttpStatusCode.OK));

    /// <summary>Dials and enters one after the other; the last turn.</summary>
    public async Task<Turn> CallAsync(string phone, string code, params string[] entries)
    {
        var turn = await DialAsync(phone, code);
        foreach (var entry in entries)
            turn = await EnterAsync(turn, entry);
        return turn;
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        response.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }
}

internal static class ProblemAssertions
{
    /// <summary>The answer is problem details with this status and code, and speaks of no exception.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        text.ShouldNotContain("Exception");
        text.ShouldNotContain("   at ");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.TryGetProperty("code", out var actual).ShouldBeTrue(text);
        actual.GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("type").GetString().ShouldBe($"urn:hotdeskportal:problem:{code}");
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
