using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Calls;

/// <summary>Where a simulated call is.</summary>
public enum PhoneCallState
{
    /// <summary>Phones ring.</summary>
    Ringing,

    /// <summary>Two phones talk.</summary>
    Talking,

    /// <summary>Nobody answered, or nobody could: the caller hears voicemail.</summary>
    Voicemail,

    /// <summary>Every phone that would ring is in another call.</summary>
    Busy,

    /// <summary>The call is not put through, for the reason given.</summary>
    Refused,

    /// <summary>An emergency number: what it carries is shown, nobody is called.</summary>
    Emergency,

    /// <summary>The call would leave the office.</summary>
    Outside,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>A call between phones of one office, as the simulator plays it. Immutable: each event makes the next one.</summary>
/// <param name="Id">Identity.</param>
/// <param name="From">The phone that calls.</param>
/// <param name="FromExtension">The extension it is registered under.</param>
/// <param name="Number">As dialled.</param>
/// <param name="Kind">What that number is; null: none of the office's.</param>
/// <param name="Caller">The caller ID that the phones that ring show; null: nobody is logged in where the call comes from.</param>
/// <param name="State">Where the call is.</param>
/// <param name="Ringing">The phones that ring now.</param>
/// <param name="Reason">Why so.</param>
public sealed record PhoneCall(
    Guid Id, MacAddress From, ExtensionNumber FromExtension, string Number, RouteKind? Kind, CallerId? Caller, PhoneCallState State,
    ImmutableArray<Ring> Ringing, Fact Reason)
{
    /// <summary>The phone that answered; null: none has.</summary>
    public Ring? AnsweredBy { get; init; }

    /// <summary>What an emergency call carries; null: it is none.</summary>
    public EmergencyPlace? Emergency { get; init; }

    /// <summary>Whether a phone rings for it.</summary>
    public bool Rings(MacAddress phone) => State == PhoneCallState.Ringing && Ringing.Any(r => r.Mac == phone);

    /// <summary>Whether a phone has its handset in this call: it called, or it answered.</summary>
    public bool Holds(MacAddress phone) => State != PhoneCallState.Ended && (From == phone || AnsweredBy?.Mac == phone);

    /// <summary>A phone that rings is lifted. One that does not changes nothing: another one was faster.</summary>
    public PhoneCall Answer(MacAddress phone) => Rings(phone)
        ? this with { State = PhoneCallState.Talking, AnsweredBy = Ringing.First(r => r.Mac == phone), Ringing = [] }
        : this;

    /// <summary>A phone hangs up: the call is over. One that only rings stops ringing; the last one sends the caller to voicemail.</summary>
    public PhoneCall HangUp(MacAddress phone)
    {
        if (Holds(phone))
            return this with { State = PhoneCallState.Ended, Ringing = [] };
        if (!Rings(phone))
            return this;
        var left = Ringing.RemoveAll(r => r.Mac == phone);
        return left.IsEmpty ? NoAnswer() : this with { Ringing = left };
    }

    /// <summary>It has rung long enough.</summary>
    public PhoneCall NoAnswer() => State == PhoneCallState.Ringing
        ? this with { State = PhoneCallState.Voicemail, Ringing = [], Reason = new NobodyAnswered() }
        : this;
}
