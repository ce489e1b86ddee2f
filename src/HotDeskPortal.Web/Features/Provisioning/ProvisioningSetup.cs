using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>Phones fetch their configuration, and are told when there is a new one.</summary>
internal static class ProvisioningSetup
{
    public static WebApplicationBuilder AddProvisioning(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        builder.Services.AddSingleton(problems.Read<ProvisioningOptions>());
        builder.Services.AddSingleton(problems.Read<ResyncOptions>());
        builder.Services.AddSingleton<RefusalLimiter>();
        builder.Services.AddHostedService<FetchRecordsService>();
        return builder;
    }
}
