using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Features.Import;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDeskPortal.Web.Api;

/// <summary>The key is missing or unknown.</summary>
internal sealed record WrongApiKey(bool IsMissing) : Error(
    "wrong-api-key",
    IsMissing ? $"Give your API key in the header {ApiGate.Header}." : "This API key is unknown, expired or revoked.");

/// <summary>More than <see cref="Hosting.Limits"/> allow.</summary>
internal sealed record TooManyRequests() : Error("too-many-requests", "You ask more often than the portal answers. Try again in a minute.");

/// <summary>Turns errors into RFC 9457 problem details: <c>type</c> and <c>code</c> are stable, <c>detail</c> is for people.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult Of(Error error) => TypedResults.Problem(Details(error));

    public static ProblemDetails Details(Error error)
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:hotdeskportal:problem:{error.Code}",
            Title = Title(error.Code),
            Status = Status(error),
            Detail = error.Message,
            Extensions = { ["code"] = error.Code },
        };
        if (error is InvalidInput invalid)
            problem.Extensions["errors"] = invalid.Result.ToDictionary();
        if (error is ChangedMeanwhile changed)
            problem.Extensions["differences"] = changed.Differences;
        return problem;
    }

    /// <summary>Gives what the framework refuses by itself (an address, a method, a body) the same shape: a stable code.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var (request, problem) = (context.HttpContext.Request, context.ProblemDetails);
        if (!request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase) || problem.Extensions.ContainsKey("code"))
            return;
        var (code, detail) = problem.Status switch
        {
            StatusCodes.Status404NotFound => ("unknown-address", "The API has nothing at this address: see /api/docs."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", $"This address does not answer {request.Method}: see /api/docs."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported-media-type", "Send the body as application/json."),
            >= 500 => ("unexpected", "The portal did not expect this. It has been written to the log."),
            _ => ("malformed-request", "The request is not as the API's document describes it: see /api/docs."),
        };
        (problem.Type, problem.Title, problem.Detail) = ($"urn:hotdeskportal:problem:{code}", Title(code), detail);
        problem.Extensions["code"] = code;
    }

    private static int Status(Error error) => error switch
    {
        WrongApiKey => StatusCodes.Status401Unauthorized,
        NotAllowed or AdministratorsOnly => StatusCodes.Status403Forbidden,
        UnknownOffice or UnknownNumber or UnknownPhone or UnknownCall or UnknownHotDesk or NotAHotDeskExtension
            or UnknownUser or UnknownDestination or NoSuchPhone or UnknownPlan or UnknownTemplate => StatusCodes.Status404NotFound,
        NoPhone or NobodyLoggedIn or SessionOver or OwnerChanged or AlreadyOwner or NumberTaken or MacTaken or HotDeskHasPhone or ImportHasBadRows
            or ImportOutdated or TemplateNameTaken or TemplateIsBuiltIn or TemplateInUse => StatusCodes.Status409Conflict,
        ChangedMeanwhile or TemplateChanged => StatusCodes.Status412PreconditionFailed,
        IdempotencyKeyReused => StatusCodes.Status422UnprocessableEntity,
        RevisionMissing => StatusCodes.Status428PreconditionRequired,
        TooManyCalls or TooManyRequests => StatusCodes.Status429TooManyRequests,
        Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}

/// <summary>Answers the HTTP API with problem details where the database is away; no exception's text reaches a caller.</summary>
internal sealed class ApiExceptionHandler(DatabaseProvider provider, ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase) || provider.Classify(exception) == DatabaseFault.Other)
            return false;
        logger.LogError(exception, "The database was not there for {Path}.", httpContext.Request.Path);
        await ApiProblems.Of(new Unavailable()).ExecuteAsync(httpContext);
        return true;
    }
}
