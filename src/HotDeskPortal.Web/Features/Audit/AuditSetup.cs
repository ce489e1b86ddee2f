using HotDeskPortal.Services.Audit;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>The audit log tells of refusals that come in floods, together.</summary>
internal static class AuditSetup
{
    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<AuditRefusalsService>();
        return builder;
    }
}
