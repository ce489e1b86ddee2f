using HotDeskPortal.Web.Components;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.Extensions.FileProviders;
using MudBlazor.Services;

namespace HotDeskPortal.Web.Hosting;

/// <summary>The pages: Blazor Server with MudBlazor, static assets.</summary>
internal static class PagesSetup
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = builder.Environment.IsDevelopment();
            circuits.DisconnectedCircuitMaxRetained = Limits.DisconnectedCircuits;
            circuits.DisconnectedCircuitRetentionPeriod = Limits.DisconnectedCircuitLife;
        });
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomLeft;
            mud.SnackbarConfiguration.VisibleStateDuration = 5000;
        });
        builder.Services.AddScoped<PortalState>();
        builder.Services.AddScoped<CircuitActor>();
        builder.Services.AddScoped<Downloads>();
        // Of libraries too, whatever the environment: by itself only Development finds them in the source tree.
        builder.WebHost.UseStaticWebAssets();
        ServeAssetsFromSource(builder);
        return builder;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>
    /// Run from the source tree, linked content is known to the manifest of static assets but not in its web root, and would be
    /// answered empty; a published site has it in place.
    /// </summary>
    private static void ServeAssetsFromSource(WebApplicationBuilder builder)
    {
        var assets = Path.GetFullPath("../../wwwroot-assets", builder.Environment.ContentRootPath);
        if (Directory.Exists(assets))
            builder.Environment.WebRootFileProvider = new CompositeFileProvider(new PhysicalFileProvider(assets), builder.Environment.WebRootFileProvider);
    }
}
