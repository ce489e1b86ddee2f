using System.Collections.Immutable;

namespace HotDeskPortal.Domain.Routing;

/// <summary>What a phone system is to do with a call.</summary>
public enum Verdict
{
    /// <summary>Ring phones.</summary>
    Ring,

    /// <summary>Send it to the trunk.</summary>
    Outside,

    /// <summary>Nothing rings: voicemail.</summary>
    Voicemail,

    /// <summary>Do not put it through, and say why.</summary>
    Refuse,

    /// <summary>Send it to the emergency service, with place and call-back number.</summary>
    Emergency,

    /// <summary>Start a keypad call.</summary>
    FeatureCode,
}

/// <summary>
/// What becomes of a call, so that a machine can act on it: tracer, simulator, API and doors all say this (design/routing.md: The verdict).
/// </summary>
/// <param name="Verdict">What is to be done.</param>
/// <param name="Route">Where it goes: what the number is, which phones ring, and why.</param>
/// <param name="CallerId">The caller ID it shows inside and outside; null: the phone's own, or that of the caller outside.</param>
/// <param name="Place">What an emergency call from this phone carries; null: it comes from outside, or there is no phone.</param>
/// <param name="Outside">The number as the trunk wants it; null: the call stays in the office.</param>
public sealed record CallVerdict(Verdict Verdict, Route Route, CallerId? CallerId, EmergencyPlace? Place, string? Outside = null)
{
    /// <summary>The extensions to ring, each once, in order.</summary>
    public ImmutableArray<string> Targets => [.. Route.Rings.Select(r => r.Extension.Digits).Distinct()];

    /// <summary>The extension whose voicemail takes the call where nobody answers; null: none does.</summary>
    public string? Mailbox => Verdict is Verdict.Ring or Verdict.Voicemail ? Route.Number : null;

    /// <summary>Why so.</summary>
    public Fact Reason => Route.Reason;
}
