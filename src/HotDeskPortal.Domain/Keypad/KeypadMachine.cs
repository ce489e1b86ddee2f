using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using static HotDeskPortal.Domain.Keypad.KeypadEffect;
using static HotDeskPortal.Domain.Keypad.KeypadInput;
using static HotDeskPortal.Domain.Keypad.KeypadState;

namespace HotDeskPortal.Domain.Keypad;

/// <summary>
/// The dialogue of a phone with a feature code (design/behaviour.md: The keypad call). Pure: no clock, no database, no text. The
/// simulator page, the HTTP API and any voice adapter drive this one machine.
/// </summary>
public static class KeypadMachine
{
    /// <summary>Tries that every question allows before the call ends.</summary>
    public const int Tries = 3;

    /// <summary>The key that confirms.</summary>
    public const string Confirm = "2";

    /// <summary>A phone dials a feature code.</summary>
    public static KeypadStep Start(FeatureCode code, CallingPhone phone) => (code, phone) switch
    {
        (_, { HotDesk: null }) => End(KeypadOutcome.NotAHotDeskPhone, Prompt.NotAHotDeskPhone),
        (FeatureCode.LogOut, { Owner: null }) => End(KeypadOutcome.NobodyLoggedIn, Prompt.NobodyLoggedIn),
        (_, { Refuses: true }) => End(KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses),
        (FeatureCode.LogIn, _) or (FeatureCode.Toggle, { Owner: null }) => AskExtension(0, 0),
        _ => AskOwnersPin(0, 0),
    };

    /// <summary>The next step. An input that does not fit the state changes nothing and says nothing.</summary>
    public static KeypadStep Step(KeypadState state, KeypadInput input) => (state, input) switch
    {
        (Ended, _) => new KeypadStep(state, []),
        (_, HungUp) => End(KeypadOutcome.HungUp),
        (_, Unavailable) => End(KeypadOutcome.Unavailable, Prompt.TemporarilyUnavailable),

        (AskingExtension s, Entered { Keys: "" }) => s.Empty + 1 < Tries ? AskExtension(s.Empty + 1, s.Wrong) : NothingEntered(),
        (AskingExtension s, Entered e) => AskPin(e.Keys, 0, s.Wrong),

        (AskingPin s, Entered { Keys: "" }) => s.Empty + 1 < Tries ? AskPin(s.Extension, s.Empty + 1, s.Wrong) : NothingEntered(),
        (AskingPin s, Entered e) => new KeypadStep(new CheckingPin(s.Wrong), [], new CheckPin(s.Extension, Pin.Entered(e.Keys))),

        (CheckingPin, PinAccepted a) => AskConfirmation(a.Claim, 0),
        (CheckingPin s, Refused { Error: NotRight }) => s.Wrong + 1 < Tries
            ? AskExtension(0, s.Wrong + 1, Prompt.ExtensionOrPinNotRight)
            : End(KeypadOutcome.NotRight, Prompt.ExtensionOrPinNotRight, Prompt.Goodbye),
        (CheckingPin, Refused r) => Refusal(r.Error),

        (AskingConfirmation s, Entered { Keys: Confirm }) =>
            new KeypadStep(new TakingOwnership(s.Claim, s.Other), [], new TakeOwnership(s.Claim)),
        (AskingConfirmation s, Entered) => s.Other + 1 < Tries
            ? AskConfirmation(s.Claim, s.Other + 1)
            : End(KeypadOutcome.NotConfirmed, Prompt.GoodbyeNothingChanged),

        (TakingOwnership s, Taken t) => End(
            KeypadOutcome.LoggedIn, new Spoken(Prompt.IsNowTheOwner, s.Claim.User.Name, t.HotDesk), Prompt.YouMayHangUp),
        (TakingOwnership s, Refused { Error: OwnerChanged c }) => AskConfirmation(s.Claim with { Announced = c.Owner }, s.Other),
        (TakingOwnership, Refused r) => Refusal(r.Error),

        (AskingOwnersPin s, Entered { Keys: "" }) => s.Empty + 1 < Tries ? AskOwnersPin(s.Empty + 1, s.Wrong) : NothingEntered(),
        (AskingOwnersPin s, Entered e) => new KeypadStep(new LoggingOut(s.Wrong), [], new KeypadEffect.LogOut(Pin.Entered(e.Keys))),

        (LoggingOut, OwnerLoggedOut o) => End(
            KeypadOutcome.LoggedOut, new Spoken(Prompt.IsLoggedOut, o.Owner.Name), Prompt.YouMayHangUp),
        (LoggingOut s, Refused { Error: NotRight }) => s.Wrong + 1 < Tries
            ? AskOwnersPin(0, s.Wrong + 1, Prompt.PinNotRight)
            : End(KeypadOutcome.NotRight, Prompt.PinNotRight, Prompt.Goodbye),
        (LoggingOut, Refused r) => Refusal(r.Error),

        _ => new KeypadStep(state, [], Collect: Collects(state)),
    };

    private static KeypadStep AskExtension(int empty, int wrong, params Spoken[] before) =>
        new(new AskingExtension(empty, wrong), [.. before, Prompt.EnterExtension], Collect: Collect.Extension);

    private static KeypadStep AskPin(string extension, int empty, int wrong) =>
        new(new AskingPin(extension, empty, wrong), [Prompt.EnterPin], Collect: Collect.PinDigits);

    private static KeypadStep AskOwnersPin(int empty, int wrong, params Spoken[] before) =>
        new(new AskingOwnersPin(empty, wrong), [.. before, Prompt.EnterPin], Collect: Collect.PinDigits);

    private static KeypadStep AskConfirmation(Claim claim, int other)
    {
        Spoken[] owner = claim.Announced is { } a ? [new Spoken(Prompt.SomebodyOwnsThisPhone, a.Name)] : [];
        return new(new AskingConfirmation(claim, other), [.. owner, Prompt.PressTwoToTakeOwnership], Collect: Collect.Confirmation);
    }

    private static KeypadStep NothingEntered() => End(KeypadOutcome.NothingEntered, Prompt.Goodbye);

    private static KeypadStep Refusal(Error error) => error switch
    {
        NotEnabled => End(KeypadOutcome.NotEnabled, Prompt.NotEnabled),
        HasOwnPhone => End(KeypadOutcome.HasOwnPhone, Prompt.HasOwnPhone),
        AlreadyOwner => End(KeypadOutcome.AlreadyLoggedIn, Prompt.AlreadyLoggedIn),
        LoggedInElsewhere e => End(KeypadOutcome.LoggedInElsewhere, new Spoken(Prompt.LoggedInElsewhere, HotDesk: e.HotDesk)),
        PhoneRefuses => End(KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses),
        NobodyLoggedIn or SessionOver => End(KeypadOutcome.NobodyLoggedIn, Prompt.NobodyLoggedIn),
        NotRight => End(KeypadOutcome.NotRight, Prompt.ExtensionOrPinNotRight, Prompt.Goodbye),
        NoPhone => End(KeypadOutcome.NotAHotDeskPhone, Prompt.NotAHotDeskPhone),
        _ => End(KeypadOutcome.Unavailable, Prompt.TemporarilyUnavailable),
    };

    private static KeypadStep End(KeypadOutcome outcome, params Spoken[] say) => new(new Ended(outcome), [.. say]);

    /// <summary>What a call in this state collects; null: nothing.</summary>
    public static Collect? Collects(KeypadState state) => state switch
    {
        AskingExtension => Collect.Extension,
        AskingPin or AskingOwnersPin => Collect.PinDigits,
        AskingConfirmation => Collect.Confirmation,
        _ => null,
    };
}
