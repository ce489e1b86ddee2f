using System.Security.Claims;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Ties each sign-in cookie to a session that can be seen and ended.</summary>
internal static class SessionCookies
{
    /// <summary>A cookie is about to be given out: a new session begins, or the one of this browser goes on.</summary>
    public static async Task BeginAsync(CookieSigningInContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        var account = AccountOf(context.Principal!);
        var present = context.HttpContext.User;
        var id = AccountOf(present) == account && AccountSessions.IdOf(present) is { } same && await sessions.HoldsAsync(present)
            ? same
            : await sessions.BeginAsync(account!, DeviceName.Of(context.Request.Headers.UserAgent.ToString()), context.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(AccountSessions.Claim, id.ToString()));
    }

    /// <summary>Somebody signs out.</summary>
    public static async Task EndAsync(CookieSigningOutContext context)
    {
        var user = context.HttpContext.User;
        if (AccountOf(user) is { } account && AccountSessions.IdOf(user) is { } id)
            await context.HttpContext.RequestServices.GetRequiredService<AccountSessions>().EndAsync(account, id);
    }

    /// <summary>Claims are made anew from time to time; the session stays the same.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(AccountSessions.Claim) is { } session)
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(session.Clone());
        return Task.CompletedTask;
    }

    private static string? AccountOf(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);
}

/// <summary>A cookie holds while security stamp, account and session do.</summary>
internal sealed class SessionStampValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<PortalAccount> signIn, ILoggerFactory loggers, AccountSessions sessions)
    : SecurityStampValidator<PortalAccount>(options, signIn, loggers)
{
    /// <inheritdoc/>
    protected override async Task<PortalAccount?> VerifySecurityStamp(ClaimsPrincipal? principal) =>
        await base.VerifySecurityStamp(principal) is { IsDisabled: false } account && await sessions.HoldsAsync(principal!) ? account : null;
}

/// <summary>Accounts that may be signed in with: neither closed nor still waiting for their owner.</summary>
internal sealed class OpenAccounts : IUserConfirmation<PortalAccount>
{
    /// <inheritdoc/>
    public Task<bool> IsConfirmedAsync(UserManager<PortalAccount> manager, PortalAccount user) => Task.FromResult(user is { IsDisabled: false, IsInvited: false });
}

/// <summary>Browser and system out of a user agent, in words that their owner knows.</summary>
internal static class DeviceName
{
    // The order matters: Edge and Opera say that they are Chrome, and Chrome that it is Safari.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("FxiOS/", "Firefox"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => SignInStrings.DeviceUnknown,
            (null, _) => SignInStrings.DeviceOnSystem.With(system),
            (_, null) => browser,
            _ => SignInStrings.DeviceBrowserOnSystem.With(browser, system),
        };
    }

    private static string? Find((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
