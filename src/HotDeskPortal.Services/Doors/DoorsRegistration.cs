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
        services.AddSingleton<CallScripts>();
        services.AddSingleton<DoorCalls>();
        services.AddSingleton<RecordedCalls>();
        return services.AddPrompts();
    }

    /// <summary>Prompts as sound, and what speaks them, the best first.</summary>
    private static IServiceCollection AddPrompts(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton(provider => provider.GetRequiredService<DoorOptions>().Prompts);
        services.AddSingleton<NameRecordings>();
        services.AddSingleton<PromptStore>();
        services.AddSingleton<ShippedSounds>();
        services.AddSingleton<ISpeechEngine, CommandSpeech>();
        services.AddSingleton<ISpeechEngine, HttpSpeech>();
        services.AddSingleton<ISpeechEngine, EspeakSpeech>();
        services.AddSingleton<ISpeechEngine>(provider => provider.GetRequiredService<ShippedSounds>());
        services.AddSingleton(provider => new PromptSounds(
            provider.GetRequiredService<PromptOptions>(), provider.GetServices<ISpeechEngine>(), provider.GetRequiredService<ShippedSounds>(),
            provider.GetRequiredService<PromptStore>(), provider.GetRequiredService<NameRecordings>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISpeechState>(provider => provider.GetRequiredService<PromptSounds>());
        return services;
    }
}
