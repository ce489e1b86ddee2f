using System.Text.Json;
using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDeskPortal.Web.Api;

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
            Status = Status(error.Kind),
            Detail = ErrorTexts.Of(error),
            Extensions = { ["code"] = error.Code },
        };
        if (error is InvalidInput invalid)
            problem.Extensions["errors"] = ByName(ValidationTexts.ByField(invalid.Result));
        else if (error.Field is { } field)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [FieldName(field)] = [problem.Detail] };
        if (error is ChangedMeanwhile changed)
            problem.Extensions["differences"] = changed.Differences.Select(DifferenceResponse.Of);
        return problem;
    }

    /// <summary>Gives what the framework refuses by itself (an address, a method, a body) the same shape: a stable code.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var (request, problem) = (context.HttpContext.Request, context.ProblemDetails);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            context.HttpContext.Response.Headers.RetryAfter = Pipeline.RetryAfterSeconds;
        if (!request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase) || problem.Extensions.ContainsKey("code"))
            return;
        var (code, detail) = problem.Status switch
        {
            StatusCodes.Status404NotFound => ("unknown-address", "The API has nothing at this address: see /api/docs."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", $"This address does not answer {request.Method}: see /api/docs."),
            StatusCodes.Status408RequestTimeout => ("too-slow", "The body came too slowly, and not to its end. Send it again."),
            StatusCodes.Status413PayloadTooLarge => ("too-large", "The body is larger than this address takes."),
            StatusCodes.Status415UnsupportedMediaType when ApiBodies.IsPacked(request) =>
                ("unsupported-media-type", $"The body is encoded ({Told(request.Headers.ContentEncoding.ToString())}): send it as it is, without Content-Encoding."),
            StatusCodes.Status415UnsupportedMediaType when ApiBodies.HasUnknownCharset(request) =>
                ("unsupported-media-type", "The content type names a charset that is not known: send JSON in UTF-8."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported-media-type", $"Send the body as {string.Join(" or ", ApiAddresses.Accepted(context.HttpContext))}."),
            >= 500 => ("unexpected", "The portal did not expect this. It has been written to the log."),
            _ => ("malformed-request", ErrorTexts.Of(new MalformedRequest(null))),
        };
        (problem.Type, problem.Title, problem.Detail) = ($"urn:hotdeskportal:problem:{code}", Title(code), detail);
        problem.Extensions["code"] = code;
    }

    private static string Told(string sent) => sent.Length <= BadParameter.MostShown ? sent : sent[..BadParameter.MostShown] + "…";

    private static Dictionary<string, string[]> ByName(Dictionary<string, string[]> errors) =>
        errors.GroupBy(e => FieldName(e.Key), e => e.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.SelectMany(e => e).ToArray(), StringComparer.Ordinal);

    /// <summary>A form's field as the API's bodies name it. What a form holds by its id, a body names by what people know.</summary>
    private static string FieldName(string field) => field is "ExtensionId" or "TemplateId"
        ? FieldName(field[..^2])
        : string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Refused => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Outdated => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}

/// <summary>A field that somebody else has changed meanwhile.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="Now">What is stored.</param>
/// <param name="Yours">What was about to be saved.</param>
internal sealed record DifferenceResponse(string Field, string Now, string Yours)
{
    public static DifferenceResponse Of(FieldDifference difference) => new(
        FieldTexts.Label(difference.Field), FieldTexts.Value(difference.Field, difference.Now), FieldTexts.Value(difference.Field, difference.Yours));
}

/// <summary>
/// Answers the HTTP API with problem details where a request cannot be read, or the database is away; no exception's text reaches a caller.
/// </summary>
internal sealed class ApiExceptionHandler(DatabaseProvider provider, IProblemDetailsService problems, ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        if (exception is BadHttpRequestException { InnerException: JsonException json })
        {
            await ApiProblems.Of(new MalformedRequest(ApiJson.Place(json))).ExecuteAsync(httpContext);
            return true;
        }
        if (exception is BadHttpRequestException bad)
        {
            httpContext.Response.StatusCode = bad.StatusCode;
            return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Status = bad.StatusCode } });
        }
        if (provider.Classify(exception) == DatabaseFault.Other)
            return false;
        logger.LogError(exception, "The database was not there for {Path}.", httpContext.Request.Path);
        await ApiProblems.Of(new Unavailable()).ExecuteAsync(httpContext);
        return true;
    }
}
