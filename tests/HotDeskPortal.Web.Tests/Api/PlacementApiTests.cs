using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>What goes where is said by numbers and names that people know, and a change does what it says.</summary>
public sealed class PlacementApiTests : IAsyncDisposable
{
    private const string Main = "offices/main";

    private readonly PortalHost _host = new();
    private readonly ApiClient _api;

    public PlacementApiTests() => _api = ApiClient.For(_host);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task APhone_IsCreatedAtAnExtension_AndStaysUnlessItIsMoved()
    {
        (await SendAsync("POST", "phones", new { mac = "805ec0990001", model = "Yealink T54W", extension = "3012" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        _host.HotDesk("3012").Phone!.Mac.Hex.ShouldBe("805ec0990001");
        await _host.LogInAsync("3012", "2022");

        (await SendAsync("PUT", "phones/805ec0990001", new { mac = "805ec0990001", model = "Yealink T53W" }, 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (_host.HotDesk("3012").Phone!.Model, _host.Board().OwnerOf(_host.HotDesk("3012").Id)?.Number.Digits).ShouldBe(("Yealink T53W", "2022"), "nothing was said of its place");

        (await SendAsync("PUT", "phones/805ec0990001", new { mac = "805ec0990001", model = "Yealink T53W", extension = (string?)null }, 2)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.HotDesk("3012").Phone.ShouldBeNull();
        _host.Board().OwnerOf(_host.HotDesk("3012").Id).ShouldBeNull("the session has ended");
        var history = await _api.GetAsync($"{Main}/history?hotDesk=3012&end=phone-unassigned");
        history.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("endedThrough").GetString().ShouldBe("api");
    }

    [Theory]
    [InlineData("7000", 400, "no-place-for-phone")]
    [InlineData("9999", 400, "no-place-for-phone")]
    [InlineData("", 400, "no-place-for-phone")]
    [InlineData("3002", 409, "has-phone")]
    public async Task APhone_CannotBePutWhereNoneCanBe(string extension, int status, string code)
    {
        (await SendAsync("POST", "phones", new { mac = "805ec0990001", model = "Yealink T54W" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var (method, path, mac) in new[] { ("POST", "phones", "805ec0990002"), ("PUT", "phones/805ec0990001", "805ec0990001") })
        {
            var problem = await (await SendAsync(method, path, new { mac, model = "Yealink T53W", extension }, 1)).ShouldBeProblemAsync(status, code);
            problem.GetProperty("errors").GetProperty("extension").GetArrayLength().ShouldBe(1);
        }
        (await _api.GetAsync($"{Main}/phones/805ec0990001")).GetProperty("phone").GetProperty("model").GetString().ShouldBe("Yealink T54W");
    }

    [Fact]
    public async Task ATemplate_IsChosenByItsName()
    {
        var name = (await _api.GetAsync($"{Main}/templates")).GetProperty("items")[0].GetProperty("name").GetString()!;
        (await SendAsync("POST", "hot-desk-extensions", new { number = "3098", template = name.ToUpperInvariant() })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _api.GetAsync($"{Main}/hot-desk-extensions/3098")).GetProperty("extension").GetProperty("template").GetString().ShouldBe(name);
        var problem = await (await SendAsync("PUT", "hot-desk-extensions/3098", new { number = "3098", template = "Nobody's" }, 1)).ShouldBeProblemAsync(400, "invalid-input");
        problem.GetProperty("errors").GetProperty("template")[0].GetString()!.ShouldContain("Nobody's");
    }

    [Fact]
    public async Task AnOffice_IsChangedByWhatItsSettingsSay_AndKeepsTheRest()
    {
        var read = await _api.SendAsync("GET", Main);
        var settings = (await read.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("settings");
        var changed = settings.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        changed["nightlyLogout"] = "22:30:00";
        changed["loggedOutCalling"] = "internal";
        var put = await SendAsync("PUT", "", changed, int.Parse(read.Headers.ETag!.Tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture));
        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        var now = (await _api.GetAsync(Main)).GetProperty("settings");
        (now.GetProperty("nightlyLogout").GetString(), now.GetProperty("loggedOutCalling").GetString()).ShouldBe(("22:30:00", "internal"));
        now.GetProperty("emergencyNumbers").ToString().ShouldBe(settings.GetProperty("emergencyNumbers").ToString());
        changed["name"] = "Elsewhere";
        await (await SendAsync("PUT", "", changed, 0)).ShouldBeProblemAsync(412, "changed-meanwhile");
        (await _api.GetAsync("offices")).EnumerateArray().Select(o => o.GetProperty("key").GetString()).ShouldBe(["main", "training"]);
        _host.Board().Office.Policies.NightlyLogout.ShouldBe(new TimeOnly(22, 30));
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, object body, int? revision = null) => _api.ChangeAsync(
        method, $"{Main}/{path}".TrimEnd('/'), JsonContent.Create(body), revision is null || method != "PUT" ? null : $"\"{revision}\"");
}
