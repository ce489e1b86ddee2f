using System.Xml.Linq;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>What is answered to a request of a keypad call.</summary>
/// <param name="Document">What the phone does next; null: nothing, the call is over.</param>
internal sealed record HttapiAnswer(XElement? Document);

/// <summary>Holds keypad calls over httapi: one request for each key, and one when the call is over.</summary>
internal sealed class HttapiKeypad(DoorCalls calls, KeyEntries entries, DoorActivity activity, TimeProvider clock)
{
    /// <summary>The parameter that names the phone, set by the dialplan.</summary>
    public const string Phone = "hotdesk_phone";

    /// <summary>The parameter that says what is asked for, set by the dialplan.</summary>
    public const string Wish = "hotdesk_wish";

    /// <summary>Where the silence is, below the door's address.</summary>
    public const string Silence = "freeswitch/silence.wav";

    /// <summary>Answers.</summary>
    /// <param name="door">The door.</param>
    /// <param name="form">What came.</param>
    /// <param name="root">The portal's address as FreeSWITCH finds it.</param>
    /// <param name="start">When the request came.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>The answer; or an error, which ends the application: the dialplan goes on.</returns>
    public async Task<Result<HttapiAnswer>> AnswerAsync(OpenDoor door, FreeSwitchForm form, string root, long start, CancellationToken cancellation)
    {
        var call = form["session_id"];
        if (form["exiting"] == "true")
        {
            entries.Forget(door.Id, call);
            await calls.HangUpAsync(door, call, CancellationToken.None);
            return new HttapiAnswer(null);
        }
        var isFirst = !form.Has(HttapiDocument.Turn) && !form.Has(HttapiDocument.Keys);
        var (phone, silence) = (PhoneOf(form), $"{root}{DoorRequests.Prefix}/{door.Address}/{Silence}");
        var dialled = isFirst ? Dialled(door, form, phone) : null;
        var turn = isFirst ? await calls.DialAsync(door, call, phone, dialled!, cancellation) : await EnterAsync(door, form, call, cancellation);
        activity.Asked(door, isFirst ? DoorRequestKind.Call : DoorRequestKind.Keys, clock.GetElapsedTime(start), turn.IsSuccess, phone, dialled);
        if (!turn.IsSuccess)
            return turn.Error;
        var before = entries.Count(door.Id, call, turn.Value.Number);
        return new HttapiAnswer(before > 0
            ? HttapiDocument.Next(turn.Value.Number, before, silence)
            : HttapiDocument.Of(turn.Value, prompt => root + DoorPromptEndpoint.Path(door.Address, prompt), silence));
    }

    /// <summary>The phone that calls: as the dialplan says, else as the channel is called. Never by caller ID, which is the owner's or anybody's.</summary>
    internal static string PhoneOf(FreeSwitchForm form)
    {
        var channel = form["Caller-Channel-Name"];
        var named = new[] { form[Phone], form["Caller-Username"], channel[(channel.LastIndexOf('/') + 1)..] }
            .Select(n => n.Split('@')[0]).FirstOrDefault(n => n.Length > 0 && n[0] != '$') ?? "";
        return named.Length > RecordedCallLengths.Phone ? named[..RecordedCallLengths.Phone] : named;
    }

    private string Dialled(OpenDoor door, FreeSwitchForm form, string phone)
    {
        FeatureCode? code = form[Wish] switch
        {
            "login" => FeatureCode.LogIn,
            "logout" => FeatureCode.LogOut,
            "toggle" => FeatureCode.Toggle,
            _ => null,
        };
        var dialled = code is { } known ? calls.Dialled(door, phone, known) : form["Caller-Destination-Number"];
        return dialled.Length > RecordedCallLengths.Dialled ? dialled[..RecordedCallLengths.Dialled] : dialled;
    }

    /// <summary>A key, or silence. Asked again for a turn that was answered, the next one is told again.</summary>
    private async Task<Result<DoorTurn>> EnterAsync(OpenDoor door, FreeSwitchForm form, string call, CancellationToken cancellation)
    {
        var now = calls.Now(door, call);
        if (!now.IsSuccess)
            return now;
        // A profile that does not let parameters be set brings no turn back: then it is the one at hand.
        var turn = form.Number(HttapiDocument.Turn) ?? now.Value.Number;
        if (turn > now.Value.Number)
            return new UnknownCall();
        if (turn < now.Value.Number || now.Value.Script.Collect is not { } collect)
            return now;
        // A field that is missing is silence too, as where somebody has taken the error file out.
        var keys = form[HttapiDocument.Keys] == HttapiDocument.Invalid ? "" : form[HttapiDocument.Keys];
        if (entries.Add(door.Id, call, turn, form.Number(HttapiDocument.Before) ?? entries.Count(door.Id, call, turn), keys, collect) is not { } entry)
            return now;
        var next = await calls.EnterAsync(door, call, turn, entry, cancellation);
        if (next.IsSuccess && next.Value.Number > turn)
            entries.Forget(door.Id, call);
        return next;
    }
}
