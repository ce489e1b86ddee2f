using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Registers the feature.</summary>
internal static class AccountsRegistration
{
    /// <summary>Accounts of the portal and keys of its API.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyService>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<PasswordLane>();
        services.AddSingleton<SignInThrottle>();
        services.TryAddSingleton<IAccountMail, NoAccountMail>();
        services.AddSingleton<IValidator<ApiKeyForm>, ApiKeyFormValidator>();
        services.AddSingleton<IValidator<AccountForm>, AccountFormValidator>();
        services.AddSingleton<IValidator<InvitationForm>, InvitationFormValidator>();
        services.AddSingleton<IValidator<PasswordForm>, PasswordFormValidator>();
        services.AddSingleton<IValidator<FirstStartForm>, FirstStartFormValidator>();
        return services;
    }
}
