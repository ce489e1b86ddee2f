using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Audit;

/// <summary>Registers the feature.</summary>
internal static class AuditRegistration
{
    /// <summary>The audit log.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditRecorder>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditRefusals>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditService>();
        services.AddScoped<AuditContext>();
        return services;
    }
}
