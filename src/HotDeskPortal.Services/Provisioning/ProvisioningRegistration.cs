using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>Registers the feature.</summary>
internal static class ProvisioningRegistration
{
    /// <summary>Configurations of phones, and who may fetch them.</summary>
    public static IServiceCollection AddProvisioning(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<SipSecrets>();
        services.AddSingleton<ProvisioningKeys>();
        services.AddSingleton<FetchRecords>();
        services.AddSingleton<ProvisioningService>();
        services.AddSingleton<PhonePreview>();
        services.TryAddSingleton(new ResyncOptions());
        services.AddSingleton<IPhoneResync, SipResync>();
        services.AddSingleton<ResyncService>();
        return services;
    }
}
