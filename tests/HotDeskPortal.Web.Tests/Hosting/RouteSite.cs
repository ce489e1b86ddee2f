using System.Text;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>A portal with an office that nobody but administrators and support may see, and somebody signed in of each role.</summary>
public sealed class RouteSite : ClockedPortalHost, IAsyncLifetime
{
    public static readonly string[] Roles = ["admin", "manager", "support", "trainer"];

    private readonly Dictionary<string, string> _cookies = [];

    public async ValueTask InitializeAsync()
    {
        (await Services.GetRequiredService<OfficeService>().CreateAsync(
            Actor(), new OfficeForm { Key = "foreign", Name = "Foreign", TimeZone = "Etc/UTC", RangeFirst = "30", RangeLast = "39" }, TestContext.Current.CancellationToken)).Error.ShouldBeNull();
        foreach (var role in Roles)
        {
            var signedIn = await new FormClient(this).SignInAsync($"{role}@hotdesk.example", "Hotdesk-demo-1");
            _cookies[role] = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        }
    }

    public List<long> Versions() => [.. new[] { "main", "training", "foreign" }.Select(o => Board(o).Version)];

    /// <summary>Asks as somebody signed in, or as nobody.</summary>
    public Task<HttpResponseMessage> SendAsync(string? role, string method, string address) =>
        SendAsync(method, address, role is null ? null : ("Cookie", _cookies[role]));

    /// <summary>Refusals to phones take their time, by the portal's clock.</summary>
    public async Task<T> OverTimeAsync<T>(Task<T> asked)
    {
        while (!asked.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
        return await asked;
    }

    public Task<HttpResponseMessage> SendWithKeyAsync(string key, string method, string address) => SendAsync(method, address, ("X-Api-Key", key));

    public async Task<string> KeyAsync(string office, ApiKeyRights rights)
    {
        var key = $"hdp_{office}_{(int)rights}";
        await using var db = await OpenDatabaseAsync();
        if (db.ApiKeys.Any(k => k.Name == key))
            return key;
        db.ApiKeys.Add(new ApiKey
        {
            Name = key, Hash = ApiKeys.Hash(key), Rights = rights, CreatedAt = Time.GetUtcNow(), Offices = [new ApiKeyOffice { OfficeId = Board(office).Office.Id }],
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Time.Advance(ApiKeys.Freshness);
        return key;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string address, (string Name, string Value)? header)
    {
        using var client = Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (header is { } h)
            request.Headers.Add(h.Name, h.Value);
        if (method is "PUT" or "DELETE")
            request.Headers.Add("If-Match", "\"1\"");
        if (address.Contains("/import", StringComparison.Ordinal))
            request.Content = new StringContent("Extension\n", Encoding.UTF8, "text/csv");
        else if (method == "POST" && address.EndsWith("/floor-plans", StringComparison.Ordinal))
            request.Content = new ByteArrayContent([1]) { Headers = { ContentType = new("image/png") } };
        else if (method is "POST" or "PUT" && address.Contains("/api/", StringComparison.Ordinal))
            request.Content = new StringContent(Body(address), Encoding.UTF8, "application/json");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private const string SettingsBody = """
        {"name":"Main","timeZone":"Etc/UTC","language":"en","rangeFirst":"3000","rangeLast":"3099","userRangeFirst":null,"userRangeLast":null,
        "emergencyNumbers":["911"],"sipServer":null,"sipPort":5060,"sipTransport":"udp","userElsewhere":"move","loggedOutCalling":"internal",
        "userLockout":{"tries":3,"windowMinutes":5,"durationMinutes":15},"phoneLockout":{"tries":10,"windowMinutes":15,"durationMinutes":15},
        "maximumSessionHours":null,"nightlyLogout":null}
        """;

    /// <summary>Well-formed, so that nothing but the door can refuse it.</summary>
    private static string Body(string address) =>
        address.EndsWith("/logout", StringComparison.Ordinal) ? """{"reason":"Test"}"""
        : address.EndsWith("/digits", StringComparison.Ordinal) ? """{"digits":"1"}"""
        : address.EndsWith("/keypad-calls", StringComparison.Ordinal) ? """{"phone":"3002","dialled":"*45"}"""
        : address.EndsWith("/pin", StringComparison.Ordinal) ? "{}"
        : address.Contains("/desks/", StringComparison.Ordinal) ? """{"x":0.5,"y":0.5}"""
        : address.EndsWith("/offices/main", StringComparison.Ordinal) ? SettingsBody
        : address.Contains("/hot-desk-users", StringComparison.Ordinal) ? """{"number":"2099","firstName":"A","lastName":"B"}"""
        : address.Contains("/phones", StringComparison.Ordinal) ? """{"mac":"805ec0990001","model":"Yealink T54W"}"""
        : address.Contains("/destinations", StringComparison.Ordinal) ? """{"number":"7099","name":"New","kind":"queue","members":[]}"""
        : address.Contains("/templates", StringComparison.Ordinal) ? """{"name":"Mine","content":{"lineLabel":"x"}}"""
        : """{"number":"3099"}""";
}
