using System.Xml.Linq;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Features.Provisioning;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>
/// Keypad calls of platforms that ask by webhook what to do next: <c>/door/{address}/voice…</c>. Each request says which call and turn it answers; whatever
/// is asked again is answered again. Who is let in hears something even where the call cannot be held: a platform says nothing good of an error.
/// </summary>
internal sealed class VoiceWebhook(
    DoorAccess access, DoorActivity activity, DoorCalls calls, CallScripts scripts, VoiceDocuments documents, OwnershipFeed feed, ProvisioningOptions provisioning,
    TimeProvider clock, ILogger<VoiceWebhook> logger)
{
    /// <summary>Longest name of a phone or number that is looked for.</summary>
    private const int MaxNumber = 80;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.2);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What its path says behind <c>voice/</c>.</param>
    public async Task AnswerAsync(HttpContext context, string? what)
    {
        var start = clock.GetTimestamp();
        var opened = context.OpenDoorByAddress(access);
        if (!opened.IsSuccess)
        {
            await context.RefuseAsync(opened.Error);
            return;
        }
        var door = opened.Value;
        if (VoiceDialect.Of(door.System) is not { } dialect)
        {
            await context.RefuseAsync(access.Refuse(door.Address, DoorRefusal.OtherSystem, context.Connection.RemoteIpAddress));
            return;
        }
        if (await VoiceRequest.ReadAsync(context) is not { } request)
        {
            await context.SayAsync(StatusCodes.Status413PayloadTooLarge, "Too large\n"u8.ToArray());
            return;
        }
        var urls = VoiceUrls.Of(context, provisioning);
        if (Check(context, door, urls, request) is { } refusal)
            await context.RefuseAsync(refusal);
        else if (VoicePath.Of(what) is not { } path)
            await context.SayAsync(StatusCodes.Status404NotFound, "No such address\n"u8.ToArray());
        else if (path.Step == VoiceStep.Pause)
            await context.SayAsync(StatusCodes.Status200OK, Wave.Silence(s_pause).ToWav(), "audio/wav");
        else
        {
            var document = await HoldAsync(new Asked(door, dialect, urls, request, path, start), context.RequestAborted);
            await context.SayAsync(StatusCodes.Status200OK, VoiceDocuments.Write(document), dialect.ContentType);
        }
    }

    /// <summary>Whether the request is the platform's: by its signature, or by the secret in its address.</summary>
    private Error? Check(HttpContext context, OpenDoor door, VoiceUrls urls, VoiceRequest request)
    {
        if (!door.System.Signs())
            return context.OpenDoor(access).Error;
        return access.SigningToken(door) is { } token && VoiceSignature.Holds(door.System, context.Request.Headers, token, urls.Requested, request)
            ? null : access.Refuse(door.Address, DoorRefusal.WrongSignature, context.Connection.RemoteIpAddress);
    }

    private async Task<XElement> HoldAsync(Asked asked, CancellationToken cancellation)
    {
        var (door, dialect, _, request, path, _) = asked;
        if (path.Step == VoiceStep.Status || dialect.IsOver(request))
        {
            // Of a call that is going on there is nothing to do.
            if (dialect.IsOver(request))
                await calls.HangUpAsync(door, path.Call.Length > 0 ? path.Call : VoicePath.CallOf(dialect.CallOf(request)), cancellation);
            return VoiceDocuments.Empty;
        }
        return path.Step == VoiceStep.Begin ? await BeginAsync(asked, cancellation) : await EnterAsync(asked, cancellation);
    }

    private async Task<XElement> BeginAsync(Asked asked, CancellationToken cancellation)
    {
        var (door, dialect, _, request, path, start) = asked;
        var codes = feed.Board(door.Office)?.Office.FeatureCodes ?? FeatureCodes.Default;
        var caller = dialect.CallerOf(request, codes, path.Code);
        var phone = Shortened(caller.Phone);
        var dialled = caller.Code is { } code ? calls.Dialled(door, phone, code) : Shortened(caller.Dialled);
        // Without a name, a call that is asked for again is another one.
        var call = VoicePath.CallOf(dialect.CallOf(request)) is { Length: > 0 } named ? named : Guid.NewGuid().ToString("N");
        var turn = await calls.DialAsync(door, call, phone, dialled, cancellation);
        activity.Asked(door, DoorRequestKind.Call, clock.GetElapsedTime(start), turn.IsSuccess, phone, dialled);
        return await AnswerAsync(asked, call, turn, cancellation);
    }

    private async Task<XElement> EnterAsync(Asked asked, CancellationToken cancellation)
    {
        var (door, _, _, request, path, start) = asked;
        var turn = await calls.EnterAsync(door, path.Call, path.Turn, path.Step == VoiceStep.Silence ? "" : Entry(request["Digits"]), cancellation);
        activity.Asked(door, DoorRequestKind.Keys, clock.GetElapsedTime(start), turn.IsSuccess);
        if (turn is { IsSuccess: false, Error: not UnknownCall })
            await calls.HangUpAsync(door, path.Call, cancellation);
        return await AnswerAsync(asked, path.Call, turn, cancellation);
    }

    private async Task<XElement> AnswerAsync(Asked asked, string call, Result<DoorTurn> turn, CancellationToken cancellation)
    {
        var (door, dialect, urls, _, _, _) = asked;
        if (turn.IsSuccess)
            return await documents.OfAsync(dialect, door, urls, call, turn.Value.Number, turn.Value.Script, cancellation);
        logger.LogWarning("A call at the door {Door} could not be held: {Reason}", door.Name, turn.Error.Code);
        return feed.Board(door.Office) is not { } board ? new XElement("Response", new XElement("Hangup"))
            : await documents.OfAsync(dialect, door, urls, call, 0, scripts.Of(board, [Prompt.TemporarilyUnavailable], null), cancellation);
    }

    /// <summary>Up to the terminator, which not every platform takes for one.</summary>
    private static string Entry(string digits)
    {
        var end = digits.IndexOf('#', StringComparison.Ordinal);
        return end < 0 ? digits : digits[..(end + 1)];
    }

    private static string Shortened(string text) => text.Length <= MaxNumber ? text : text[..MaxNumber];

    private sealed record Asked(OpenDoor Door, VoiceDialect Dialect, VoiceUrls Urls, VoiceRequest Request, VoicePath Path, long Start);
}

/// <summary>Where platforms ask.</summary>
internal static class VoiceWebhookEndpoint
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Post];

    public static WebApplication MapVoiceWebhooks(this WebApplication app)
    {
        var webhook = app.Services.GetRequiredService<VoiceWebhook>();
        app.MapMethods(
            $"{DoorRequests.Prefix}/{{address}}/{VoicePath.Root}/{{**what}}", s_methods, context => webhook.AnswerAsync(context, context.GetRouteValue("what") as string))
            .DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        return app;
    }
}
