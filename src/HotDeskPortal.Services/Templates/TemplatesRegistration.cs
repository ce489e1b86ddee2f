using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Templates;

/// <summary>Registers the feature.</summary>
internal static class TemplatesRegistration
{
    /// <summary>Templates, built-in ones included.</summary>
    public static IServiceCollection AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton<BuiltInTemplates>();
        services.AddSingleton<TemplateService>();
        services.AddSingleton<TemplateTransfer>();
        services.AddSingleton<IValidator<TemplateForm>, TemplateFormValidator>();
        return services;
    }
}
