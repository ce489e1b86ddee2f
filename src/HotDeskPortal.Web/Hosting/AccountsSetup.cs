using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Components.Account;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Sign-in: ASP.NET Core Identity with cookies, lockout, and a security stamp that open circuits are held to.</summary>
internal static class AccountsSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, RevalidatingAuthentication>();
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "hdp-session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                cookie.LoginPath = AccountPaths.SignIn;
                cookie.LogoutPath = AccountPaths.SignOut;
                cookie.AccessDeniedPath = AccountPaths.AccessDenied;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.SlidingExpiration = true;
            }));
        builder.Services.AddIdentityCore<PortalAccount>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<HotDeskDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PortalClaims>()
            .AddDefaultTokenProviders();
        builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddAuthorization(PortalPolicies.Add);
        return builder;
    }

    /// <summary>Signing out is a form post, with a token, so that neither a link nor another site can do it.</summary>
    public static WebApplication MapAccounts(this WebApplication app)
    {
        app.MapPost(AccountPaths.SignOut, async Task<IResult> (HttpContext context, IAntiforgery antiforgery, SignInManager<PortalAccount> signIn) =>
        {
            // Checked here: the middleware leaves it to whoever reads the form, and this reads none.
            if (!await antiforgery.IsRequestValidAsync(context))
                return TypedResults.BadRequest();
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect(AccountPaths.SignedOut);
        }).ExcludeFromDescription();
        return app;
    }
}
