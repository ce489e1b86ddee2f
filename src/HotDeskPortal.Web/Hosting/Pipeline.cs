using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Api;

namespace HotDeskPortal.Web.Hosting;

/// <summary>What every request passes, in this order. Nothing is added by the host itself: it leaves alone what is named here.</summary>
internal static class Pipeline
{
    /// <summary>Seconds after which whoever finds the database away may ask again.</summary>
    public const string RetryAfterSeconds = "5";

    public static WebApplication UsePipeline(this WebApplication app)
    {
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        app.TellAboutProxies();

        // Who asks, by which scheme, for which address: everything below believes it.
        app.UseForwardedHeaders();
        app.UseMiddleware<ProxyWatch>();
        app.UseHostingPathBase();

        // What every answer has, those of errors included.
        app.UseSecurityHeaders();
        app.UseNoStore();
        app.UseMiddleware<RelativeRedirects>();
        if (app.Environment.IsDevelopment())
            app.UseDeveloperExceptionPage();
        else
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error", CreateScopeForErrors = true,
                StatusCodeSelector = e => StatusOf(e, provider),
            }).UseHsts().Use(TellWhenToAskAgain);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);

        // Which endpoint is meant; an error's page is looked for anew.
        app.UseRouting();

        // Whoever may not, costs little: phone systems by their key, then everybody by how often, browsers by where they come from.
        app.UseWhen(RequestKind.IsApi, api => api.UseExceptionHandler().UseStatusCodePages().UseMiddleware<ApiGate>());
        app.UseRateLimiter();
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<HttpsNeeded>();

        // Who is signed in, and may they. At the API a session's cookie counts for nothing: its gate has decided.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(NameVisitor);
        return app;
    }

    /// <summary>A body that is too large or came too slowly is the sender's fault, also where something wraps what says so.</summary>
    private static int StatusOf(Exception exception, DatabaseProvider provider)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (e is BadHttpRequestException bad)
                return bad.StatusCode;
        return provider.Classify(exception) == DatabaseFault.Other ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
    }

    /// <summary>The page of an error is rendered below the handler, once the status is known.</summary>
    private static Task TellWhenToAskAgain(HttpContext context, RequestDelegate next)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return next(context);
    }

    /// <summary>What a page changes by its form, as at sign-in, it changes in its visitor's name.</summary>
    private static Task NameVisitor(HttpContext context, RequestDelegate next)
    {
        if (!RequestKind.IsApi(context))
            context.RequestServices.GetRequiredService<AuditContext>().Source = AuditSource.Visitor(
                context.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null, context.Connection.RemoteIpAddress);
        return next(context);
    }
}
