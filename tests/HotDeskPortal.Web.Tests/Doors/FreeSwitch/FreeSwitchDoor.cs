using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

/// <summary>FreeSWITCH as it comes over HTTP: by a door of the main office, with its secret as <c>gateway-credentials</c> sends it.</summary>
internal sealed class FreeSwitchDoor(HttpClient http, string address)
{
    public const string Secret = "hdd_secret_of_no_other_use";
    public const string Realm = "pbx.example.com";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Address => address;

    /// <summary>Opens one.</summary>
    public static async Task<FreeSwitchDoor> OpenAsync(PortalHost host, PhoneSystem system = PhoneSystem.FreeSwitch)
    {
        var door = new Door
        {
            OfficeId = host.Board().Office.Id, Name = $"{system} {Guid.NewGuid():N}", System = system, Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(Secret),
            Trunk = "trunk", Realm = Realm,
        };
        await using var db = await host.OpenDatabaseAsync();
        db.Add(door);
        await db.SaveChangesAsync(Token);
        await host.Services.GetRequiredService<DoorAccess>().RefreshAsync(Token);
        return new FreeSwitchDoor(host.CreateClient(), door.Address);
    }

    /// <summary>Sends a request.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, HttpContent? content, string? secret = Secret, string method = "POST")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/door/{address}/freeswitch/{path}", UriKind.Relative)) { Content = content };
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"hotdesk:{secret}")));
        return http.SendAsync(request, Token);
    }

    /// <summary>Posts fields.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Asks for XML; null: it is not found here.</summary>
    public async Task<XElement?> XmlAsync(params IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await PostAsync("xml", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        var text = await answer.Content.ReadAsStringAsync(Token);
        // FreeSWITCH drops the lines that have these.
        text.ShouldNotContain("<?");
        text.ShouldNotContain("pre-process", Case.Insensitive);
        text.ShouldNotContain("$${");
        var document = XElement.Parse(text);
        document.Attribute("type")!.Value.ShouldBe("freeswitch/xml");
        return document.Descendants("result").Any(r => r.Attribute("status")?.Value == "not found") ? null : document;
    }

    /// <summary>Asks where a call goes, as mod_xml_curl does for a call whose password was checked.</summary>
    public Task<XElement?> RouteAsync(string? from, string to, string context = "hotdesk", string? domain = Realm)
    {
        List<(string, string)> fields =
        [
            ("section", "dialplan"), ("tag_name", ""), ("key_name", ""), ("key_value", ""), ("Hunt-Context", context), ("Hunt-Destination-Number", to),
            ("Hunt-Caller-ID-Number", "911"), ("Caller-Caller-ID-Number", "2022"),
        ];
        if (from is not null)
            fields.Add(("variable_user_name", from));
        if (from is not null && domain is not null)
            fields.Add(("variable_domain_name", domain));
        return XmlAsync(fields);
    }

    /// <summary>Its applications, in order.</summary>
    public static string[] Actions(XElement? dialplan) =>
        [.. dialplan!.Descendants("action").Select(a => $"{a.Attribute("application")!.Value} {a.Attribute("data")!.Value}".Trim())];
}
