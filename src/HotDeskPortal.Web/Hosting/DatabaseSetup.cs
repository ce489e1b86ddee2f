using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Hosting.Demo;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Chooses the database by configuration, registers the service layer on it and brings it up to date.</summary>
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
        builder.Services.AddSingleton(new DatabaseFile(provider, connectionString, [folder, builder.KeyFolder(problems)]));
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

    /// <summary>Migrates, fills an empty Development database with the demo office, and announces the set-up code where there is no account.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var cancellation = app.Lifetime.ApplicationStopping;
        app.Services.GetRequiredService<DatabaseFile>().Prepare(app.Logger);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(cancellation))
        {
            await db.Database.MigrateAsync(cancellation);
            await RefuseLostPinKeysAsync(db, app.Services.GetRequiredService<PinKeys>(), cancellation);
            await TellOlderPinKeysAsync(db, app.Services.GetRequiredService<PinKeys>(), app.Logger, cancellation);
            if (!app.Environment.IsDevelopment())
                await DemoData.RefuseAsync(db, cancellation);
        }
        await app.Services.GetRequiredService<BuiltInTemplates>().SeedAsync(cancellation);
        if (app.Services.GetService<DemoData>() is { } demo)
            await demo.SeedAsync(cancellation);
        await app.Services.GetRequiredService<HotDeskPortal.Services.Accounts.FirstStart>().AnnounceAsync(cancellation);
    }

    /// <summary>A new key for a database that has PINs would make every PIN wrong, silently, and lock people out.</summary>
    private static async Task RefuseLostPinKeysAsync(HotDeskDbContext db, PinKeys keys, CancellationToken cancellation)
    {
        if (keys.CreatedFile is not { } file || !await db.HotDeskUsers.AnyAsync(u => u.Pin != null, cancellation))
            return;
        File.Delete(file);
        throw new InvalidOperationException(
            $"The database has PINs, but {file}, which holds their secret key, is missing. Restore it from the backup, or give the key as Pins:Keys:1.");
    }

    /// <summary>Says which older keys are still needed, so that the operator knows when one can go; and which are needed and gone.</summary>
    private static async Task TellOlderPinKeysAsync(HotDeskDbContext db, PinKeys keys, ILogger logger, CancellationToken cancellation)
    {
        var older = await db.HotDeskUsers.Where(u => u.Pin != null && u.Pin.KeyVersion != keys.Current)
            .GroupBy(u => u.Pin!.KeyVersion).Select(g => new { Version = g.Key, Count = g.Count() }).OrderBy(g => g.Version).ToListAsync(cancellation);
        foreach (var key in older)
        {
            if (keys.Key(key.Version) is null)
                logger.LogError("{Count} PINs were hashed with PIN key {Version}, which is not configured: these people cannot log in.", key.Count, key.Version);
            else
                logger.LogInformation("PIN key {Version} is still needed for {Count} PINs; each takes key {Current} when it is next entered.", key.Version, key.Count,
                    keys.Current);
        }
    }

    private static DatabaseProvider? ProviderOf(ConfigurationProblems problems) =>
        Providers.FirstOrDefault(p => p.Name.Equals(problems.Read<DatabaseOptions>().Provider, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the portal keeps what others on the machine must not read.</summary>
    private sealed record DatabaseFile(DatabaseProvider Provider, string ConnectionString, string[] Folders)
    {
        public void Prepare(ILogger logger)
        {
            try
            {
                Provider.Prepare(ConnectionString);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogWarning(e, "The database's file cannot be kept from other users of this machine.");
            }
            foreach (var folder in Folders.Distinct().Where(f => Directory.Exists(f) && PrivateFiles.IsOpenToOthers(f)))
                logger.LogWarning("Other users of this machine may look into {Folder}; chmod 700 keeps them out.", folder);
        }
    }
}
