using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services.Doors;

/// <summary>Registers the feature.</summary>
internal static class DoorsRegistration
{
    /// <summary>Phone systems that come in.</summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.TryAddSingleton(new DoorOptions());
        services.TryAddSingleton<ISpeechState, UnknownSpeech>();
        services.AddSingleton<DoorSecrets>();
        services.AddSingleton<DoorActivity>();
        services.AddSingleton<DoorKnocks>();
        services.AddSingleton<DoorAccess>();
        services.AddSingleton<DoorService>();
        services.AddSingleton<DoorInstructions>();
        services.AddSingleton<DoorAccounts>();
        services.AddSingleton<IValidator<DoorForm>, DoorFormValidator>();
        return services;
    }
}
