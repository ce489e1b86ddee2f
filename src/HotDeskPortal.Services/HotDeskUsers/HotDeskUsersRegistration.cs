using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>Registers the feature.</summary>
internal static class HotDeskUsersRegistration
{
    /// <summary>Hot desk users and their PINs. The keys of the PINs come from the host.</summary>
    public static IServiceCollection AddHotDeskUsers(this IServiceCollection services)
    {
        services.AddSingleton<PinHasher>();
        services.AddSingleton<HotDeskUserService>();
        services.AddSingleton<IValidator<HotDeskUserForm>, HotDeskUserFormValidator>();
        services.AddSingleton<IValidator<HotDeskUserBulkForm>, HotDeskUserBulkFormValidator>();
        return services;
    }
}
