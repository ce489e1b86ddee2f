using FluentValidation;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Offices;

/// <summary>Registers the feature.</summary>
internal static class OfficesRegistration
{
    /// <summary>Offices, and the one way in which they change.</summary>
    public static IServiceCollection AddOffices(this IServiceCollection services)
    {
        services.AddSingleton<OfficeAccess>();
        services.AddSingleton<OfficeWriter>();
        services.AddSingleton<OfficeChanges>();
        services.AddSingleton<OfficeService>();
        services.AddSingleton<IValidator<OfficeForm>, OfficeFormValidator>();
        return services;
    }
}
