using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Migrations.SqlServer;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Provisioning;
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
        var configuration = builder.Configuration;
        var database = problems.Read<DatabaseOptions>(configuration, DatabaseOptions.Section);
        var data = problems.Read<DataOptions>(configuration, DataOptions.Section);
        var directory = Path.GetFullPath(data.Directory, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(directory);

        var provider = Providers.FirstOrDefault(p => p.Name.Equals(database.Provider, StringComparison.OrdinalIgnoreCase));
        if (provider is null)
            problems.Add($"Database:Provider is '{database.Provider}'; it must be {string.Join(" or ", Providers.Select(p => p.Name))}.");
        var connectionString = configuration.GetConnectionString("HotDesk");
        var isEmbedded = provider is SqliteProvider;
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            if (provider is not null && !isEmbedded)
                problems.Add("ConnectionStrings:HotDesk is missing; SQL Server needs one.");
            connectionString = $"Data Source={Path.Combine(directory, "hotdesk.db")}";
        }
        var pinKeys = ReadPinKeys(configuration, directory, isEmbedded, problems);
        var signal = problems.Read<OwnershipOptions>(configuration, "Ownership");
        if (signal.PollingInterval < TimeSpan.FromMilliseconds(100))
            problems.Add("Ownership:PollingInterval must be at least 00:00:00.1.");
        var lessons = ReadLessons(Path.Combine(directory, "lessons"), problems);
        var resync = problems.Read<ResyncOptions>(configuration, ResyncOptions.Section);
        foreach (var problem in resync.Errors())
            problems.Add(problem);
        // Without a database nothing of the rest can be built; the other parts still tell what is wrong with them.
        if (provider is null || pinKeys is null || lessons is null)
            return builder;

        builder.Services.AddSingleton(pinKeys);
        builder.Services.AddSingleton(lessons);
        builder.Services.AddSingleton(resync);
        if (signal.Signal == OwnershipSignalKind.Polling)
            builder.Services.AddSingleton<IOwnershipSignal>(s => ActivatorUtilities.CreateInstance<PollingSignal>(s, signal.PollingInterval));
        builder.Services.AddHotDeskServices(provider, connectionString);
        builder.Services.AddHostedService<OwnershipFeedService>();
        builder.Services.AddHostedService<AutomaticLogoutService>();
        builder.Services.AddDataProtection()
            .SetApplicationName("HotDeskPortal")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(directory, "keys")));
        if (builder.Environment.IsDevelopment())
            builder.Services.AddSingleton<DemoData>();
        return builder;
    }

    /// <summary>Migrates, fills an empty Development database with the demo office, and announces the set-up code where there is no account.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var cancellation = app.Lifetime.ApplicationStopping;
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

    private static LessonCatalog? ReadLessons(string folder, ConfigurationProblems problems)
    {
        try
        {
            return LessonCatalog.Load(folder);
        }
        catch (InvalidOperationException e)
        {
            problems.Add(e.Message);
            return null;
        }
    }

    private static PinKeys? ReadPinKeys(IConfiguration configuration, string directory, bool isEmbedded, ConfigurationProblems problems)
    {
        try
        {
            if (PinKeys.FromConfiguration(configuration) is { } configured)
                return configured;
            if (isEmbedded)
                return PinKeys.FromFile(Path.Combine(directory, "pin-keys.json"));
            problems.Add("Pins:Keys:1 is missing; give the secret key of the PIN hashes, Base64 of 32 random bytes.");
        }
        catch (InvalidOperationException e)
        {
            problems.Add(e.Message);
        }
        return null;
    }
}
