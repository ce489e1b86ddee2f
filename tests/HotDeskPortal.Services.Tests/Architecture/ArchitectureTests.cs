using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>Domain ← Services ← {Migrations.*, Web}; a feature has one name.</summary>
public sealed partial class ArchitectureTests
{
    private const string Prefix = "HotDeskPortal.";

    private static readonly Assembly Domain = typeof(HotDeskPortal.Domain.Error).Assembly;
    private static readonly Assembly Services = typeof(ServiceRegistration).Assembly;

    /// <summary>Names that only the service layer and what is above it know.</summary>
    private static readonly string[] BeyondTheDomain = ["Accounts", "Audit", "Import", "Provisioning", "Readiness", "Security", "Data"];

    private static readonly string Root = SourceTree.Root;

    [Fact]
    public void Domain_ReferencesTheBaseClassLibraryAlone()
    {
        References(Domain).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
        ProjectReferences("src/HotDeskPortal.Domain").ShouldBeEmpty();
    }

    [Fact]
    public void Services_ReferenceTheDomainAndNoProvider()
    {
        References(Services).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ShouldBe(["HotDeskPortal.Domain"]);
        References(Services).ShouldAllBe(name => !IsProvider(name));
        ProjectReferences("src/HotDeskPortal.Services").ShouldAllBe(name => name == "HotDeskPortal.Domain" || !name.StartsWith(Prefix, StringComparison.Ordinal) && !IsProvider(name));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void Migrations_ReferenceServicesAndTheirProviderAlone(string provider) => ProjectReferences($"src/HotDeskPortal.Migrations.{provider}").ShouldBe(
        ["HotDeskPortal.Services", $"Microsoft.EntityFrameworkCore.{provider}", "Microsoft.EntityFrameworkCore.Design"], ignoreOrder: true);

    [Fact]
    public void Web_NamesDatabaseProductsInHostingAlone()
    {
        string[] words = ["Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient", "UseSqlite", "UseSqlServer", "SqliteProvider", "SqlServerProvider", "HotDeskPortal.Migrations"];

        SourceFiles("src/HotDeskPortal.Web").Where(f => !f.StartsWith("Hosting/", StringComparison.Ordinal))
            .SelectMany(f => words.Where(w => File.ReadAllText(Path.Combine(Root, "src/HotDeskPortal.Web", f)).Contains(w, StringComparison.Ordinal)).Select(w => $"{f}: {w}"))
            .ShouldBeEmpty();
        ProjectReferences("src/HotDeskPortal.Web").ShouldAllBe(name => !IsProvider(name) || name.StartsWith(Prefix, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/HotDeskPortal.Services")]
    [InlineData("src/HotDeskPortal.Web/Features")]
    public void Features_HaveOneNameEverywhere(string project)
    {
        var features = Folders("src/HotDeskPortal.Domain").ToList();
        features.ShouldContain("Ownership");

        Folders(project).Except(BeyondTheDomain).ShouldBeSubsetOf(features, $"a feature in {project} has another name than in the domain");
    }

    /// <summary>Features whose part in a project is nothing that could be wrong by itself.</summary>
    private static readonly Dictionary<string, string> Untested = new()
    {
        ["HotDeskPortal.Domain/FloorPlans"] = "records without a rule",
        ["HotDeskPortal.Domain/HotDeskExtensions"] = "a record without a rule",
    };

    [Theory]
    [InlineData("HotDeskPortal.Domain", "")]
    [InlineData("HotDeskPortal.Services", "")]
    [InlineData("HotDeskPortal.Web", "Features")]
    public void Tests_HaveAFolderForEveryFeature(string project, string folder)
    {
        var features = SourceTree.Folders($"src/{project}/{folder}").Where(f => !Untested.ContainsKey($"{project}/{f}")).ToList();
        features.ShouldContain("Ownership");

        features.Except(SourceTree.Folders($"tests/{project}.Tests/{folder}")).ShouldBeEmpty($"write a test, or say in {nameof(Untested)} why there is none");
    }

    [Fact]
    public void Errors_StandInTheErrorsFileOfTheirFeature()
    {
        var declared = SourceTree.Files("src", ".cs")
            .SelectMany(file => ErrorRecord().Matches(string.Join('\n', SourceTree.Lines(file))).Select(m => (File: file, Name: m.Groups["name"].Value))).ToList();

        declared.Where(d => !d.File.EndsWith("Errors.cs", StringComparison.Ordinal)).ShouldBeEmpty();
        new[] { Domain, Services }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(HotDeskPortal.Domain.Error))).Select(t => t.Name)
            .ShouldBeSubsetOf(declared.Select(d => d.Name), "an error is declared in a way that this test does not see");
    }

    [Fact]
    public void Validators_NameWhatIsWrongByACode() => SourceTree.Files("src/HotDeskPortal.Services", ".cs")
        .Where(file => SourceTree.Lines(file).Any(line => line.Contains(".WithMessage(", StringComparison.Ordinal)))
        .ShouldBe(["src/HotDeskPortal.Services/InputRules.cs"], "a rule ends with .Because(code); its words stand in ValidationStrings.resx");

    [Fact]
    public void Namespaces_FollowTheFolders()
    {
        foreach (var project in new[] { "HotDeskPortal.Domain", "HotDeskPortal.Services" })
            foreach (var file in SourceFiles($"src/{project}").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)))
            {
                var expected = string.Join('.', [project, .. file.Split('/')[..^1]]);
                File.ReadAllText(Path.Combine(Root, "src", project, file)).ShouldContain($"namespace {expected};", customMessage: file);
            }
    }

