using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Registers prompts.</summary>
internal static class PromptsRegistration
{
    /// <summary>Prompts as sound, and what speaks them, the best first.</summary>
    public static IServiceCollection AddPrompts(this IServiceCollection services)
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
