using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Seats;

/// <summary>Registers the feature.</summary>
internal static class SeatsRegistration
{
    /// <summary>Billed seats.</summary>
    public static IServiceCollection AddSeats(this IServiceCollection services)
    {
        services.AddSingleton<SeatService>();
        return services;
    }
}
