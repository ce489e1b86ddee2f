using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Data;

/// <summary>
/// Identity takes its part of the model from the options of the application. They are set here once, so that the schema is the
/// same at run time, at design time and in tests.
/// </summary>
public static class IdentitySchema
{
    /// <summary>Passkeys belong to the schema from the start.</summary>
    public static readonly Version Version = IdentitySchemaVersions.Version3;

    /// <summary>Tells Identity which schema it has.</summary>
    public static IServiceCollection AddIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = Version);

    /// <summary>A context without a container: for the EF Core tools, and for a look at the database.</summary>
    public static HotDeskDbContext Open(DatabaseProvider provider, string connectionString)
    {
        var options = new DbContextOptionsBuilder<HotDeskDbContext>();
        options.UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider());
        provider.Configure(options, connectionString);
        return new HotDeskDbContext(options.Options);
    }
}
