using System.Reflection;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Every sample is a configuration that the portal understands to its last key.</summary>
public sealed class SamplesTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        [DatabaseOptions.Section] = typeof(DatabaseOptions), [DataOptions.Section] = typeof(DataOptions), ["Ownership"] = typeof(OwnershipOptions),
        [AccountsOptions.Section] = typeof(AccountsOptions), [MailOptions.Section] = typeof(MailOptions),
    };

    private static readonly string[] Keys = ["Urls", "AllowedHosts", "ForwardedHeaders_Enabled", "ConnectionStrings:HotDesk", "Pins:Keys:1", "Provisioning:PublicUrl"];

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

        var problems = new ConfigurationProblems();
        problems.Read<DatabaseOptions>(configuration, DatabaseOptions.Section);
        problems.Read<DataOptions>(configuration, DataOptions.Section);
        problems.Read<OwnershipOptions>(configuration, "Ownership");
        problems.Read<AccountsOptions>(configuration, AccountsOptions.Section);
        MailOptions.Read(configuration, problems);
        OpenIdConnectSetup.Read(configuration, problems);
        problems.ThrowIfAny();
    }

    private static bool IsKnown(string key) => Keys.Contains(key) || key.Split(':') switch
    {
        ["Accounts", "OpenIdConnect", nameof(IdentityProviderOptions.Roles), _, var name, ..] => Has(typeof(GroupRole), name),
        ["Accounts", "OpenIdConnect", var name, ..] => Has(typeof(IdentityProviderOptions), name),
        [var section, var name] => Sections.TryGetValue(section, out var options) && Has(options, name),
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
