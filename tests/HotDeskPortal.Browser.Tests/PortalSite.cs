using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using HotDeskPortal.Web.Tests;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Browser.Tests;

/// <summary>The real host on a port of its own, with the demo offices in a database of its own. One for each test class.</summary>
public sealed class PortalSite : WebApplicationFactory<Program>
{
    public const string ApiKey = "hdp_demo_main_for_development_only";

    private readonly string _data = Directory.CreateTempSubdirectory("hotdesk-browser-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly string _environment;

    public PortalSite()
        : this([])
    {
    }

    /// <summary>With settings of its own.</summary>
    internal PortalSite(Dictionary<string, string> settings, string environment = "Development")
    {
        (_settings, _environment) = (settings, environment);
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        Api = new HttpClient { BaseAddress = new Uri(Address, "/api/v1/") };
        Api.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
    }

    public Uri Address { get; }

    /// <summary>What it has logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The HTTP API, as a phone system uses it.</summary>
    public HttpClient Api { get; }

    /// <summary>Dials and enters, and returns everything that was said, and how the call ended.</summary>
    public async Task<(IReadOnlyList<string> Said, string? Outcome)> CallAsync(string office, string phone, string dialled, params string[] entries)
    {
        var said = new List<string>();
        var turn = await PostAsync($"offices/{office}/keypad-calls", new { phone, dialled });
        said.AddRange(turn.Say.Select(s => s.Text));
        foreach (var entry in entries.TakeWhile(_ => turn.Outcome is null))
        {
            turn = await PostAsync($"keypad-calls/{turn.Id}/digits", entry.Length == 0 ? new { timeout = true } : new { digits = entry });
            said.AddRange(turn.Say.Select(s => s.Text));
        }
        return (said, turn.Outcome);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        // A published portal has them in place.
        builder.UseStaticWebAssets();
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.UseSetting("Data:Directory", _data);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }

    protected override void Dispose(bool disposing)
    {
        Api.Dispose();
        base.Dispose(disposing);
        if (disposing)
            Directory.Delete(_data, recursive: true);
    }

    private async Task<Turn> PostAsync(string address, object body)
    {
        using var response = await Api.PostAsJsonAsync(address, body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Turn>())!;
    }

    private sealed record Prompt(string Text);

    private sealed record Turn(string Id, List<Prompt> Say, string? Outcome);
}
