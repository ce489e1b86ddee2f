using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.FloorPlans;

/// <summary>Registers the feature.</summary>
internal static class FloorPlansRegistration
{
    /// <summary>Floor plans.</summary>
    public static IServiceCollection AddFloorPlans(this IServiceCollection services)
    {
        services.AddSingleton<FloorPlanService>();
        return services;
    }
}
