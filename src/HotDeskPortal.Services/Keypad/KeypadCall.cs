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

/// <summary>Things the service did or found in a keypad call. Never tells a digit of a PIN.</summary>
public enum ServiceNoteKind
{
    /// <summary>A feature code was dialled.</summary>
    Dialled,

    /// <summary>An extension was entered.</summary>
    ExtensionEntered,

    /// <summary>Nothing was entered in time.</summary>
    NothingEntered,

    /// <summary>The PIN was accepted.</summary>
    PinAccepted,

    /// <summary>Extension or PIN was refused.</summary>
    PinRefused,

    /// <summary>Something else than 2 was pressed.</summary>
    NotConfirmed,

    /// <summary>The owner had changed since it was announced.</summary>
    OwnerHadChanged,

    /// <summary>The user owns the phone.</summary>
    OwnershipTaken,

    /// <summary>The owner was logged out.</summary>
    LoggedOut,

    /// <summary>The service refused, for the reason given.</summary>
    Refused,

    /// <summary>The caller hung up.</summary>
    HungUp,
}

/// <summary>One line of the transcript's service side.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record ServiceNote(DateTimeOffset At, ServiceNoteKind Kind, string Text)
{
    /// <summary>What was dialled where, for <see cref="ServiceNoteKind.Dialled"/>.</summary>
    public DialledAt? Dialled { get; init; }

    /// <summary>Why it refused, in place of a text.</summary>
    public Error? Refusal { get; init; }
}

/// <summary>A feature code that was dialled, and the phone it was dialled at.</summary>
/// <param name="Code">The code.</param>
/// <param name="IsHotDesk">Whether it is a hot desk phone; else it is a person's own.</param>
/// <param name="HasOwner">Whether somebody was logged in.</param>
public sealed record DialledAt(FeatureCode Code, bool IsHotDesk, bool HasOwner);
