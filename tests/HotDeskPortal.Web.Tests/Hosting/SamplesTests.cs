using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.Extensions.Configuration;
using System.Net;
using System.Reflection;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Every sample is a configuration that the portal understands to its last key.</summary>
public sealed class SamplesTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        [DatabaseOptions.Section] = typeof(DatabaseOptions), [DataOptions.Section] = typeof(DataOptions), [OwnershipOptions.Section] = typeof(OwnershipOptions),
        [AccountsOptions.Section] = typeof(AccountsOptions), [MailOptions.Section] = typeof(MailOptions),
        [ProxyOptions.Section] = typeof(ProxyOptions), [HostingOptions.Section] = typeof(HostingOptions), [ProvisioningOptions.Section] = typeof(ProvisioningOptions),
    };

    private static readonly string[] Keys = ["Urls", "AllowedHosts", "ConnectionStrings:HotDesk", "Pins:Keys:1"];

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void ASample_HoldsOptionsThatThereAre_WithValuesThatTheyTake(string sample)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Folder(), sample)).Build();
        var keys = Leaves(configuration).ToList();
        keys.ShouldNotBeEmpty();
        foreach (var key in keys)
            IsKnown(key).ShouldBeTrue($"{sample}: {key}");

        var problems = new ConfigurationProblems(configuration);
        problems.Read<DatabaseOptions>();
        problems.Read<DataOptions>();
        problems.Read<OwnershipOptions>();
        problems.Read<AccountsOptions>();
        problems.Read<ProxyOptions>();
        problems.Read<HostingOptions>();
        problems.Read<ProvisioningOptions>();
        problems.ReadIfGiven<MailOptions>();
        problems.ReadIfGiven<IdentityProviderOptions>();
        problems.ThrowIfAny();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task ASample_IsAPortalThatOneSignsInTo(string sample)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Folder(), sample)).Build();
        var settings = Leaves(configuration).ToDictionary(k => k, k => configuration[k]);
        // What a sample cannot hold: secrets, a server of databases, a folder of this machine.
        if (settings.ContainsKey("Pins:Keys:1"))
            settings["Pins:Keys:1"] = Convert.ToBase64String(new byte[32]);
        if (settings.GetValueOrDefault("Database:Provider") == "SqlServer")
            (settings["Database:Provider"], settings["ConnectionStrings:HotDesk"]) = ("Sqlite", null);
        settings.Remove("Data:Directory");
        settings.Remove("Data:KeyDirectory");
        await using var host = new AddressedHost { EnvironmentName = "Production", Settings = settings };
        if (sample.Contains("ReverseProxy", StringComparison.Ordinal))
            host.Way = request =>
            {
                AddressedHost.EndTls(request);
                request.HttpContext.Connection.RemoteIpAddress = IPAddress.Loopback;
            };
        var site = $"https://{settings.GetValueOrDefault("AllowedHosts", "localhost")!.Split(';')[0]}";

        (await FirstAdministrator.ArriveAsync(host, new FormClient(host, site))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signedIn = await new FormClient(host, site).SignInAsync(FirstAdministrator.Email, FirstAdministrator.Password);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        signedIn.Headers.GetValues("Set-Cookie").ShouldContain(c => c.Contains("hdp-session=", StringComparison.Ordinal) && c.Contains("secure", StringComparison.Ordinal));
        host.Seen.ShouldBe((site, "127.0.0.1"));
        host.Log.Errors.ShouldBeEmpty();
        host.Log.Warnings.ShouldNotContain(l => l.Contains("orwarded", StringComparison.Ordinal));
    }

    private static bool IsKnown(string key) => Keys.Contains(key) || key.Split(':') switch
    {
        ["Accounts", "OpenIdConnect", nameof(IdentityProviderOptions.Roles), _, var name, ..] => Has(typeof(GroupRole), name),
        ["Accounts", "OpenIdConnect", var name, ..] => Has(typeof(IdentityProviderOptions), name),
        [var section, var name, ..] => Sections.TryGetValue(section, out var options) && Has(options, name),
        _ => false,
    };

    private static bool Has(Type options, string name) => options.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is not null;

    private static IEnumerable<string> Leaves(IConfiguration part) =>
        part.GetChildren().SelectMany(c => c.GetChildren().Any() ? Leaves(c) : [c.Path]);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotDeskPortal.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside the source tree."), "appsettings.samples");
    }
}
