using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Components;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.FloorPlans;
using Microsoft.Extensions.FileProviders;
using MudBlazor.Services;

namespace HotDeskPortal.Web.Hosting;

/// <summary>The pages: Blazor Server with MudBlazor, static assets, error pages.</summary>
internal static class PagesSetup
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = builder.Environment.IsDevelopment();
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
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

    public static WebApplication UsePages(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            app.UseDeveloperExceptionPage();
        else
            app.UseExceptionHandler("/error", createScopeForErrors: true).UseHsts();
        // Not in a branch of the pipeline, where the second run would not be routed. The API answers first, in its own way.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages().UseMiddleware<ApiGate>());
        // A session's cookie counts for nothing at the API: its gate alone decides.
        app.UseWhen(context => !IsApi(context), pages => pages.UseAuthentication().UseAuthorization().UseAntiforgery().Use(NameVisitor));
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapFloorPlans();
        return app;
    }

    /// <summary>What a page changes by its form, as at sign-in, it changes in its visitor's name.</summary>
    private static Task NameVisitor(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<AuditContext>().Source = AuditSource.Visitor(context.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null, context.Connection.RemoteIpAddress);
        return next(context);
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

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
