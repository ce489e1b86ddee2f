using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Sign-in: ASP.NET Core Identity with cookies, a throttle in place of its lock, and a security stamp and sessions that open circuits are held to.</summary>
internal static class AccountsSetup
{
    /// <summary>Cookies are looked at as often as circuits: one after the other, a change is everywhere within a minute.</summary>
    private static readonly TimeSpan ValidationInterval = TimeSpan.FromSeconds(30);

    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
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
                cookie.LoginPath = AccountPaths.SignIn;
                cookie.LogoutPath = AccountPaths.SignOut;
                cookie.AccessDeniedPath = AccountPaths.AccessDenied;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = AccountSessions.Life;
                cookie.SlidingExpiration = true;
                cookie.Events.OnSigningIn = SessionCookies.BeginAsync;
                cookie.Events.OnSigningOut = SessionCookies.EndAsync;
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.Redirect(PortalClaims.LacksTwoFactor(context.HttpContext.User) ? context.Request.PathBase + AccountPaths.Authenticator : context.RedirectUri);
                    return Task.CompletedTask;
                };
            }));
        AddIdentity(builder.Services);
        builder.Services.AddSingleton(problems.Read<AccountsOptions>());
        if (problems.ReadIfGiven<IdentityProviderOptions>() is { } provider)
            builder.Services.AddIdentityProvider(provider, secure);
        if (problems.ReadIfGiven<MailOptions>() is { } mail)
            builder.Services.AddSingleton<IAccountMail>(s => ActivatorUtilities.CreateInstance<SmtpAccountMail>(s, mail));
        builder.Services.AddHostedService<ApiKeyUsesService>();
        // Also those that only pass by, between password and second factor, and those of forms.
        var pathBase = problems.Read<HostingOptions>().PathBase;
        builder.Services.PostConfigureAll<CookieAuthenticationOptions>(o =>
        {
            o.Cookie.SecurePolicy = secure;
            CookieNames.Guard(o.Cookie, pathBase);
        });
        builder.Services.AddAntiforgery(o =>
        {
            (o.Cookie.Name, o.Cookie.SecurePolicy) = ("hdp-form", secure);
            CookieNames.Guard(o.Cookie, pathBase);
        });
        builder.Services.AddAuthorization(PortalPolicies.Add);
        // It writes every address down with its query, and those of invitations hold a code.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
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
            return TypedResults.LocalRedirect($"~{AccountPaths.SignedOut}");
        }).ExcludeFromDescription();
        app.MapPost(AccountPaths.ProviderStart, ProviderSignIn.StartAsync).ExcludeFromDescription();
        app.MapPasskeys();
        return app;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<PortalAccount>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedAccount = true;
                options.Tokens.AuthenticatorIssuer = "HotDeskPortal";
                options.Password.RequiredLength = PasswordStrength.MinLength;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
            })
            .AddEntityFrameworkStores<HotDeskDbContext>()
            .AddUserStore<ProtectedUserStore>()
            .AddUserManager<PortalAccounts>()
            .AddSignInManager<PortalSignInManager>()
            .AddClaimsPrincipalFactory<PortalClaims>()
            .AddErrorDescriber<IdentityErrorTexts>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped(s => (PortalSignInManager)s.GetRequiredService<SignInManager<PortalAccount>>());
        services.AddSingleton<NobodysPassword>();
        // What OWASP asks of PBKDF2 with HMAC-SHA-512 today. A hash with fewer is made anew at the next sign-in.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddScoped<IUserConfirmation<PortalAccount>, OpenAccounts>();
        services.AddScoped<ISecurityStampValidator, SessionStampValidator>();
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = ValidationInterval;
            o.OnRefreshingPrincipal = SessionCookies.KeepAsync;
        });
        // A passkey signs in alone, so the device must have made sure of who holds it.
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
    }
}
