using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Calls;

/// <summary>Registers the feature.</summary>
internal static class CallsRegistration
{
    /// <summary>Calls of phones.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<PhoneCalls>();
        return services;
    }
}
