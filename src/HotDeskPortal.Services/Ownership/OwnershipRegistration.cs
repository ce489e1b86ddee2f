using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Registers the feature.</summary>
internal static class OwnershipRegistration
{
    /// <summary>Ownership and its feed.</summary>
    public static IServiceCollection AddOwnership(this IServiceCollection services)
    {
        services.TryAddSingleton<IOwnershipSignal, InProcessSignal>();
        services.AddSingleton<OwnershipFeed>();
        services.AddSingleton<PortalInstances>();
        services.AddSingleton<PinFactsReader>();
        services.AddSingleton<OwnershipService>();
        services.AddSingleton<IValidator<ForceLogOutForm>, ForceLogOutFormValidator>();
        return services;
    }
}
