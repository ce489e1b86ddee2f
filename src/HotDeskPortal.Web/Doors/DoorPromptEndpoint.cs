using System.Globalization;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;

namespace HotDeskPortal.Web.Doors;

/// <summary>
/// Prompts as phone systems fetch them: <c>/door/{address}/prompts/{language}/{sound}</c>, which only whoever knows the door's address gets.
/// An answer that is no sound is never a success: phone systems keep whatever they get.
/// </summary>
internal static class DoorPromptEndpoint
{
    /// <summary>How long a sound may be kept that stands in for a better one.</summary>
    private const int StandInSeconds = 60;

    private static readonly byte[] NoSound = "No sound\n"u8.ToArray();

    /// <summary>The address of a prompt, without the portal's.</summary>
    public static string Path(string door, SpokenPrompt prompt) => $"{DoorRequests.Prefix}/{door}/prompts/{prompt.Language}/{prompt.Sound}";

    public static void MapDoorPrompts(this IEndpointRouteBuilder app) => app
        .MapMethods(DoorRequests.Prefix + "/{address}/prompts/{language}/{sound}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync)
        .DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();

    private static async Task AnswerAsync(
        HttpContext context, string language, string sound, DoorAccess access, DoorActivity activity, PromptSounds sounds, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var opened = context.OpenDoorByAddress(access);
        if (!opened.IsSuccess)
        {
            await RefuseAsync(context, opened.Error is TooManyKnocks ? StatusCodes.Status429TooManyRequests : StatusCodes.Status404NotFound);
            return;
        }
        var wentWell = await WriteAsync(context, sounds, language, sound, "public");
        activity.Asked(opened.Value, DoorRequestKind.Prompt, clock.GetElapsedTime(start), wentWell);
    }

    /// <summary>How a prompt is answered, to phone systems and to browsers.</summary>
    /// <returns>Whether there is such a prompt.</returns>
    internal static async Task<bool> WriteAsync(HttpContext context, PromptSounds sounds, string language, string sound, string keepers)
    {
        var response = context.Response;
        var tag = $"\"{System.IO.Path.GetFileNameWithoutExtension(sound)}\"";
        var found = await sounds.GetAsync(language, sound, context.RequestAborted);
        if (!found.IsSuccess)
        {
            await RefuseAsync(context, found.Error is PromptNotReady ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
            return false;
        }
        var (wav, isFinal) = found.Value;
        response.Headers.CacheControl = isFinal
            ? $"{keepers}, max-age=31536000, immutable"
            : string.Create(CultureInfo.InvariantCulture, $"{keepers}, max-age={StandInSeconds}");
        if (isFinal)
            response.Headers.ETag = tag;
        var known = context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries);
        if (isFinal && known.Any(t => t == "*" || t.Replace("W/", "", StringComparison.Ordinal) == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }
        (response.ContentType, response.ContentLength) = ("audio/wav", wav.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(wav, context.RequestAborted);
        return true;
    }

    /// <summary>A line for whoever looks; the length keeps pages for people away.</summary>
    private static async Task RefuseAsync(HttpContext context, int status)
    {
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, "text/plain", NoSound.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(NoSound, context.RequestAborted);
    }
}
