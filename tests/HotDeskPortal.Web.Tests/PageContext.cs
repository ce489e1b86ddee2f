using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using MudBlazor;
using MudBlazor.Services;

namespace HotDeskPortal.Web.Tests;

/// <summary>Draws pages on the services of a real portal with its database and demo office, as somebody with a role.</summary>
public abstract class PageContext : BunitContext
{
    private readonly bool _isShared;

    /// <param name="isShared">Whether the portal may be one on which another test has looked around (<see cref="CleanHosts"/>).</param>
    /// <param name="own">Services that stand in for the portal's.</param>
    protected PageContext(bool isShared = false, Action<IServiceCollection, ClockedPortalHost>? own = null)
    {
        (_isShared, Host) = (isShared, isShared ? CleanHosts.Take() : new ClockedPortalHost());
        // A fact that comes at all comes at once; how soon depends on what else the machine does.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        Services.AddMudServices();
        Services.AddScoped<CircuitActor>();
        Services.AddScoped<PortalState>();
        Services.AddScoped<Downloads>();
        Services.AddSingleton<TimeProvider>(_ => Host.Time);
        own?.Invoke(Services, Host);
        // All others are the portal's own.
        Services.AddFallbackServiceProvider(new PortalServices(Host));
        Authorization = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        // Only what MudBlazor asks of the browser is answered as it comes; the portal's own calls a test has to know.
        JSInterop.SetupVoid(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetVoidResult();
        JSInterop.Setup<bool>(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetResult(true);
        JSInterop.Setup<int>(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetResult(0);
        JSInterop.Setup<MudBlazor.Interop.ElementSize>(i => i.Identifier.StartsWith("mud", StringComparison.OrdinalIgnoreCase)).SetResult(new MudBlazor.Interop.ElementSize { Width = 640, Height = 200 });
        // Where the map is drawn in part, the browser tells what is near the screen; on a plan, what is dragged.
        JSInterop.SetupModule("./js/map.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./js/plan.js").Mode = JSRuntimeMode.Loose;
        SignIn(PortalRole.Administrator);
    }

    protected ClockedPortalHost Host { get; }

    protected NavigationManager Navigator => Services.GetRequiredService<NavigationManager>();

    protected string Address => Navigator.ToBaseRelativePath(Navigator.Uri);

    private BunitAuthorizationContext Authorization { get; }

    protected void SignIn(PortalRole role)
    {
        Authorization.SetAuthorized($"{role}@hotdesk.example");
        Authorization.SetRoles(role.ToString());
        Authorization.SetClaims(new Claim("hdp:office", $"{Host.Board().Office.Id}"));
    }

    /// <summary>The administrator of the demo has just signed in.</summary>
    protected async Task BeginSessionAsync()
    {
        await using var db = await Host.OpenDatabaseAsync();
        var account = db.Users.First(a => a.Role == PortalRole.Administrator).Id;
        var session = await Host.Services.GetRequiredService<AccountSessions>().BeginAsync(account, "Firefox", "192.0.2.1");
        Authorization.SetClaims(new Claim("hdp:office", $"{Host.Board().Office.Id}"), new Claim(AccountSessions.Claim, session.ToString()));
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
        if (_isShared)
            await CleanHosts.GiveBackAsync(Host);
        else
            await Host.DisposeAsync();
    }

    /// <summary>The portal's services, and nothing of the framework's, which bUnit brings.</summary>
    private sealed class PortalServices(ClockedPortalHost host) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IConfiguration) || serviceType.FullName?.Contains("HotDeskPortal.", StringComparison.Ordinal) == true
                ? host.Services.GetService(serviceType)
                : null;
    }
}
