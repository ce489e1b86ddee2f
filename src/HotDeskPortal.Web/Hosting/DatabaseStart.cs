using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Hosting.Demo;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Brings the database up to date before anybody is served, however many instances start at once: one does it, the others wait.</summary>
internal static class DatabaseStart
{
    /// <summary>Longer than any migration of a large database takes.</summary>
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromHours(1);

    /// <summary>Migrates, fills an empty Development database with the demo office, and announces the set-up code where there is no account.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var (services, cancellation) = (app.Services, app.Lifetime.ApplicationStopping);
        var provider = services.GetRequiredService<DatabaseProvider>();
        services.GetRequiredService<DatabaseFile>().Prepare(app.Logger);
        await using (var db = await services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(cancellation))
        await using (await provider.LockStartAsync(db, cancellation))
        {
            await MigrateAsync(db, cancellation);
            await RefuseLostPinKeysAsync(db, services, cancellation);
            await TellOlderPinKeysAsync(db, services.GetRequiredService<PinKeys>(), app.Logger, cancellation);
            if (!app.Environment.IsDevelopment())
                await DemoData.RefuseAsync(db, cancellation);
            if (await provider.MissingSettingAsync(db, cancellation) is { } statement)
                app.Logger.LogError(
                    "The database lets readers wait for writers: maps, routes and logins will be slow, and some fail. An administrator of the database should run: {Statement}",
                    statement);
            await services.GetRequiredService<BuiltInTemplates>().SeedAsync(cancellation);
            if (services.GetService<DemoData>() is { } demo)
                await demo.SeedAsync(cancellation);
        }
        await services.GetRequiredService<FirstStart>().AnnounceAsync(cancellation);
    }

    private static async Task MigrateAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        db.Database.SetCommandTimeout(MigrationLimit);
        await db.Database.MigrateAsync(cancellation);
        db.Database.SetCommandTimeout(null);
    }

    /// <summary>
    /// A new key for a database that has PINs would make every PIN wrong, silently, and lock people out. What another instance has just
    /// filled with this very key is right: it has sealed its audit log with it.
    /// </summary>
    private static async Task RefuseLostPinKeysAsync(HotDeskDbContext db, IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<PinKeys>().CreatedFile is not { } file || !await db.HotDeskUsers.AnyAsync(u => u.Pin != null, cancellation)
            || await services.GetRequiredService<AuditVerifier>().IsOfOurSecretAsync(cancellation))
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

    /// <summary>Where the portal keeps what others on the machine must not read.</summary>
    internal sealed record DatabaseFile(DatabaseProvider Provider, string ConnectionString, string[] Folders)
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
