using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests.Features.Accounts.SignIn;

/// <summary>A real identity provider, a portal that trusts it, and a browser between them.</summary>
public abstract class ProviderPortal : IAsyncLifetime
{
    private protected const string Email = "olivia@example.org";
    private protected const string Map = "/office/main/ownership";
    private protected const string Demo = "Hotdesk-demo-1";

    private protected static readonly Person Olivia = new("0b1c", Email, "helpers");

    private protected readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private protected OpenIdServer server = default!;
    private protected PortalHost host = default!;
    private protected ProviderVisitor browser = default!;

    public async ValueTask InitializeAsync()
    {
        server = await OpenIdServer.StartAsync();
        await server.RegisterAsync(new Uri("https://localhost/signin-oidc"));
        host = Portal();
        browser = new ProviderVisitor(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected PortalHost Portal(bool isEmpty = false, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Authority"] = server.Authority, ["ClientId"] = "hotdeskportal", ["ClientSecret"] = OpenIdServer.ClientSecret, ["DisplayName"] = "Test ID", ["Scopes:0"] = "groups",
            ["Roles:0:Group"] = "bosses", ["Roles:0:Role"] = "Administrator",
            ["Roles:1:Group"] = "main-managers", ["Roles:1:Role"] = "OfficeManager", ["Roles:1:Offices:0"] = "main",
            ["Roles:2:Group"] = "training-managers", ["Roles:2:Role"] = "OfficeManager", ["Roles:2:Offices:0"] = "training",
            ["Roles:3:Group"] = "nowhere", ["Roles:3:Role"] = "OfficeManager", ["Roles:3:Offices:0"] = "nowhere",
            ["Roles:4:Group"] = "helpers", ["Roles:4:Role"] = "Support",
            ["Roles:5:Group"] = "teachers", ["Roles:5:Role"] = "trainer",
        }.ToDictionary(s => $"Accounts:OpenIdConnect:{s.Key}", s => s.Value);
        foreach (var (key, value) in more)
            settings[key] = value;
        return new PortalHost { Clock = time, Settings = settings, EnvironmentName = isEmpty ? "Production" : "Development" };
    }
}
