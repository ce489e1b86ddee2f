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
