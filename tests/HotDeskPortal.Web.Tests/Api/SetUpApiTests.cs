using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>The set-up endpoints on the real host with the demo office.</summary>
public sealed class SetUpApiTests : IDisposable
{
    private const string Main = "offices/main";

    private readonly PortalHost _host = new();
    private readonly ApiClient _api;

    public SetUpApiTests() => _api = ApiClient.For(_host);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("hot-desk-users", "2100", """{"number":"2100","firstName":"A","lastName":"B","newPin":"58241"}""")]
    [InlineData("hot-desk-extensions", "3100", """{"number":"3100","description":"Window"}""")]
    [InlineData("phones", "805ec0990001", """{"mac":"80:5E:C0:99:00:01","model":"Yealink T54W"}""")]
    public async Task Records_AreCreatedReadChangedByETagAndDeleted(string path, string key, string body)
    {
        var created = await SendAsync("POST", path, body);
        (created.StatusCode, created.Headers.ETag?.Tag).ShouldBe((HttpStatusCode.Created, "\"1\""));
        created.Headers.Location!.ToString().ShouldBe($"/api/v1/{Main}/{path}/{key}");
        (await SendAsync("POST", path, body)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var read = await SendAsync("GET", $"{path}/{key}");
        (read.StatusCode, read.Headers.ETag?.Tag).ShouldBe((HttpStatusCode.OK, "\"1\""));
        (await read.Content.ReadAsStringAsync(Token)).ShouldNotContain("58241");

        if (body.Contains("newPin", StringComparison.Ordinal))
        {
            await (await SendAsync("PUT", $"{path}/{key}", body, etag: "\"1\"")).ShouldBeProblemAsync(400, "malformed-request");
            body = body.Replace(",\"newPin\":\"58241\"", "", StringComparison.Ordinal);
        }
        (await SendAsync("PUT", $"{path}/{key}", body)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var changed = await SendAsync("PUT", $"{path}/{key}", body, etag: "\"1\"");
        (changed.StatusCode, changed.Headers.ETag?.Tag).ShouldBe((HttpStatusCode.OK, "\"2\""));
        var late = await SendAsync("PUT", $"{path}/{key}", body, etag: "\"1\"");
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await late.Content.ReadAsStringAsync(Token)).ShouldContain("changed-meanwhile");

        (await SendAsync("DELETE", $"{path}/{key}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync("GET", $"{path}/{key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_IsPagedAndFiltered()
    {
        var page = await _api.GetAsync($"{Main}/hot-desk-extensions?pageSize=5&page=1");
        (page.GetProperty("items").GetArrayLength(), page.GetProperty("total").GetInt32()).ShouldBe((5, 12));
        var found = await _api.GetAsync($"{Main}/hot-desk-users?text=whit");
        found.GetProperty("items").EnumerateArray().Single().GetProperty("extension").GetString().ShouldBe("2019");
    }

    [Fact]
    public async Task Import_Repeated_WritesOnceAndOtherContentIsRefused()
    {
        const string csv = "Extension,First name,PIN\n2100,A,58241\n2101,B,58242\n";
        (await ImportAsync(csv, null, "all")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var dry = await (await ImportAsync(csv, null, "dry-run")).Content.ReadFromJsonAsync<JsonElement>(Token);
        (dry.GetProperty("good").GetInt32(), dry.GetProperty("imported").GetInt32()).ShouldBe((2, 0));

        var first = await (await ImportAsync(csv, "one", "all")).Content.ReadAsStringAsync(Token);
        var again = await ImportAsync(csv, "one", "all");

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync(Token)).ShouldBe(first);
        (await ImportAsync(csv + "2102,C,58243\n", "one", "all")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ImportAsync(csv, "two", "all")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var found = await _api.GetAsync($"{Main}/hot-desk-users?text=210");
        found.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task OpenApi_KnowsEveryAddress()
    {
        using var http = _host.CreateClient();
        var document = await http.GetStringAsync("/openapi/v1.json", Token);
        foreach (var path in new[] { "hot-desk-extensions", "hot-desk-users", "phones", "hot-desk-users/import", "phones/{mac}" })
            document.ShouldContain($"\"/api/v1/offices/{{office}}/{path}\"");
    }

    private Task<HttpResponseMessage> ImportAsync(string csv, string? key, string mode) => _api.SendAsync(
        "POST", $"{Main}/hot-desk-users/import?mode={mode}", new StringContent(csv, Encoding.UTF8, "text/csv"), key is null ? [] : [("Idempotency-Key", key)]);

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null, string? etag = null) => _api.ChangeAsync(
        method, $"{Main}/{path}", body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), etag);
}
