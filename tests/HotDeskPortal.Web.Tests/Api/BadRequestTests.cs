using System.Text;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>Whatever comes in wrong is answered as a problem with a stable code, and changes nothing.</summary>
public sealed class BadRequestTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Calls = "offices/main/keypad-calls";
    private const string LogOut = "offices/main/hot-desk-extensions/3002/logout";

    private readonly ApiClient api = ApiClient.For(host);

    [Theory]
    [InlineData("""{"phone":"3099","dialled":"*45"}""", 404, "unknown-phone")]
    [InlineData("""{"phone":"","dialled":"*45"}""", 404, "unknown-phone")]
    [InlineData("""{"phone":"00:11:22:33:44:55","dialled":"*45"}""", 404, "unknown-phone")]
    [InlineData("""{"phone":"2019","dialled":"*45"}""", 404, "unknown-phone")]
    [InlineData("""{"phone":"7000","dialled":"*45"}""", 404, "unknown-phone")]
    [InlineData("""{"phone":"3012","dialled":"*45"}""", 409, "no-phone")]
    [InlineData("""{"phone":"3001","dialled":"*47"}""", 400, "not-a-feature-code")]
    [InlineData("""{"phone":"3001","dialled":""}""", 400, "not-a-feature-code")]
    [InlineData("""{"phone":"3001"}""", 400, "malformed-request")]
    [InlineData("""{"dialled":"*45"}""", 400, "malformed-request")]
    [InlineData("""{"phone":null,"dialled":"*45"}""", 400, "malformed-request")]
    [InlineData("""{"phone":"3001","dialled":"*45","office":"main"}""", 400, "malformed-request")]
    [InlineData("""{"phone":3001,"dialled":"*45"}""", 400, "malformed-request")]
    [InlineData("""{"phone":"3001","phone":"3003","dialled":"*45"}""", 400, "malformed-request")]
    [InlineData("""{"phone":"3001","dialled":"*45" """, 400, "malformed-request")]
    [InlineData("null", 400, "malformed-request")]
    [InlineData("", 400, "malformed-request")]
    public async Task Dial_BadInput_IsAProblem(string body, int status, string code) =>
        await ShouldRefuseAsync(() => api.SendAsync("POST", Calls, Json(body)), status, code);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Dial_AnotherContentType_IsRefused(string contentType)
    {
        var body = new StringContent("""{"phone":"3001","dialled":"*45"}""", Encoding.UTF8, contentType);
        await ShouldRefuseAsync(() => api.SendAsync("POST", Calls, body), 415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("""{"digits":"20a9#"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"20#19#"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"2019##"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"#2019"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"2019 "}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"-2019"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"٢٠١٩#"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"123456789#"}""", 400, "malformed-digits")]
    [InlineData("""{"digits":"2019#","timeout":true}""", 400, "malformed-digits")]
    [InlineData("""{"timeout":false}""", 400, "malformed-digits")]
    [InlineData("{}", 400, "malformed-digits")]
    [InlineData("""{"digits":2019}""", 400, "malformed-request")]
    [InlineData("""{"digits":"2019#","digits":"2020#"}""", 400, "malformed-request")]
    [InlineData("", 400, "malformed-request")]
    public async Task Digits_BadInput_LeavesTheCallWhereItWas(string body, int status, string code)
    {
        var call = await api.DialAsync("3001", "*45");
        await ShouldRefuseAsync(() => api.SendAsync("POST", $"keypad-calls/{call.Id}/digits", Json(body)), status, code);
        (await api.EnterAsync(call, "2019#")).Prompts.ShouldBe(["enter-pin"], "the call still waits for the extension");
    }

    [Theory]
    [InlineData("""{}""", 400, "invalid-input")]
    [InlineData("""{"reason":"  "}""", 400, "invalid-input")]
    [InlineData("""{"reason":"a\u0000b"}""", 400, "invalid-input")]
    [InlineData("""{"reason":"one\ntwo"}""", 400, "invalid-input")]
    [InlineData("""{"reason":7}""", 400, "malformed-request")]
    [InlineData("", 400, "malformed-request")]
    public async Task LogOut_BadReason_LeavesTheOwner(string body, int status, string code)
    {
        var problem = await ShouldRefuseAsync(() => api.SendAsync("POST", LogOut, Json(body)), status, code);
        if (code == "invalid-input")
            problem.GetProperty("errors").GetProperty("reason").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public Task LogOut_ReasonTooLong_LeavesTheOwner() =>
        ShouldRefuseAsync(() => api.PostAsync(LogOut, new { reason = new string('x', 201) }), 400, "invalid-input");

    [Theory]
    [InlineData("GET", "offices/nowhere/ownership", 404, "unknown-office")]
    [InlineData("GET", "offices/MAIN/ownership", 404, "unknown-office")]
    [InlineData("GET", "offices/nowhere/ownership/events", 404, "unknown-office")]
    [InlineData("GET", "offices/nowhere/routes/2019", 404, "unknown-office")]
    [InlineData("GET", "offices/main/routes/2999", 404, "unknown-number")]
    [InlineData("GET", "offices/main/routes/2019%20", 404, "unknown-number")]
    [InlineData("GET", "offices/main/hot-desk-extensions/2999/outbound", 404, "unknown-number")]
    [InlineData("GET", "offices/main/hot-desk-extensions/2019/outbound", 404, "not-a-hot-desk-extension")]
    [InlineData("DELETE", "keypad-calls/0123456789abcdef0123456789abcdef", 404, "unknown-keypad-call")]
    [InlineData("GET", "nothing", 404, "unknown-address")]
    [InlineData("GET", "", 404, "unknown-address")]
    public Task Address_OfNothing_IsAProblem(string method, string address, int status, string code) =>
        ShouldRefuseAsync(() => api.SendAsync(method, address), status, code);

    [Theory]
    [InlineData("offices/nowhere/keypad-calls", """{"phone":"3001","dialled":"*45"}""", 404, "unknown-office")]
    [InlineData("offices/nowhere/hot-desk-extensions/3002/logout", """{"reason":"Fire drill"}""", 404, "unknown-office")]
    [InlineData("offices/main/hot-desk-extensions/2999/logout", """{"reason":"Fire drill"}""", 404, "unknown-number")]
    [InlineData("offices/main/hot-desk-extensions/2019/logout", """{"reason":"Fire drill"}""", 404, "not-a-hot-desk-extension")]
    [InlineData("offices/main/hot-desk-extensions/3012/logout", """{"reason":"Fire drill"}""", 409, "nobody-logged-in")]
    [InlineData("keypad-calls/0123456789abcdef0123456789abcdef/digits", """{"digits":"2019#"}""", 404, "unknown-keypad-call")]
    public Task Post_ToNothing_IsAProblem(string address, string body, int status, string code) =>
        ShouldRefuseAsync(() => api.SendAsync("POST", address, Json(body)), status, code);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<System.Text.Json.JsonElement> ShouldRefuseAsync(Func<Task<HttpResponseMessage>> send, int status, string code)
    {
        var before = host.Board().Version;
        var problem = await (await send()).ShouldBeProblemAsync(status, code);
        host.Board().Version.ShouldBe(before);
        return problem;
    }
}
