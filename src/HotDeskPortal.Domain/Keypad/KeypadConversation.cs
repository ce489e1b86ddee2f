using System.Collections.Immutable;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Keypad;

/// <summary>How the phone collects what comes next.</summary>
/// <param name="MaxDigits">Collecting ends after this many digits.</param>
/// <param name="Terminator">Or with this key; null: none.</param>
public sealed record Collect(int MaxDigits, char? Terminator)
{
    /// <summary>Silence that ends collecting before the first digit.</summary>
    public static readonly TimeSpan FirstDigitTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Silence that ends collecting between digits.</summary>
    public static readonly TimeSpan InterDigitTimeout = TimeSpan.FromSeconds(3);

    /// <summary>An extension.</summary>
    public static readonly Collect Extension = new(ExtensionNumber.MaxDigits, '#');

    /// <summary>A PIN.</summary>
    public static readonly Collect PinDigits = new(Pin.MaxDigits, '#');

    /// <summary>The one digit that confirms.</summary>
    public static readonly Collect Confirmation = new(1, null);
}

/// <summary>A phone that has dialled a feature code, as the machine needs to know it.</summary>
/// <param name="HotDesk">The hot desk extension it stands at; null: it is somebody's own phone.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Refuses">Whether it refuses after too many wrong PINs.</param>
public sealed record CallingPhone(ExtensionNumber? HotDesk, OwnerName? Owner, bool Refuses);

/// <summary>Where a keypad call is. Holds no PIN digit, ever.</summary>
public abstract record KeypadState
{
    /// <summary>Asked for the extension.</summary>
    /// <param name="Empty">Times nothing was entered here.</param>
    /// <param name="Wrong">Wrong PINs in this call.</param>
    public sealed record AskingExtension(int Empty, int Wrong) : KeypadState;

    /// <summary>Asked for the PIN.</summary>
    public sealed record AskingPin(string Extension, int Empty, int Wrong) : KeypadState;

    /// <summary>The service checks the PIN.</summary>
    public sealed record CheckingPin(int Wrong) : KeypadState;

    /// <summary>Asked to confirm with 2.</summary>
    /// <param name="Claim">What 2 would do.</param>
    /// <param name="Other">Times something else came.</param>
    public sealed record AskingConfirmation(Claim Claim, int Other) : KeypadState;

    /// <summary>The service takes ownership.</summary>
    public sealed record TakingOwnership(Claim Claim, int Other) : KeypadState;

    /// <summary>Asked for the owner's PIN.</summary>
    public sealed record AskingOwnersPin(int Empty, int Wrong) : KeypadState;

    /// <summary>The service logs out.</summary>
    public sealed record LoggingOut(int Wrong) : KeypadState;

    /// <summary>Over.</summary>
    public sealed record Ended(KeypadOutcome Outcome) : KeypadState;
}

/// <summary>A user whose PIN was right, and the owner who was named to them.</summary>
public sealed record Claim(OwnerName User, OwnerName? Announced);

/// <summary>What reaches the machine.</summary>
public abstract record KeypadInput
{
    /// <summary>Keys, without the terminator; empty: only the terminator, or silence from the start.</summary>
    public sealed record Entered(string Keys) : KeypadInput
    {
        /// <summary>How many keys, never which: they may be a PIN.</summary>
        public override string ToString() => $"Entered({Keys.Length} keys)";
    }

    /// <summary>The caller hung up.</summary>
    public sealed record HungUp : KeypadInput;

    /// <summary>The PIN is right, and nothing else stands in the way.</summary>
    public sealed record PinAccepted(Claim Claim) : KeypadInput;

    /// <summary>The service took ownership for the user.</summary>
    public sealed record Taken(ExtensionNumber HotDesk) : KeypadInput;

    /// <summary>The service logged the owner out.</summary>
    public sealed record OwnerLoggedOut(OwnerName Owner) : KeypadInput;

    /// <summary>The service refused what it was asked.</summary>
    public sealed record Refused(Error Error) : KeypadInput;

    /// <summary>The service could not do what it was asked; nothing changed.</summary>
    public sealed record Unavailable : KeypadInput;
}

/// <summary>What the machine asks of the service.</summary>
public abstract record KeypadEffect
{
    /// <summary>Check extension and PIN, and whether a login may follow.</summary>
    public sealed record CheckPin(string Extension, Pin Pin) : KeypadEffect;

    /// <summary>Take ownership, provided the owner is still the one announced.</summary>
    public sealed record TakeOwnership(Claim Claim) : KeypadEffect;

    /// <summary>Log the owner out, provided it is their PIN.</summary>
    public sealed record LogOut(Pin Pin) : KeypadEffect;
}

/// <summary>
/// One step of the machine: exactly one of an effect, something to collect, or the end. None of them only where an input
/// that does not fit arrives while the service is still at work: the call goes on waiting for its answer.
/// </summary>
/// <param name="State">Where the call is now.</param>
/// <param name="Say">What the phone says, in order.</param>
/// <param name="Effect">What the service has to do before the call goes on.</param>
/// <param name="Collect">What the phone collects next.</param>
public sealed record KeypadStep(
    KeypadState State, ImmutableArray<Spoken> Say, KeypadEffect? Effect = null, Collect? Collect = null)
{
    /// <summary>How the call ended; null: it goes on.</summary>
    public KeypadOutcome? Outcome => (State as KeypadState.Ended)?.Outcome;
}
