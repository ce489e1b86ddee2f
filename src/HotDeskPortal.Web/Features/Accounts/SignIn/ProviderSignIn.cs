using System.Collections.Immutable;
using System.Net;
using System.Net.Mime;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>The way to the identity provider and back.</summary>
internal static class ProviderSignIn
{
    /// <summary>Nobody answers at the provider's.</summary>
    public const string Away = "away";

    /// <summary>The provider let them go back without an answer: they did not want to, or may not.</summary>
    public const string Denied = "denied";

    /// <summary>What came back is not what was sent for.</summary>
    public const string Failed = "failed";

    private const string ReturnUrl = "hdp:return-url";
    private const string ConnectTo = "hdp:connect-to";

    /// <summary>A form post, with a token: another site can neither begin it nor connect an account with it.</summary>
    public static async Task<IResult> StartAsync(HttpContext context, IAntiforgery antiforgery, ILogger<ProviderAccounts> logger, UserManager<PortalAccount> accounts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        if (context.RequestServices.GetService<IdentityProviderOptions>() is not { } provider)
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var way = new AuthenticationProperties { Items = { [ReturnUrl] = LocalAddress.Of(form["ReturnUrl"], context.Request.PathBase) } };
        if (form["Connect"] == "true")
            way.Items[ConnectTo] = accounts.GetUserId(context.User);
        try
        {
            await context.ChallengeAsync(ProvidedIdentity.LoginProvider, way);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or OpenIdConnectProtocolException or OperationCanceledException)
        {
            logger.LogWarning(e, "The identity provider {Authority} does not answer.", provider.Authority);
            return Refused(Away);
        }
        return GoOn(context.Response, provider);
    }

    /// <summary>The provider vouches for somebody. Nothing of what it said is kept in the browser.</summary>
    public static async Task ArriveAsync(TicketReceivedContext arrived)
    {
        arrived.HandleResponse();
        var services = arrived.HttpContext.RequestServices;
        var (signIn, way) = (services.GetRequiredService<SignInManager<PortalAccount>>(), arrived.Properties!.Items);
        var isConnecting = way.TryGetValue(ConnectTo, out var connectTo);
        // Authentication has only begun: nobody else has looked yet who is signed in.
        var here = (await arrived.HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        if (isConnecting && (connectTo is null || here is null || signIn.UserManager.GetUserId(here) != connectTo))
        {
            arrived.Response.Redirect(Here(arrived.Request, RefusedAddress(Failed)));
            return;
        }
        var who = Read(arrived.Principal!, services.GetRequiredService<IdentityProviderOptions>().RoleClaim);
        var from = arrived.HttpContext.Connection.RemoteIpAddress;
        var accepted = await services.GetRequiredService<ProviderAccounts>().AcceptAsync(who, from, connectTo, arrived.HttpContext.RequestAborted);
        arrived.Response.Redirect(Here(arrived.Request, accepted.IsSuccess
            ? await signIn.ExternalLoginSignInAsync(ProvidedIdentity.LoginProvider, who.LoginKey, isPersistent: false, bypassTwoFactor: true) switch
            {
                { Succeeded: true } => LocalAddress.Of(way[ReturnUrl], PathString.Empty),
                { IsLockedOut: true } => AccountPaths.LockedOut,
                _ => RefusedAddress(new AccountClosed().Code),
            }
            : Refuse(accepted.Error, who.Email, from, services)));
    }

    /// <summary>They did not want to, or may not.</summary>
    public static Task DenyAsync(AccessDeniedContext denied)
    {
        denied.HandleResponse();
        denied.Response.Redirect(Here(denied.Request, RefusedAddress(Denied)));
        return Task.CompletedTask;
    }

    /// <summary>Nobody was vouched for: the provider is away, or its answer was not to what this browser had asked.</summary>
    public static Task FailAsync(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        var why = Chain(failure.Failure).Any(e => e is HttpRequestException or OperationCanceledException) ? Away : Failed;
        failure.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderAccounts>>()
            .LogWarning(failure.Failure, "A sign-in through the identity provider came to nothing: {Why}.", why);
        failure.Response.Redirect(Here(failure.Request, RefusedAddress(why)));
        return Task.CompletedTask;
    }

    /// <summary>
    /// No redirect: a form may lead to this site alone (Content-Security-Policy: form-action), and so may all redirects after it,
    /// those from the provider to its own providers included. A page that refreshes ends the form.
    /// </summary>
    private static ContentHttpResult GoOn(HttpResponse response, IdentityProviderOptions provider)
    {
        var address = response.Headers.Location.ToString();
        response.Headers.Remove("Location");
        response.Headers["Refresh"] = $"0;url={address}";
        response.Headers.CacheControl = "no-store";
        var (link, title, words) = (HtmlEncoder.Default.Encode(address), HtmlEncoder.Default.Encode(SignInStrings.SignIn), HtmlEncoder.Default.Encode(SignInStrings.ProviderGoOn.With(provider.DisplayName)));
        return TypedResults.Content(
            $"""<!DOCTYPE html><html lang="en"><title>{title}</title><meta name="color-scheme" content="light dark"><a href="{link}">{words}</a></html>""",
            MediaTypeNames.Text.Html, statusCode: StatusCodes.Status200OK);
    }

    private static string Refuse(Error error, string? email, IPAddress? from, IServiceProvider services)
    {
        services.GetRequiredService<AuditRefusals>().SignInFailed(email, from);
        services.GetRequiredService<ILogger<ProviderAccounts>>().LogInformation("Somebody whom the identity provider vouches for was refused: {Why}.", error.Code);
        return RefusedAddress(error.Code);
    }

    private static ProvidedIdentity Read(ClaimsPrincipal person, string roleClaim)
    {
        var verified = person.FindAll("email_verified").Select(c => bool.TryParse(c.Value, out var yes) && yes).ToList();
        var email = person.FindFirst("email")?.Value ?? person.FindFirst("preferred_username")?.Value;
        return new ProvidedIdentity(
            person.FindFirst("iss")!.Value, person.FindFirst("sub")!.Value,
            email is { Length: <= 256 } && email.Contains('@', StringComparison.Ordinal) && !verified.Contains(false) ? email.Trim() : null,
            person.HasClaim(c => c.Type == "email") && verified.Count > 0 && !verified.Contains(false),
            // Entra ID's word for "more than fit into a token".
            person.FindFirst("_claim_names") is { } elsewhere && elsewhere.Value.Contains($"\"{roleClaim}\"", StringComparison.Ordinal)
                ? null
                : person.FindAll(roleClaim).Select(c => c.Value).ToImmutableArray());
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }

    private static RedirectHttpResult Refused(string why) => TypedResults.LocalRedirect($"~{RefusedAddress(why)}");

    private static string Here(HttpRequest request, string address) => $"{request.PathBase}{address}";

    private static string RefusedAddress(string why) => $"{AccountPaths.ProviderRefused}?why={why}";
}
