using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Keypad;

/// <summary>Everything a phone says. The texts are in the service layer's resources, one per language.</summary>
public enum Prompt
{
    /// <summary>Enter your extension, then pound.</summary>
    EnterExtension,

    /// <summary>Enter your PIN, then pound.</summary>
    EnterPin,

    /// <summary>The extension or PIN is not right.</summary>
    ExtensionOrPinNotRight,

    /// <summary>The PIN is not right (at <c>*46</c>, which asks for no extension).</summary>
    PinNotRight,

    /// <summary>{Name} owns this phone.</summary>
    SomebodyOwnsThisPhone,

    /// <summary>Press 2 to take ownership.</summary>
    PressTwoToTakeOwnership,

    /// <summary>{Name} is now the owner of phone {HotDesk}.</summary>
    IsNowTheOwner,

    /// <summary>You may hang up.</summary>
    YouMayHangUp,

    /// <summary>You are already logged in at this phone.</summary>
    AlreadyLoggedIn,

    /// <summary>Your extension is not enabled for hot desking.</summary>
    NotEnabled,

    /// <summary>You have a phone of your own.</summary>
    HasOwnPhone,

    /// <summary>You are logged in at {HotDesk}; log out there first.</summary>
    LoggedInElsewhere,

    /// <summary>This is not a hot desk phone.</summary>
    NotAHotDeskPhone,

    /// <summary>This phone refuses logins for a while.</summary>
    PhoneRefuses,

    /// <summary>Nobody is logged in at this phone.</summary>
    NobodyLoggedIn,

    /// <summary>{Name} is logged out.</summary>
    IsLoggedOut,

    /// <summary>Goodbye.</summary>
    Goodbye,

    /// <summary>Goodbye, nothing changed.</summary>
    GoodbyeNothingChanged,

    /// <summary>The service is temporarily unavailable.</summary>
    TemporarilyUnavailable,
}

/// <summary>One thing said.</summary>
/// <param name="Prompt">What.</param>
/// <param name="Name">The person it names.</param>
/// <param name="HotDesk">The phone it names.</param>
public sealed record Spoken(Prompt Prompt, string? Name = null, ExtensionNumber? HotDesk = null)
{
    /// <summary>A prompt that names nothing.</summary>
    public static implicit operator Spoken(Prompt prompt) => new(prompt);
}

/// <summary>How a keypad call ended.</summary>
public enum KeypadOutcome
{
    /// <summary>The user owns the phone.</summary>
    LoggedIn,

    /// <summary>The owner is logged out.</summary>
    LoggedOut,

    /// <summary>The user owned it already.</summary>
    AlreadyLoggedIn,

    /// <summary>Nothing was entered, three times.</summary>
    NothingEntered,

    /// <summary>Three wrong PINs.</summary>
    NotRight,

    /// <summary>The user did not press 2.</summary>
    NotConfirmed,

    /// <summary>The user is not enabled for hot desking.</summary>
    NotEnabled,

    /// <summary>The user has a phone of their own.</summary>
    HasOwnPhone,

    /// <summary>The user is logged in elsewhere and the office refuses a second phone.</summary>
    LoggedInElsewhere,

    /// <summary>The phone is not a hot desk extension's.</summary>
    NotAHotDeskPhone,

    /// <summary>The phone refuses after too many wrong PINs.</summary>
    PhoneRefuses,

    /// <summary>Nobody to log out.</summary>
    NobodyLoggedIn,

    /// <summary>The caller hung up.</summary>
    HungUp,

    /// <summary>The service could not do it now; nothing changed.</summary>
    Unavailable,
}
