using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Phones;

/// <summary>Registers the feature.</summary>
internal static class PhonesRegistration
{
    /// <summary>Phones and what they have sent.</summary>
    public static IServiceCollection AddPhones(this IServiceCollection services)
    {
        services.AddSingleton<PhoneService>();
        services.AddSingleton<PhoneUploads>();
        services.AddSingleton<IValidator<PhoneForm>, PhoneFormValidator>();
        services.AddSingleton<IValidator<PhoneBulkForm>, PhoneBulkFormValidator>();
        return services;
    }
}
