using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.History;

/// <summary>Registers the feature.</summary>
internal static class HistoryRegistration
{
    /// <summary>The history of ownership.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSingleton<HistoryService>();
        return services;
    }
}
