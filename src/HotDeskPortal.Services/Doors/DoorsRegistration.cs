using FluentValidation;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Doors.Recordings;
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
        services.AddSingleton<DoorSecrets>();
        services.AddSingleton<DoorActivity>();
        services.AddSingleton<DoorKnocks>();
        services.AddSingleton<DoorAccess>();
        services.AddSingleton<DoorService>();
        services.AddSingleton<DoorInstructions>();
        services.AddSingleton<DoorAccounts>();
        services.AddSingleton<IValidator<DoorForm>, DoorFormValidator>();
        services.AddSingleton<CallScripts>();
        services.AddSingleton<DoorCalls>();
        services.AddSingleton<RecordedCalls>();
        services.AddPrompts();
        return services;
    }
}
