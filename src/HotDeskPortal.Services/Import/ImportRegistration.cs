using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Import;

/// <summary>Registers the feature.</summary>
internal static class ImportRegistration
{
    /// <summary>Import and export.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton<ImportLane>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ExportService>();
        return services;
    }
}