    [GeneratedRegex(@"record (?<name>\w+)\s*(\([^)]*\))?\s*:\s*Error\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorRecord();

    /// <summary>Offices change in <c>Offices/Changes</c> alone. What else is written is no office's, or nobody's decision.</summary>
    [Fact]
    public void Writing_OutsideTheOnePipeline_IsNoChangeOfAnOffice()
    {
        var reasons = new Dictionary<string, string>
        {
            ["Accounts/AccountService.cs"] = "accounts belong to no office",
            ["Accounts/AccountSessions.cs"] = "sign-ins belong to no office",
            ["Accounts/AccountWrites.cs"] = "accounts belong to no office",
            ["Accounts/ApiKeyService.cs"] = "API keys belong to no office",
            ["Accounts/ApiKeys.cs"] = "when a key was used last",
            ["Accounts/AuthenticatorCodes.cs"] = "which code of an app was taken last",
            ["Accounts/ProviderAccounts.cs"] = "accounts belong to no office",
            ["Audit/AuditLog.cs"] = "what happened without changing a record",
            ["Doors/Recordings/RecordedCalls.cs"] = "what callers heard; no decision depends on it",
            ["Offices/OfficeService.cs"] = "creates an office: until then there is none to change",
            ["Ownership/PinChecks.cs"] = "the same PIN under a newer key, within the office's transaction: no news for the audit log",
            ["Provisioning/FetchRecords.cs"] = "what phones fetched and told, hundreds at once after a power cut",
            ["Provisioning/ProvisioningService.cs"] = "what phones upload, and the addresses they were handed out",
            ["Provisioning/SipSecrets.cs"] = "passwords that are made up when first needed; no decision depends on them",
            ["Ownership/PortalInstances.cs"] = "an instance says that it is there; no decision depends on it",
            ["Templates/BuiltInTemplates.cs"] = "built-in templates belong to no office",
        };
        string[] writes = ["SaveChanges", "ExecuteUpdate", "ExecuteDelete", "ExecuteSql", "BeginTransaction"];

        SourceFiles("src/HotDeskPortal.Services").Where(f => !f.StartsWith("Offices/Changes/", StringComparison.Ordinal) && !f.StartsWith("Data/", StringComparison.Ordinal))
            .Where(f => Lines("src/HotDeskPortal.Services", f).Any(l => writes.Any(w => l.Contains($".{w}", StringComparison.Ordinal))))
            .ShouldBe(reasons.Keys, ignoreOrder: true, "whoever changes an office does it through OfficeChanges");
    }

    /// <summary>A record of the domain's or a service's own is mapped where its feature is, in a class of that name.</summary>
    [Fact]
    public void Mappings_AreInTheFoldersOfTheirFeatures()
    {
        var mappings = Services.GetTypes().SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(i => (Mapping: t, Record: i.GetGenericArguments()[0]))).ToList();

        mappings.Count.ShouldBeGreaterThan(20);
        mappings.ShouldAllBe(m => m.Mapping.Name == m.Record.Name + "Mapping");
        // The keys of offices belong to provisioning, which hands them out.
        mappings.Where(m => FeatureOf(m.Mapping) != FeatureOf(m.Record)).Select(m => m.Mapping.Name).ShouldBe(["ProvisioningKeyMapping"]);
    }

    [Fact]
    public void Lengths_AreSaidOnce() => SourceFiles("src/HotDeskPortal.Services")
        .SelectMany(f => Lines("src/HotDeskPortal.Services", f).Where(l => Regex.IsMatch(l, @"\.(HasMaxLength|MaximumLength|Line)\(\d")).Select(l => $"{f}: {l.Trim()}"))
        .ShouldBeEmpty("a length has a name in <Feature>Lengths");

    private static string FeatureOf(Type type) => type.Namespace!.Split('.')[2];

    private static IEnumerable<string> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(Root, folder, file)).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static bool IsProvider(string name) => name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
        || name.Contains("SQLitePCL", StringComparison.OrdinalIgnoreCase) || name.Contains("SqlServer", StringComparison.Ordinal)
        || name.Contains("SqlClient", StringComparison.Ordinal);

    /// <summary>Projects and packages that a project file refers to.</summary>
    private static IEnumerable<string> ProjectReferences(string folder)
    {
        var project = XDocument.Load(Directory.GetFiles(Path.Combine(Root, folder), "*.csproj").Single());
        return project.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(e => (string)e.Attribute("Include")!).Select(include => include.EndsWith(".csproj", StringComparison.Ordinal)
                ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/'))
                : include);
    }

    private static IEnumerable<string> Folders(string folder) => new DirectoryInfo(Path.Combine(Root, folder)) is { Exists: true } directory
        ? directory.GetDirectories().Select(d => d.Name).Where(n => n is not ("bin" or "obj"))
        : [];

    private static IEnumerable<string> SourceFiles(string folder)
    {
        var root = Path.Combine(Root, folder);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor")
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal));
    }
}
