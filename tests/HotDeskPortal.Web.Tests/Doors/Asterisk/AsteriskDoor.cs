using System.Net.Http.Headers;
using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>Asterisk as it comes over HTTP: by a door of the main office, with its secret as Basic, as <c>CURLOPT(userpwd)</c> sends it.</summary>
internal sealed class AsteriskDoor(HttpClient http, string address)
{
    public const string Secret = "hdd_secret_of_no_other_use";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Address => address;

    /// <summary>Opens one.</summary>
    public static async Task<AsteriskDoor> OpenAsync(PortalHost host, PhoneSystem system = PhoneSystem.Asterisk, string trunk = "trunk")
    {
        var door = new Door
        {
            OfficeId = host.Board().Office.Id, Name = $"{system} {Guid.NewGuid():N}", System = system, Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(Secret),
            Trunk = trunk,
        };
        await using var db = await host.OpenDatabaseAsync();
        db.Add(door);
        await db.SaveChangesAsync(Token);
        await host.Services.GetRequiredService<DoorAccess>().RefreshAsync(Token);
        return new AsteriskDoor(host.CreateClient(), door.Address);
    }

    /// <summary>Sends a request.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, string? secret = Secret, string method = "GET", string? etag = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/door/{address}/{path}", UriKind.Relative));
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"hotdesk:{secret}")));
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return http.SendAsync(request, Token);
    }

    /// <summary>Asks where a call goes, and reads the answer as <c>HASH</c> does.</summary>
    public async Task<Dictionary<string, string>> AskAsync(string? from, string to)
    {
        using var answer = await SendAsync($"call?from={Uri.EscapeDataString(from ?? "outside")}&to={Uri.EscapeDataString(to)}");
        answer.IsSuccessStatusCode.ShouldBeTrue($"{from} > {to}: {answer.StatusCode}");
        return Read(await answer.Content.ReadAsStringAsync(Token));
    }

    public static Dictionary<string, string> Read(string line)
    {
        line.ShouldEndWith("\n");
        line.Count(c => c == '\n').ShouldBe(1);
        return line.TrimEnd('\n').Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
    }
}
