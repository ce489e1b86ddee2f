using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>Registers the feature.</summary>
internal static class HotDeskExtensionsRegistration
{
    /// <summary>Hot desk extensions.</summary>
    public static IServiceCollection AddHotDeskExtensions(this IServiceCollection services)
    {
        services.AddSingleton<HotDeskExtensionService>();
        services.AddSingleton<IValidator<HotDeskExtensionForm>, HotDeskExtensionFormValidator>();
        services.AddSingleton<IValidator<HotDeskExtensionBulkForm>, HotDeskExtensionBulkFormValidator>();
        services.AddSingleton<IValidator<HotDeskRangeForm>, HotDeskRangeFormValidator>();
        return services;
    }
}
