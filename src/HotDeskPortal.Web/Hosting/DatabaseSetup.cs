using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Hosting.Demo;
using Microsoft.AspNetCore.DataProtection;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Chooses the database by configuration, registers the service layer on it.</summary>
internal static class DatabaseSetup
{
    private static readonly DatabaseProvider[] Providers = [new SqliteProvider(), new SqlServerProvider()];

    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var folder = builder.DataFolder(problems);
        var connectionString = problems.ConnectionString("HotDesk");
        if (ProviderOf(problems) is not { } provider)
        {
            problems.Add($"Database:Provider is '{problems.Read<DatabaseOptions>().Provider}'; it must be {string.Join(" or ", Providers.Select(p => p.Name))}.");
            return builder;
        }
        if (connectionString is null && provider is not SqliteProvider)
            problems.Add("ConnectionStrings:HotDesk is missing; SQL Server needs one.");
        connectionString ??= $"Data Source={Path.Combine(folder, "hotdesk.db")}";
        builder.Services.AddHotDeskServices(provider, connectionString);
        builder.Services.AddSingleton(new PrivateFolders(folder, builder.KeyFolder(problems)));
        builder.Services.AddSingleton(new DatabaseStart.DatabaseFile(provider, connectionString, [folder, builder.KeyFolder(problems)]));
        builder.Services.AddDataProtection()
            .SetApplicationName("HotDeskPortal")
            .PersistKeysToFileSystem(new DirectoryInfo(builder.KeyFolder(problems)));
        if (builder.Environment.IsDevelopment())
            builder.Services.AddSingleton<DemoData>();
        return builder;
    }

    /// <summary>Whether the database is a file of the portal's own.</summary>
    public static bool IsDatabaseEmbedded(this WebApplicationBuilder _, ConfigurationProblems problems) => ProviderOf(problems) is SqliteProvider;

    /// <summary>The folder of the embedded database and of an operator's lessons; made where there is none.</summary>
    public static string DataFolder(this WebApplicationBuilder builder, ConfigurationProblems problems) =>
        builder.Folder(problems, problems.Read<DataOptions>().Directory, nameof(DataOptions.Directory));

    /// <summary>The folder of secret keys; made where there is none.</summary>
    public static string KeyFolder(this WebApplicationBuilder builder, ConfigurationProblems problems) =>
        builder.Folder(problems, problems.Read<DataOptions>().KeyDirectory ?? Path.Combine(builder.DataFolder(problems), "keys"), nameof(DataOptions.KeyDirectory));

    /// <summary>A file of secret keys. Earlier versions kept it beside the database: it moves.</summary>
    public static string KeyFile(this WebApplicationBuilder builder, ConfigurationProblems problems, string name)
    {
        var (file, earlier) = (Path.Combine(builder.KeyFolder(problems), name), Path.Combine(builder.DataFolder(problems), name));
        if (!File.Exists(file) && File.Exists(earlier))
            problems.Take(() =>
            {
                try
                {
                    File.Move(earlier, file);
                    return file;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new InvalidOperationException($"{earlier} cannot be moved to {file}, where keys are now: {e.Message}", e);
                }
            });
        return file;
    }

    private static string Folder(this WebApplicationBuilder builder, ConfigurationProblems problems, string given, string key)
    {
        if (problems.Read<DataOptions>().Errors().Any())
            return builder.Environment.ContentRootPath;
        var folder = Path.GetFullPath(given, builder.Environment.ContentRootPath);
        if (!Directory.Exists(folder))
            problems.Take(() =>
            {
                try
                {
                    return PrivateFiles.CreateDirectory(folder);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new InvalidOperationException($"{DataOptions.Section}:{key} is '{given}'; the portal cannot create that folder.", e);
                }
            });
        return folder;
    }

    private static DatabaseProvider? ProviderOf(ConfigurationProblems problems) =>
        Providers.FirstOrDefault(p => p.Name.Equals(problems.Read<DatabaseOptions>().Provider, StringComparison.OrdinalIgnoreCase));
}
