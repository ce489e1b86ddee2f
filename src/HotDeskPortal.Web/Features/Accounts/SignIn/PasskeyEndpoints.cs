using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>What the browser's script needs to ask a device for a passkey; the forms of the pages take the answer.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost(AccountPaths.PasskeyCreation, CreationAsync).ExcludeFromDescription();
        app.MapPost(AccountPaths.PasskeyRequest, RequestAsync).ExcludeFromDescription();
    }

    /// <summary>For who is signed in, or has the code of a one-time link.</summary>
    private static async Task<IResult> CreationAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn, AccountLinks links, CancellationToken cancellation)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        var code = (await context.Request.ReadFormAsync(cancellation))["Code"].ToString();
        var account = code.Length > 0
            ? (await links.FindAsync(signIn.UserManager, code, cancellation)) is { IsSuccess: true } found ? found.Value : null
            : await signIn.UserManager.GetUserAsync(context.User);
        if (account is null)
            return TypedResults.NotFound();
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Email!, DisplayName = account.Email! });
        return TypedResults.Content(options, "application/json");
    }

    /// <summary>For anybody: the device says whose passkeys it has.</summary>
    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn) =>
        await antiforgery.IsRequestValidAsync(context)
            ? TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : TypedResults.BadRequest();
}
