using HotDeskPortal.Services.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Data;

/// <summary>Registers the database.</summary>
internal static class DataRegistration
{
    /// <summary>Contexts of one database product.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddSingleton(provider);
        services.AddSingleton<DatabaseAvailability>();
        services.AddIdentitySchema();
        services.AddPooledDbContextFactory<HotDeskDbContext>((s, options) =>
        {
            provider.Configure(options, connectionString);
            options.AddInterceptors(s.GetRequiredService<AuditRecorder>());
        });
        // Identity's stores want a context of their request, which changes what it does in the name of whoever asks.
        services.AddScoped(s =>
        {
            var db = s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContext();
            db.AuditContext = s.GetRequiredService<AuditContext>();
            return db;
        });
        return services;
    }
}
