using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using Microsoft.AspNetCore.DataProtection;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

/// <summary>A door of the main office that a platform comes by, as it would: by the portal's public address, signed or with the secret in the path.</summary>
internal sealed class VoiceDoor
{
    public const string Root = "https://portal.example.com", Token = "12345";

    private readonly HttpClient _http;

    private VoiceDoor(PortalHost host, int id, PhoneSystem system, string address)
    {
        (Id, System, Address, _http, Prompts) = (id, system, address, host.CreateClient(), new TestDoor(host, address));
        Url = $"{Root}/door/{address}{(Signs ? "" : $".{TestDoor.Secret}")}/voice";
    }

    public int Id { get; }

    public PhoneSystem System { get; }

    public string Address { get; }

    public string Url { get; }

    public TestDoor Prompts { get; }

    private bool Signs => System.Signs();

    /// <summary>A portal that platforms find at an address.</summary>
    public static ClockedPortalHost Host(params (string Key, string? Value)[] settings) =>
        new() { Settings = settings.Append(("Provisioning:PublicUrl", Root)).DistinctBy(s => s.Item1).ToDictionary(s => s.Item1, s => s.Item2) };

    /// <summary>Opens one.</summary>
    public static async Task<VoiceDoor> OpenAsync(PortalHost host, PhoneSystem system)
    {
        var door = new Door
        {
            OfficeId = host.Board().Office.Id, Name = $"{system} {Guid.NewGuid():N}", System = system, Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(TestDoor.Secret),
            ProtectedSigningToken = system.Signs()
                ? host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("HotDeskPortal.DoorSigningToken.v1").Protect(Token) : null,
        };
        await using var db = await host.OpenDatabaseAsync();
        db.Add(door);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<DoorAccess>().RefreshAsync(TestContext.Current.CancellationToken);
        return new VoiceDoor(host, door.Id, system, door.Address);
    }

    /// <summary>Sends a request, signed where the platform signs.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="url">Where to.</param>
    /// <param name="fields">What it says.</param>
    /// <param name="signedUrl">The address that is signed, where it is another one.</param>
    /// <param name="change">What somebody changes on the way.</param>
    public Task<HttpResponseMessage> SendAsync(
        string method, string url, Dictionary<string, string> fields, string? signedUrl = null, Action<HttpRequestMessage>? change = null)
    {
        var isPost = method == "POST";
        var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
        var asked = isPost ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
        var request = new HttpRequestMessage(new HttpMethod(method), asked) { Content = isPost ? new FormUrlEncodedContent(fields) : null };
        if (Signs)
            request.Headers.Add("X-Twilio-Signature", Sign(signedUrl ?? asked, isPost ? fields : []));
        change?.Invoke(request);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>As Twilio's own description says, written anew.</summary>
    public static string Sign(string url, Dictionary<string, string> fields)
    {
        var text = url + string.Concat(fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // It is what they sign with.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }
}
