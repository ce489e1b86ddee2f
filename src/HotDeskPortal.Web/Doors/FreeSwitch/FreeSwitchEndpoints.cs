using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Web.Features.Provisioning;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>
/// What FreeSWITCH asks over HTTP: keypad calls by httapi, accounts and where calls go by xml_curl. No part of the HTTP API. Everything is posted:
/// in an address keys would stand in logs.
/// </summary>
internal static class FreeSwitchEndpoints
{
    /// <summary>Where keypad calls are held, below the door's address.</summary>
    public const string Keypad = "freeswitch/keypad";

    /// <summary>Where accounts and routes are told, below the door's address.</summary>
    public const string Xml = "freeswitch/xml";

    private static readonly byte[] s_over = "OK\n"u8.ToArray();
    private static readonly byte[] s_silence = Wave.Silence(TimeSpan.FromMilliseconds(10)).ToWav();
    private static readonly string[] s_reads = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddFreeSwitch(this IServiceCollection services) => services
        .AddSingleton<KeyEntries>().AddSingleton<HttapiKeypad>().AddSingleton<FreeSwitchDirectory>().AddSingleton<FreeSwitchRouting>()
        .AddSingleton<IDoorInstructions, FreeSwitchInstructions>();

    public static void MapFreeSwitch(this WebApplication app)
    {
        const string Door = DoorRequests.Prefix + "/{address}/";
        app.MapPost(Door + Keypad, AnswerKeypadAsync).WithMetadata(Small()).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Door + Xml, AnswerXmlAsync).WithMetadata(Small()).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        app.MapMethods(Door + HttapiKeypad.Silence, s_reads, AnswerSilenceAsync).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task AnswerKeypadAsync(
        HttpContext context, DoorAccess access, DoorActivity activity, HttapiKeypad keypad, ProvisioningOptions provisioning, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        if (await OpenAsync(context, access, activity, DoorRequestKind.Keys, start, clock) is not var (door, form))
            return;
        var answer = await keypad.AnswerAsync(door, form, Root(context, provisioning), start, context.RequestAborted);
        await (!answer.IsSuccess ? context.RefuseAsync(answer.Error)
            : answer.Value.Document is { } document ? context.SayAsync(StatusCodes.Status200OK, FreeSwitchXml.Bytes(document), FreeSwitchXml.ContentType)
            : context.SayAsync(StatusCodes.Status200OK, s_over));
    }

    private static async Task AnswerXmlAsync(
        HttpContext context, DoorAccess access, DoorActivity activity, FreeSwitchDirectory directory, FreeSwitchRouting routing, ProvisioningOptions provisioning,
        TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        if (await OpenAsync(context, access, activity, DoorRequestKind.Route, start, clock) is not var (door, form))
            return;
        Result<System.Xml.Linq.XElement> answer = FreeSwitchXml.NotFound;
        switch (form["section"])
        {
            case "directory":
                answer = await directory.AnswerAsync(door, form, context.RequestAborted);
                activity.Asked(door, DoorRequestKind.Accounts, clock.GetElapsedTime(start), answer.IsSuccess);
                break;
            case "dialplan":
                (answer, var from, var to) = routing.Answer(door, form, $"{Root(context, provisioning)}{DoorRequests.Prefix}/{door.Address}/{Keypad}");
                activity.Asked(door, DoorRequestKind.Route, clock.GetElapsedTime(start), answer.IsSuccess, from, FreeSwitchText.IsNumber(to) ? to : null);
                break;
        }
        await (answer.IsSuccess ? context.SayAsync(StatusCodes.Status200OK, FreeSwitchXml.Bytes(answer.Value), FreeSwitchXml.ContentType) : context.RefuseAsync(answer.Error));
    }

    /// <summary>What is played where nothing is to be heard: FreeSWITCH tells of silence only after it has played something.</summary>
    private static Task AnswerSilenceAsync(HttpContext context, DoorAccess access)
    {
        var opened = context.OpenDoorByAddress(access);
        if (!opened.IsSuccess)
            return context.RefuseAsync(opened.Error);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return context.SayAsync(StatusCodes.Status200OK, s_silence, "audio/wav");
    }

    /// <summary>The door and what came; null: it is answered already. Strangers' forms are not read.</summary>
    private static async Task<(OpenDoor Door, FreeSwitchForm Form)?> OpenAsync(
        HttpContext context, DoorAccess access, DoorActivity activity, DoorRequestKind kind, long start, TimeProvider clock)
    {
        var opened = context.OpenDoor(access, PhoneSystem.FreeSwitch);
        if (!opened.IsSuccess)
        {
            await context.RefuseAsync(opened.Error);
            return null;
        }
        var (form, status) = await FreeSwitchForm.ReadAsync(context);
        if (form is not null)
            return (opened.Value, form);
        activity.Asked(opened.Value, kind, clock.GetElapsedTime(start), wentWell: false);
        await context.SayAsync(status, "A form is expected here, of 256 KiB at most.\n"u8.ToArray());
        return null;
    }

    /// <summary>The portal's address as FreeSWITCH finds it.</summary>
    private static string Root(HttpContext context, ProvisioningOptions provisioning) => FreeSwitchText.Url(
        (provisioning.PublicUrl.Length > 0 ? provisioning.PublicUrl : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}").TrimEnd('/'));

    private static Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute Small() => new(FreeSwitchForm.MaxBytes);
}
