using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Services.Keypad;

/// <summary>What the phone hears and does next.</summary>
/// <param name="Id">The call, unguessable.</param>
/// <param name="Office">Key of the office; its language is the one to speak.</param>
/// <param name="Say">What the phone says, in order.</param>
/// <param name="Collect">What it collects then; null: nothing, the call is over.</param>
/// <param name="Outcome">How the call ended; null: it goes on.</param>
/// <param name="Did">What the service did, for the transcript.</param>
public sealed record KeypadTurn(
    string Id, string Office, ImmutableArray<Spoken> Say, Collect? Collect, KeypadOutcome? Outcome, ImmutableArray<ServiceNote> Did)
{
    /// <summary>Whether the call is over.</summary>
    public bool HasEnded => Outcome is not null;
}

/// <summary>One line of the transcript's service side. Never tells a digit of a PIN.</summary>
/// <param name="At">When.</param>
/// <param name="What">What the service did or found: one of the facts in KeypadNotes.cs, or an <see cref="Error"/>.</param>
public sealed record ServiceNote(DateTimeOffset At, Fact What);

/// <summary>The phone that is to dial is none of the office's.</summary>
public sealed record UnknownPhone(string Phone)
    : Error("unknown-phone", $"There is no phone '{Phone}' in this office: give the extension it belongs to, or its MAC address.");

/// <summary>What was dialled is no feature code.</summary>
public sealed record NotAFeatureCode(string Dialled)
    : Error("not-a-feature-code", $"'{Dialled}' is no feature code: dial *45 to log in, *46 to log out.");

/// <summary>The call is over, has expired after two silent minutes, or never was.</summary>
public sealed record UnknownCall() : Error("unknown-keypad-call", "There is no such keypad call, or it is over: dial again.");

/// <summary>What was entered cannot have come from a keypad.</summary>
public sealed record MalformedDigits(string Message) : Error("malformed-digits", Message);

/// <summary>More calls at once than this office may hold.</summary>
public sealed record TooManyCalls() : Error("too-many-keypad-calls", "Too many keypad calls are open in this office: hang up some, or try again in a minute.");
