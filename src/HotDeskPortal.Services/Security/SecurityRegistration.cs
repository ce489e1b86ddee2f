using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Security;

/// <summary>Registers the feature.</summary>
internal static class SecurityRegistration
{
    /// <summary>How safely the portal runs.</summary>
    public static IServiceCollection AddSecurityReport(this IServiceCollection services) => services.AddSingleton<SecurityService>();
}
