using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Keypad;

/// <summary>Registers the feature.</summary>
internal static class KeypadRegistration
{
    /// <summary>Keypad calls.</summary>
    public static IServiceCollection AddKeypad(this IServiceCollection services)
    {
        services.AddSingleton<KeypadCalls>();
        return services;
    }
}
