using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Tests.Api;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>
/// Secrets that nobody could mistake go through the main flows; then nothing that was written holds one in clear: logs
/// at Trace, the whole database, exports, pages, what the API answers, telemetry.
/// </summary>
public sealed class SecretsTests : IDisposable
{
    private const string Number = "2077", Pin = "8391746205", WrongPin = "7204618395", Password = "Canary-pass-83917!", WrongPassword = "Wrong-canary-50271?";

    private readonly PortalHost _host = new() { Settings = new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace", ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace" } };
    private readonly ConcurrentBag<string> _told = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Admin => _host.Actor();

    [Fact]
    public async Task Secrets_AreNowhereInClear()
    {
        using var listener = Listen();
        var (wrong, key) = await LiveAsync();
        var (sip, device, phoneKey) = await ProvisionAsync();
        var (door, _, token) = await CallInAsync();
        var exported = await ExportAsync();
        var pages = await PagesAsync();

        var written = new Dictionary<string, string>
        {
            ["the log"] = string.Join('\n', _host.Log.All),
            ["telemetry"] = string.Join('\n', _told),
            ["an export"] = exported,
            ["a page"] = pages,
            ["the database"] = await DatabaseAsync(),
        };
        written.Values.ShouldAllBe(text => text.Length > 100, "each was really looked at");
        written["the log"].ShouldContain("[Parameters=[", Case.Sensitive, "the log really was at Trace");
        foreach (var (where, text) in written)
            foreach (var (what, secret) in new[]
            {
                ("the PIN", Pin), ("a wrong PIN", WrongPin), ("the password", Password), ("a wrong password", WrongPassword), ("the API key", key),
                ("a key that is none", wrong), ("a SIP password", sip), ("the office's provisioning key", phoneKey), ("a phone's own key", device),
                ("a phone system's secret", door), ("a signing token", token),
            })
                Holds(text, secret).ShouldBeFalse($"{where} holds {what}");
    }

    [Fact]
    public async Task AddressesOfPhoneSystems_AreInNoLogAndNoTelemetry()
    {
        using var listener = Listen();
        var (secret, address, _) = await CallInAsync();
        var log = _host.Log.All.Where(l => !l.Contains("[Parameters=[", StringComparison.Ordinal)).ToList();
        log.ShouldContain(l => l.Contains("/door/-/prompts", StringComparison.Ordinal), "the requests were logged");
        foreach (var (where, text) in new[] { ("the log", string.Join('\n', log)), ("telemetry", string.Join('\n', _told)) })
        {
            text.ShouldNotBeEmpty(where);
            Holds(text, $"/door/{address}").ShouldBeFalse(where);
            Holds(text, secret).ShouldBeFalse(where);
        }
    }

    public void Dispose() => _host.Dispose();

    /// <summary>A phone system is set up, comes with its secret in every way there is, and once with a wrong one.</summary>
    private async Task<(string Secret, string Address, string Token)> CallInAsync()
    {
        var service = _host.Services.GetRequiredService<DoorService>();
        const string SigningToken = "canary-signing-token";
        var made = (await service.CreateAsync(
            Admin, "main", new DoorForm { Name = "Canary", System = PhoneSystem.Twilio, SigningToken = SigningToken }, OwnershipChannel.Portal, Token)).Value;
        var address = (await service.GetAsync(Admin, "main", made.Id, Token)).Value.Door.Address;
        var client = _host.CreateDefaultClient(new Uri("http://portal.example.com"));
        foreach (var path in new[] { $"/door/{address}/prompts/en/none.wav", $"/door/{address}.{made.Secret}/prompts/en/none.wav?x=1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"door:{made.Secret}")));
            (await client.SendAsync(request, Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        }
        var access = _host.Services.GetRequiredService<DoorAccess>();
        access.Open(address, made.Secret, System.Net.IPAddress.Loopback).Error.ShouldBeNull();
        access.Open(address, "wrong", System.Net.IPAddress.Loopback).Error.ShouldNotBeNull();
        return (made.Secret, address, SigningToken);
    }

    /// <summary>Accounts, keys, a user with a PIN who logs in and mistypes.</summary>
    private async Task<(string WrongKey, string Key)> LiveAsync()
    {
        var users = _host.Services.GetRequiredService<HotDeskUserService>();
        var id = (await users.CreateAsync(Admin, "main", new HotDeskUserForm { Number = Number, FirstName = "Canary", LastName = "Bird" }, OwnershipChannel.Portal, Token)).Value;
        (await users.SetPinAsync(Admin, "main", id, HotDeskPortal.Domain.HotDeskUsers.Pin.Entered(Pin), OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
        using (var file = new MemoryStream(Encoding.UTF8.GetBytes($"Extension,First name,PIN\n2078,Other,{Pin}\n")))
        {
            var import = _host.Services.GetRequiredService<ImportService>();
            var plan = await import.DryRunAsync(Admin, "main", ImportKind.HotDeskUsers, file, "users.csv", Token);
            (await import.ExecuteAsync(Admin, "main", plan.Value.Id, ImportChoice.All, OwnershipChannel.Portal, cancellation: Token)).Error.ShouldBeNull();
        }
        var key = (await _host.Services.GetRequiredService<ApiKeyService>().CreateAsync(
            Admin, new ApiKeyForm { Name = "Canary", Rights = ApiKeyRights.Keypad, Offices = ["main"] }, Token)).Value.Key;
        var api = ApiClient.For(_host, key);
        (await api.CallAsync("3001", "*45", $"{Number}#", $"{WrongPin}#")).Prompts.ShouldContain("extension-or-pin-not-right");
        (await api.CallAsync("3001", "*45", $"{Number}#", $"{Pin}#", "2")).Outcome.ShouldBe("logged-in");
        (await api.CallAsync("3001", "*46", $"{Pin}#")).Outcome.ShouldBe("logged-out");
        var wrong = $"hdp_{Convert.ToHexString(Guid.NewGuid().ToByteArray())}";
        await ApiClient.For(_host, wrong).TryDialAsync("3001", "*45");
        await new FormClient(_host).SignInAsync("admin@hotdesk.example", WrongPassword);
        await InviteAsync();
        return (wrong, key);
    }

    /// <summary>Somebody accepts an invitation, signs in with their password, and mistypes it.</summary>
    private async Task InviteAsync()
    {
        var link = (await _host.Services.GetRequiredService<AccountService>().InviteAsync(
            Admin, new InvitationForm { Email = "canary@hotdesk.example", Role = PortalRole.Support }, new Uri("https://localhost/account/invitation"), Token)).Value;
        var guest = new FormClient(_host);
        var address = link.Address!.PathAndQuery;
        var accepted = await guest.SendAsync(address, await guest.PageAsync(address), new() { ["Input.Password"] = Password, ["Input.RepeatPassword"] = Password });
        accepted.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await new FormClient(_host).SignInAsync("canary@hotdesk.example", Password)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    /// <summary>A phone fetches its configuration in an open window, with a key of its own from then on.</summary>
    private async Task<(string Sip, string DeviceKey, string OfficeKey)> ProvisionAsync()
    {
        var keys = _host.Services.GetRequiredService<ProvisioningKeys>();
        await using var db = await _host.OpenDatabaseAsync();
        var phone = await db.Phones.OrderBy(p => p.Id).FirstAsync(p => p.HotDeskExtensionId != null && p.Model == "Yealink T54W", Token);
        (await keys.OpenWindowAsync(Admin, "main", [phone.Id], Token)).Error.ShouldBeNull();
        var key = (await keys.CreateAsync(Admin, "main", Token)).Value.Key;
        var file = await _host.CreateDefaultClient(new Uri("http://portal.example.com")).GetStringAsync(new Uri($"/p/{key}/{phone.Mac.Hex}.cfg", UriKind.Relative), Token);
        var number = _host.Board().Directory.HotDesks.Single(h => h.Id == phone.HotDeskExtensionId).Number.Digits;
        var sip = (await _host.Services.GetRequiredService<SipSecrets>().ExportAsync(Admin, "main", Token)).Value.Single(a => a.Extension == number).Password;
        file.ShouldContain(sip);
        var device = System.Text.RegularExpressions.Regex.Match(file, $"/p/([A-Za-z0-9_-]{{20,}})").Groups[1].Value;
        device.ShouldNotBeEmpty();
        device.ShouldNotBe(key);
        using var again = await _host.CreateDefaultClient(new Uri("http://portal.example.com")).GetAsync(new Uri($"/p/{device}/{phone.Mac.Hex}.cfg", UriKind.Relative), Token);
        again.EnsureSuccessStatusCode();
        return (sip, device, key);
    }

    private async Task<string> ExportAsync()
    {
        var export = _host.Services.GetRequiredService<ExportService>();
        Domain.Result<ExportFile>[] files =
        [
            await export.UsersAsync(Admin, "main", new HotDeskUserQuery(), ExportFormat.Csv, Token),
            await export.HotDeskExtensionsAsync(Admin, "main", new HotDeskExtensionQuery(), ExportFormat.Csv, Token),
            await export.PhonesAsync(Admin, "main", new PhoneQuery(), ExportFormat.Csv, Token),
            await export.HistoryAsync(Admin, "main", new Services.History.HistoryQuery(), ExportFormat.Csv, Token),
        ];
        return string.Join('\n', files.Select(f => Encoding.UTF8.GetString(f.Value.Content)));
    }

    private async Task<string> PagesAsync()
    {
        var admin = new FormClient(_host);
        await admin.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1");
        var pages = new List<string>();
        foreach (var address in new[] { "ownership", "readiness", "extensions", "users", "phones", "settings", "history", "seats", "routing", "templates", "keypad", "start", "phone-system" })
            pages.Add((await admin.PageAsync($"/office/main/{address}")).DocumentElement.OuterHtml);
        foreach (var address in new[] { "/accounts", "/api-keys", "/account/me" })
            pages.Add((await admin.PageAsync(address)).DocumentElement.OuterHtml);
        return string.Join('\n', pages);
    }

    /// <summary>Every value of every table, as text and as bytes.</summary>
    private async Task<string> DatabaseAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_host.DatabaseFile};Mode=ReadOnly");
        await connection.OpenAsync(Token);
        var tables = await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
        var text = new StringBuilder();
        foreach (var table in tables.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.AppendLine(await RowsAsync(connection, $"SELECT * FROM \"{table}\""));
        return text.ToString();
    }

    private static async Task<string> RowsAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the database's own list.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Token);
        var text = new StringBuilder();
        while (await reader.ReadAsync(Token))
        {
            for (var i = 0; i < reader.FieldCount; i++)
                text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i)).Append(i + 1 < reader.FieldCount ? "\t" : "");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>In clear, or in what everybody takes for clear.</summary>
    private static bool Holds(string text, string secret) =>
        text.Contains(secret, StringComparison.Ordinal)
        || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal)
        || text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal);

    /// <summary>What any source of telemetry tells.</summary>
    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _told.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))} "
                + string.Join(' ', activity.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
