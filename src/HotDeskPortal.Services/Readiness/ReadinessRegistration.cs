using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Readiness;

/// <summary>Registers the feature.</summary>
internal static class ReadinessRegistration
{
    /// <summary>Readiness.</summary>
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessLoader>();
        services.AddSingleton<ReadinessService>();
        services.AddSingleton<IValidator<ReadinessDismissalForm>, ReadinessDismissalFormValidator>();
        return services;
    }
}
