using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Who owns what: the feed of this process, and how it hears of other instances.</summary>
internal static class OwnershipSetup
{
    public static WebApplicationBuilder AddOwnership(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var options = problems.Read<OwnershipOptions>();
        var signal = options.Signal ?? (builder.IsDatabaseEmbedded(problems) ? OwnershipSignalKind.InProcess : OwnershipSignalKind.Polling);
        if (signal == OwnershipSignalKind.Polling)
            builder.Services.AddSingleton<IOwnershipSignal>(s => ActivatorUtilities.CreateInstance<PollingSignal>(s, options.PollingInterval));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddHostedService<OwnershipFeedService>();
        builder.Services.AddHostedService<AutomaticLogoutService>();
        builder.Services.AddHostedService(s => s.GetRequiredService<PortalInstances>());
        return builder;
    }
}
