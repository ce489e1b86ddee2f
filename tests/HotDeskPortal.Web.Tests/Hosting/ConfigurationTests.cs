using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>A wrong configuration stops the start, and names everything wrong with it at once.</summary>
public sealed class ConfigurationTests
{
    private static readonly string PinKey = Convert.ToBase64String(new byte[32]);

    [Fact]
    public Task TwoWrongSettings_AreNamedTogether() => ShouldNotStartAsync(
        new() { ["Database:Provider"] = "Oracle", ["Pins:Keys:1"] = "not Base64!", ["Ownership:PollingInterval"] = "00:00:00.01" },
        "Database:Provider is 'Oracle'; it must be Sqlite or SqlServer.", "Pins:Keys:1", "Ownership:PollingInterval");

    [Fact]
    public Task SqlServer_WithoutItsSettings_NamesBoth() =>
        ShouldNotStartAsync(new() { ["Database:Provider"] = "SqlServer" }, "ConnectionStrings:HotDesk", "Pins:Keys:1");

    [Fact]
    public Task SqlServer_WithAShortPinKey_NamesTheKey() => ShouldNotStartAsync(
        new() { ["Database:Provider"] = "sqlserver", ["ConnectionStrings:HotDesk"] = "Server=.", ["Pins:Keys:1"] = "c2hvcnQ=" }, "Pins:Keys:1");

    [Fact]
    public Task APinKeyVersion_ThatIsNone_IsNamed() =>
        ShouldNotStartAsync(new() { ["Pins:Keys:first"] = PinKey }, "Pins:Keys:first");

    [Fact]
    public Task ASignal_ThatIsNone_IsNamedBesideTheRest() =>
        ShouldNotStartAsync(new() { ["Ownership:Signal"] = "Smoke", ["Database:Provider"] = "Oracle" }, "Ownership:Signal", "Database:Provider");

