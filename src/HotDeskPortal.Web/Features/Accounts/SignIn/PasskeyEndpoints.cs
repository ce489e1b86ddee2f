using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>What the browser's script needs to ask a device for a passkey; the forms of the pages take the answer.</summary>
internal static class PasskeyEndpoints
{
    /// <summary>Tells a page that a passkey opens nothing here.</summary>
    public const string Refused = "refused";

    // Nobody guesses a passkey, and whoever guesses passwords must not keep those out who have one.
    private static readonly DisableRateLimitingAttribute NoRateLimit = new();

    private static readonly RequestSizeLimitAttribute SmallBody = new(Limits.PasskeyBody);

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost(AccountPaths.PasskeyCreation, CreationAsync).ExcludeFromDescription();
        app.MapPost(AccountPaths.PasskeyRequest, RequestAsync).WithMetadata(NoRateLimit, SmallBody).ExcludeFromDescription();
        app.MapPost(AccountPaths.PasskeySignIn, SignInAsync).WithMetadata(NoRateLimit, SmallBody).ExcludeFromDescription();
        app.MapPost(AccountPaths.PasskeyConfirmation, ConfirmAsync).WithMetadata(NoRateLimit, SmallBody).ExcludeFromDescription();
    }

    /// <summary>The form is read first: antiforgery would wrap what says that it is too large.</summary>
    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
            return false;
        await context.Request.ReadFormAsync(cancellation);
        return await antiforgery.IsRequestValidAsync(context);
    }

    /// <summary>For who is signed in, or has the code of a one-time link.</summary>
    private static async Task<IResult> CreationAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn, AccountLinks links, AccountSessions sessions, CancellationToken cancellation)
    {
        if (!await IsOursAsync(context, antiforgery, cancellation))
            return TypedResults.BadRequest();
        var code = (await context.Request.ReadFormAsync(cancellation))["Code"].ToString();
        var account = code.Length > 0
            ? (await links.FindAsync(signIn.UserManager, code, cancellation)) is { IsSuccess: true } found ? found.Value : null
            : await signIn.UserManager.GetUserAsync(context.User);
        if (account is null)
            return TypedResults.NotFound();
        if (code.Length == 0 && !await sessions.IsConfirmedAsync(context.User, cancellation))
            return TypedResults.Json(new { confirm = $"{context.Request.PathBase}{AccountPaths.ConfirmFor(AccountPaths.MyAccount)}" }, statusCode: StatusCodes.Status403Forbidden);
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Email!, DisplayName = account.Email! });
        return TypedResults.Content(options, "application/json");
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn, AuditRefusals refusals, CancellationToken cancellation)
    {
        if (!await IsOursAsync(context, antiforgery, cancellation))
            return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync(cancellation);
        var result = await signIn.PasskeySignInAsync(form["Passkey"].ToString());
        if (!result.Succeeded)
            refusals.SignInFailed(null, context.Connection.RemoteIpAddress);
        return Answer(context, form, result.Succeeded, AccountPaths.SignIn);
    }

    /// <summary>For who is signed in, and is asked whether they are the account's owner.</summary>
    private static async Task<IResult> ConfirmAsync(HttpContext context, IAntiforgery antiforgery, PortalSignInManager signIn, CancellationToken cancellation)
    {
        if (!await IsOursAsync(context, antiforgery, cancellation))
            return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync(cancellation);
        return Answer(context, form, await signIn.ConfirmByPasskeyAsync(form["Passkey"].ToString()), AccountPaths.Confirm);
    }

    private static RedirectHttpResult Answer(HttpContext context, IFormCollection form, bool isRight, string page)
    {
        var address = LocalAddress.Of(form["ReturnUrl"], context.Request.PathBase);
        return TypedResults.LocalRedirect(isRight ? $"~{address}" : $"~{page}?passkey={Refused}&returnUrl={Uri.EscapeDataString(address)}");
    }

    /// <summary>For anybody: the device says whose passkeys it has.</summary>
    private static async Task<IResult> RequestAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn, CancellationToken cancellation) =>
        await IsOursAsync(context, antiforgery, cancellation)
            ? TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : TypedResults.BadRequest();
}
