using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Doors;

/// <summary>How phone systems are answered over HTTP. Errors are told by status alone, because what comes with 200 is believed.</summary>
internal static class DoorAnswers
{
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>Lets the request in, with its secret, by a door of such a system.</summary>
    public static Result<OpenDoor> OpenDoor(this HttpContext context, DoorAccess access, PhoneSystem system)
    {
        var opened = context.OpenDoor(access);
        return opened.IsSuccess && opened.Value.System != system
            ? access.Refuse(opened.Value.Address, DoorRefusal.OtherSystem, context.Connection.RemoteIpAddress) : opened;
    }

    /// <summary>Says why not.</summary>
    public static Task RefuseAsync(this HttpContext context, Error why)
    {
        var status = why.Kind switch
        {
            ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
            ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            ErrorKind.Refused => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"phone system\"";
        if (status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = RateLimits.RetryAfter;
        return context.SayAsync(status, Encoding.UTF8.GetBytes($"{ErrorTexts.Of(why)}\n"));
    }

    /// <summary>Answers. The length keeps pages for people away from answers without a body.</summary>
    public static Task SayAsync(this HttpContext context, int status, byte[] body, string contentType = Plain)
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, contentType, body.Length);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