    [Theory]
    [InlineData("Sqlite", null, false)]
    [InlineData("SqlServer", null, true)]
    [InlineData("Sqlite", "Polling", true)]
    [InlineData("SqlServer", "InProcess", false)]
    public void Signal_IsPollingByDefault_WhereInstancesMayShareADatabaseServer(string product, string? signal, bool isPolling)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = product, ["Ownership:Signal"] = signal });

        builder.AddOwnership(new ConfigurationProblems(builder.Configuration));

        builder.Services.Any(s => s.ServiceType == typeof(IOwnershipSignal)).ShouldBe(isPolling);
    }

    [Fact]
    public Task TwoPinKeys_BothMalformed_AreBothNamed() =>
        ShouldNotStartAsync(new() { ["Pins:Keys:1"] = "?", ["Pins:Keys:2"] = "?" }, "Pins:Keys:1", "Pins:Keys:2");

    [Fact]
    public Task SettingsOfSeveralParts_AreNamedTogether() => ShouldNotStartAsync(
        new()
        {
            ["Database:Provider"] = "Oracle", ["Accounts:RequireTwoFactorForAdministrators"] = "perhaps", ["Mail:Port"] = "0", ["Mail:From"] = "nobody",
            ["Mail:UserName"] = "portal",
        },
        "Database:Provider", "Accounts:RequireTwoFactorForAdministrators", "Mail:Host", "Mail:Port", "Mail:From", "Mail:Password");

    [Fact]
    public Task MalformedValues_OfEverySection_AreToldAtOnce() => ShouldNotStartAsync(
        new()
        {
            ["Database:Provider"] = "Oracle", ["Data:Directory"] = " ", ["Pins:Keys:one"] = PinKey, ["Ownership:Signal"] = "Smoke", ["Ownership:PollingInterval"] = "often",
            ["Resync:Port"] = "sip", ["Resync:Timeout"] = "long", ["Provisioning:PublicUrl"] = "portal.example.com", ["Mail:Port"] = "smtp", ["Mail:Security"] = "some",
            ["Accounts:RequireTwoFactorForAdministrators"] = "perhaps", ["Accounts:OpenIdConnect:ClientId"] = "", ["Security:Contact"] = "the porter",
            ["Proxy:KnownProxies:0"] = "10.0.0.300", ["Proxy:KnownNetworks:1"] = "10.0.0.0/99", ["Hosting:PathBase"] = "phones",
        },
        "Database:Provider is 'Oracle'", "Data:Directory", "Pins:Keys:one", "Ownership:Signal", "Ownership:PollingInterval", "Resync:Port", "Resync:Timeout",
        "Provisioning:PublicUrl is 'portal.example.com'", "Mail:Port", "Mail:Security", "Mail:Host", "Accounts:RequireTwoFactorForAdministrators",
        "Accounts:OpenIdConnect:ClientId", "Security:Contact is 'the porter'", "Proxy:KnownProxies:0 is '10.0.0.300'", "Proxy:KnownNetworks:0 is '10.0.0.0/99'", "Hosting:PathBase is 'phones'");

    [Fact]
    public async Task AProblem_MetBySeveralParts_IsToldOnce()
    {
        await using var host = new PortalHost { Settings = new() { ["Database:Provider"] = "Oracle", ["Data:Directory"] = " " } };
        var message = Should.Throw<InvalidOperationException>(() => host.Services).Message;
        message.Split("Data:Directory").Length.ShouldBe(2);
        message.Split("Database:Provider").Length.ShouldBe(2);
    }

    [Fact]
    public async Task AFolderForData_ThatCannotBe_IsNamed()
    {
        var file = Path.GetTempFileName();
        await ShouldNotStartAsync(new() { ["Data:Directory"] = Path.Combine(file, "below") }, "Data:Directory is '");
        File.Delete(file);
    }

    [Fact]
    public void NothingConfigured_IsTheDefaults()
    {
        var problems = new ConfigurationProblems(new ConfigurationBuilder().Build());
        problems.Read<DatabaseOptions>().Provider.ShouldBe("Sqlite");
        problems.Read<DataOptions>().Directory.ShouldBe("App_Data");
        problems.Read<OwnershipOptions>().ShouldSatisfyAllConditions(o => o.Signal.ShouldBeNull(), o => o.PollingInterval.ShouldBe(TimeSpan.FromSeconds(.5)));
        problems.Read<ResyncOptions>().ShouldBe(new ResyncOptions());
        problems.Read<PinOptions>().Keys.ShouldBeEmpty();
        problems.Read<AccountsOptions>().RequireTwoFactorForAdministrators.ShouldBeFalse();
        problems.Read<ProxyOptions>().IsAnybodyNamed.ShouldBeFalse();
        problems.Read<ProvisioningOptions>().Root("https://here/").ShouldBe("https://here/p/");
        problems.Read<SecurityOptions>().Contact.ShouldBeEmpty();
        problems.ReadIfGiven<MailOptions>().ShouldBeNull();
        problems.ReadIfGiven<IdentityProviderOptions>().ShouldBeNull();
        problems.ThrowIfAny();
    }

    [Fact]
    public async Task APasswordOfTheMailServer_IsNotTold()
    {
        await using var host = new PortalHost { Settings = new() { ["Mail:Password"] = "s3cret-of-the-relay" } };
        Should.Throw<InvalidOperationException>(() => host.Services).Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public Task AnIdentityProvider_HalfConfigured_HasEveryLackNamed() => ShouldNotStartAsync(
        new()
        {
            ["Database:Provider"] = "Oracle", ["Accounts:OpenIdConnect:Authority"] = "http://id.example.com", ["Accounts:OpenIdConnect:RoleClaim"] = "",
            ["Accounts:OpenIdConnect:Roles:0:Role"] = "Boss", ["Accounts:OpenIdConnect:Roles:1:Group"] = "berlin", ["Accounts:OpenIdConnect:Roles:1:Role"] = "OfficeManager",
            ["Accounts:OpenIdConnect:Roles:2:Group"] = "help", ["Accounts:OpenIdConnect:Roles:2:Role"] = "Support", ["Accounts:OpenIdConnect:Roles:2:Offices:0"] = "main",
        },
        "Database:Provider", "Accounts:OpenIdConnect:Authority is 'http://id.example.com'", "Accounts:OpenIdConnect:ClientId", "Accounts:OpenIdConnect:ClientSecret",
        "Accounts:OpenIdConnect:RoleClaim", "Accounts:OpenIdConnect:Roles:0:Group", "Accounts:OpenIdConnect:Roles:0:Role is 'Boss'",
        "Accounts:OpenIdConnect:Roles:1:Offices", "Accounts:OpenIdConnect:Roles:2:Offices");

    [Theory]
    [InlineData("http://id.example.com", false)]
    [InlineData("id.example.com", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost/realms/test", true)]
    [InlineData("https://id.example.com/realms/test", true)]
    public void AnIdentityProvider_IsSpokenWithOverHttps_ExceptOnThisMachine(string authority, bool isTaken) =>
        new IdentityProviderOptions { Authority = authority }.Errors().Any(e => e.StartsWith("Accounts:OpenIdConnect:Authority", StringComparison.Ordinal)).ShouldBe(!isTaken);

    [Fact]
    public async Task ASecretOfTheIdentityProvider_IsNotTold()
    {
        await using var host = new PortalHost { Settings = new() { ["Accounts:OpenIdConnect:ClientSecret"] = "s3cret-of-the-provider" } };
        Should.Throw<InvalidOperationException>(() => host.Services).Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task AConfiguredPinKey_NeedsNoFile()
    {
        await using var host = new PortalHost { Settings = new() { ["Pins:Keys:7"] = PinKey } };
        host.Services.GetRequiredService<Services.HotDeskUsers.PinKeys>().Current.ShouldBe(7);
        File.Exists(Path.Combine(Path.GetDirectoryName(host.DatabaseFile)!, "pin-keys.json")).ShouldBeFalse();
    }

    private static async Task ShouldNotStartAsync(Dictionary<string, string?> settings, params string[] named)
    {
        await using var host = new PortalHost { Settings = settings };
        var error = Should.Throw<InvalidOperationException>(() => host.Services);
        foreach (var name in named)
            error.Message.ShouldContain(name);
    }
}
