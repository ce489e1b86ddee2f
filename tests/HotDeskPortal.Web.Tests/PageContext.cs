using System.Security.Claims;
using Bunit.TestDoubles;
using Bunit;
using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor.Services;
using MudBlazor;

namespace HotDeskPortal.Web.Tests;

/// <summary>Draws pages on the services of a real portal with its database and demo office, as somebody with a role.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        // A fact that comes at all comes at once; how soon depends on what else the machine does.
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        Services.AddMudServices();
        Services.AddScoped<CircuitActor>();
        Services.AddSingleton<TimeProvider>(_ => Host.Time);
        Share<OwnershipFeed>();
        Share<OfficeAccess>();
        Share<OwnershipService>();
        Share<KeypadCalls>();
        Share<HotDeskExtensionService>();
        Share<PhoneService>();
        Share<ResyncService>();
        Share<HistoryService>();
        Share<SeatService>();
        Share<FloorPlanService>();
        Share<ExportService>();
        Services.AddScoped<Downloads>();
        Services.AddScoped<Downloads>();
        Share<IValidator<ForceLogOutForm>>();
        Authorization = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        // Only what MudBlazor asks of the browser is answered as it comes; the portal's own calls a test has to know.
        JSInterop.SetupVoid(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetVoidResult();
        JSInterop.Setup<bool>(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetResult(true);
        JSInterop.Setup<int>(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetResult(0);
        foreach (var module in new[] { "map", "plan", "portal" })
            JSInterop.SetupModule($"./js/{module}.js").Mode = JSRuntimeMode.Loose;
        SignIn(PortalRole.Administrator);
    }

    protected ClockedPortalHost Host { get; } = new();

    protected NavigationManager Navigator => Services.GetRequiredService<NavigationManager>();

    protected string Address => Navigator.ToBaseRelativePath(Navigator.Uri);

    private BunitAuthorizationContext Authorization { get; }

    protected void SignIn(PortalRole role)
    {
        Authorization.SetAuthorized($"{role}@hotdesk.example");
        Authorization.SetRoles(role.ToString());
        Authorization.SetClaims(new Claim("hdp:office", $"{Host.Board().Office.Id}"));
    }

    /// <summary>What MudBlazor needs once on a page to show dialogs and messages.</summary>
    protected (IRenderedComponent<MudDialogProvider> Dialogs, IRenderedComponent<MudSnackbarProvider> Messages) RenderProviders()
    {
        Render<MudPopoverProvider>();
        return (Render<MudDialogProvider>(), Render<MudSnackbarProvider>());
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Host.DisposeAsync();
    }

    private void Share<T>()
        where T : class => Services.AddSingleton<T>(_ => Host.Services.GetRequiredService<T>());
}
