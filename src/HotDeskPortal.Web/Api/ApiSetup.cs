using System.Text.Json.Serialization;
using HotDeskPortal.Web.Features.HotDeskExtensions;
using HotDeskPortal.Web.Features.HotDeskUsers;
using HotDeskPortal.Web.Features.Import;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Features.Phones;
using HotDeskPortal.Web.Features.Readiness;
using HotDeskPortal.Web.Features.Routing;
using HotDeskPortal.Web.Features.Templates;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace HotDeskPortal.Web.Api;

/// <summary>The HTTP API: one group a feature under <c>/api/v1</c>, OpenAPI 3.1, a readable page, API keys, problem details.</summary>
internal static class ApiSetup
{
    public const string Prefix = "/api/v1";

    /// <summary>The document's name, in its address and to the services that make it.</summary>
    public const string DocumentName = "v1";

    public static WebApplicationBuilder AddHttpApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddProblemDetails(o => o.CustomizeProblemDetails = ApiProblems.Complete);
        services.AddSingleton<WrongApiKeys>();
        services.AddExceptionHandler<ApiExceptionHandler>();
        // Malformed requests are answered as such in every environment, never as an exception.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
            o.SerializerOptions.AllowDuplicateProperties = false;
        });
        services.AddOpenApi(DocumentName, ConfigureOpenApi);
        services.AddSingleton<ApiDocument>();
        return builder;
    }

    public static WebApplication MapHttpApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).WithMetadata(new NeedsApiKey()).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapKeypadCalls();
        api.MapOwnership();
        api.MapRoutes();
        api.MapHotDeskExtensions();
        api.MapHotDeskUsers();
        api.MapPhones();
        api.MapTemplates();
        api.MapDestinations();
        api.MapReadiness();
        api.MapImports();
        app.MapGet($"/openapi/{DocumentName}.json", (HttpContext context, ApiDocument document) => document.AnswerAsync(context)).ExcludeFromDescription();
        app.MapScalarApiReference("/api/docs", docs => docs
            .WithTitle("HotDeskPortal API").DisableDefaultFonts().AddPreferredSecuritySchemes(ApiGate.SchemeName));
        return app;
    }

    /// <summary>Where something of the API is found, on this host.</summary>
    public static string ApiAddress(this HttpContext context, string address) => $"{context.Request.PathBase}{Prefix}/{address}";

    private static void ConfigureOpenApi(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, context, _) =>
        {
            // Not the host by which somebody asked first: the document is made once for all.
            document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<HostingOptions>().PathBase is { Length: > 0 } path ? path : "/" }];
            document.Info = new OpenApiInfo
            {
                Title = "HotDeskPortal API",
                Version = "v1",
                Description = "Keypad calls, ownership, routes and set-up of hot desk phones. Errors are RFC 9457 problem details with a stable `code`.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [ApiGate.SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiGate.Header,
                    Description = "A key bound to offices and rights.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiGate.SchemeName, document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
