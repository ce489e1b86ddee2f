using System.Text.Json.Nodes;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HotDeskPortal.Web.Api;

/// <summary>What the document says beyond what the endpoints' signatures tell.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = type => type.Type == typeof(ProblemDetails) ? "Problem" : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Describe);
        options.AddSchemaTransformer(Describe);
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        // Not the host by which somebody asked first: the document is made once for all.
        document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<HostingOptions>().PathBase is { Length: > 0 } path ? path : "/" }];
        document.Info = new OpenApiInfo
        {
            Title = "HotDeskPortal API",
            Version = ApiSetup.DocumentName,
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
    }

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        if (marks.OfType<NeedsIfMatch>().Any())
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match", In = ParameterLocation.Header, Required = true, Schema = Text(),
                Description = "The ETag that was read: the revision that is changed, in quotes. Another one by now is refused with 412.",
            });
        if (marks.OfType<AnswersETag>().Any())
            foreach (var answer in Answers(operation, "20"))
                (answer.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader
                {
                    Required = true, Schema = Text(), Description = "The record's revision in quotes, for If-Match.",
                };
        if (operation.RequestBody is null)
            return;
        // What any body may meet.
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellation);
        context.Document?.AddComponent("Problem", problem);
        foreach (var (status, what) in new[] { ("408", "Request Timeout"), ("413", "Content Too Large"), ("415", "Unsupported Media Type") })
            (operation.Responses ??= []).TryAdd(status, new OpenApiResponse
            {
                Description = what,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) },
                },
            });
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(Stream))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String, "binary");
            schema.Properties?.Clear();
        }
        else if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { IsEnum: true } choice)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetNames(choice).Select(n => (JsonNode)ChoiceConverter.NameOf(n))]);
        else if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
            DescribeProblem(schema);
        // A request with a field too much is refused; an answer may get one more some day.
        if (!context.JsonTypeInfo.Type.Name.EndsWith("Request", StringComparison.Ordinal) && !context.JsonTypeInfo.Type.Name.EndsWith("Form", StringComparison.Ordinal))
            schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    private static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Description = "RFC 9457 problem details: why something was refused.";
        schema.Required = new HashSet<string> { "type", "title", "status", "detail", "code" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("`urn:hotdeskportal:problem:` and the code."),
            ["title"] = Text("The code in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
            ["detail"] = Text("What was wrong and the way out, for people."),
            ["code"] = Text("What was wrong, for programs: stable, kebab-case."),
            ["traceId"] = Text("Names the request in the portal's log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object, Description = "What is wrong with each field or parameter, for people.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
            ["differences"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array, Description = "With `changed-meanwhile`: what somebody else has changed.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object, Required = new HashSet<string> { "field", "now", "yours" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["field"] = Text("What people call it."), ["now"] = Text("What is stored."), ["yours"] = Text("What was about to be saved."),
                    },
                },
            },
        };
    }

    private static IEnumerable<OpenApiResponse> Answers(OpenApiOperation operation, string statuses) =>
        (operation.Responses ?? []).Where(r => r.Key.StartsWith(statuses, StringComparison.Ordinal)).Select(r => r.Value).OfType<OpenApiResponse>();

    private static OpenApiSchema Text(string? description = null) => new() { Type = JsonSchemaType.String, Description = description };
}
