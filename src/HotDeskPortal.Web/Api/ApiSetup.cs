using HotDeskPortal.Web.Features.Audit;
using HotDeskPortal.Web.Features.FloorPlans;
using HotDeskPortal.Web.Features.History;
using HotDeskPortal.Web.Features.HotDeskExtensions;
using HotDeskPortal.Web.Features.HotDeskUsers;
using HotDeskPortal.Web.Features.Import;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Features.Lessons;
using HotDeskPortal.Web.Features.Offices;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Features.Phones;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Features.Readiness;
using HotDeskPortal.Web.Features.Routing;
using HotDeskPortal.Web.Features.Seats;
using HotDeskPortal.Web.Features.Templates;
using Scalar.AspNetCore;

namespace HotDeskPortal.Web.Api;

/// <summary>The HTTP API: one group a feature under <c>/api/v1</c>, OpenAPI 3.1, a readable page, API keys, problem details.</summary>
internal static class ApiSetup
{
    public const string Prefix = "/api/v1";

    /// <summary>The document's name, in its address and to the services that make it.</summary>
    /// <summary>Where the API's document is.</summary>
    public const string Documents = "/openapi";

    public const string DocumentName = "v1";

    /// <summary>How any operation may fail.</summary>
    private static readonly int[] Everywhere =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable,
    ];

    public static WebApplicationBuilder AddHttpApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ApiProblems.Complete);
        services.AddSingleton<WrongApiKeys>();
        services.AddExceptionHandler<ApiExceptionHandler>();
        // What is malformed is thrown, for the handler to say where; in Development as in Production.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi(DocumentName, ApiDescription.Configure);
        services.AddSingleton<ApiDocument>();
        return builder;
    }

    public static WebApplication MapHttpApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).WithMetadata(new NeedsApiKey()).DisableAntiforgery().ReadQueriesAsDocumented().TakePlainBodies();
        foreach (var status in Everywhere)
            api.ProducesProblem(status);
        api.MapKeypadCalls();
        api.MapOffices();
        api.MapOwnership();
        api.MapRoutes();
        api.MapHotDeskExtensions();
        api.MapHotDeskUsers();
        api.MapHotDeskUserHelp();
        api.MapPhones();
        api.MapPhoneHelp();
        api.MapTemplates();
        api.MapDestinations();
        api.MapReadiness();
        api.MapImports();
        api.MapHistory();
        api.MapSeats();
        api.MapAudit();
        api.MapFloorPlanApi();
        api.MapLessons();
        app.MapGet($"{Documents}/{DocumentName}.json", (HttpContext context, ApiDocument document) => document.AnswerAsync(context)).ExcludeFromDescription();
        app.MapScalarApiReference("/api/docs", docs => docs
            .WithTitle("HotDeskPortal API").DisableDefaultFonts().AddPreferredSecuritySchemes(ApiGate.SchemeName));
        return app;
    }

    /// <summary>Where something of the API is found, on this host.</summary>
    public static string ApiAddress(this HttpContext context, string address) => $"{context.Request.PathBase}{Prefix}/{address}";
}
