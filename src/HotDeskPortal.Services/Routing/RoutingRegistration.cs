using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Routing;

/// <summary>Registers the feature.</summary>
internal static class RoutingRegistration
{
    /// <summary>Routes and destinations. ASP.NET Core has an <c>AddRouting</c> already.</summary>
    public static IServiceCollection AddCallRouting(this IServiceCollection services)
    {
        services.AddSingleton<RouteService>();
        services.AddSingleton<DestinationService>();
        services.AddSingleton<IValidator<DestinationForm>, DestinationFormValidator>();
        return services;
    }
}
