using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Routing;

/// <summary>An emergency number is never refused.</summary>
public sealed record IsEmergencyNumber : Fact;

/// <summary>A feature code.</summary>
public sealed record IsFeatureCode(FeatureCode Code) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Code.ToString();
}

/// <summary>No number of the office: the call leaves it.</summary>
public sealed record LeavesTheOffice(string Number) : Fact;

/// <summary>How a number outside is written to the trunk.</summary>
public sealed record GoesToTheTrunkAs(string Number) : Fact;

/// <summary>Who is disabled does not ring.</summary>
public sealed record UserIsDisabled(string User) : Fact;

/// <summary>Who is logged in nowhere does not ring.</summary>
public sealed record UserIsNowhere(string User) : Fact;

/// <summary>A user rings, at these extensions.</summary>
public sealed record RingsUser(string User, FactList<ExtensionNumber> At) : Fact;

/// <summary>Nobody calls a shared phone: its owner is called, where there is one.</summary>
public sealed record IsSharedPhone(ExtensionNumber HotDesk, string? Owner = null, ExtensionNumber? OwnerNumber = null) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Owner is null ? "Free" : "Owned";
}

/// <summary>A destination without members.</summary>
public sealed record HasNoMembers(string Destination) : Fact;

/// <summary>No member of a destination is logged in.</summary>
public sealed record NoMemberIsLoggedIn(string Destination) : Fact;

/// <summary>A destination rings its members who are logged in.</summary>
public sealed record RingsMembers(string Destination) : Fact;

/// <summary>A number that only phones of the office may dial.</summary>
public sealed record IsForTheOfficeOnly(string Number) : Fact;

/// <summary>A call from outside shows its own caller ID.</summary>
public sealed record ComesFromOutside : Fact;

/// <summary>A call from a number outside, which it shows.</summary>
public sealed record ComesFromNumber(string Number) : Fact;

/// <summary>A hot desk extension without phone.</summary>
public sealed record HotDeskHasNoPhone(ExtensionNumber HotDesk) : Fact;

/// <summary>The call is its owner's.</summary>
public sealed record IsCallOfOwner(string Owner, ExtensionNumber OwnerNumber, ExtensionNumber HotDesk) : Fact;

/// <summary>Nobody is logged in at a hot desk extension.</summary>
public sealed record NobodyIsLoggedInAt(ExtensionNumber HotDesk) : Fact;

/// <summary>Why no phone is a user's.</summary>
public enum Unreachable
{
    /// <summary>They are disabled.</summary>
    Disabled,

    /// <summary>They have no phone, and may not log in at one.</summary>
    NotEnabled,

    /// <summary>They are logged in nowhere.</summary>
    NotLoggedIn,
}

/// <summary>A user has no phone to call from.</summary>
public sealed record HasNoPhoneToCallFrom(string User, Unreachable Why) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Why.ToString();
}

/// <summary>A user calls from a phone of their own.</summary>
public sealed record CallsFromOwnPhone(string User, string Model, MacAddress Mac) : Fact;

/// <summary>A phone without owner calls nobody outside.</summary>
public sealed record FreePhoneCallsInsideOnly : Fact;

/// <summary>A phone without owner calls emergency numbers only.</summary>
public sealed record FreePhoneCallsEmergencyOnly : Fact;

/// <summary>What an emergency call says of where it comes from.</summary>
public abstract record EmergencyCallFact(string? Location, string? Callback) : Fact
{
    /// <inheritdoc/>
    public override string Variant => (Location, Callback) switch
    {
        (null, null) => "Nothing",
        (null, _) => "Callback",
        (_, null) => "Location",
        _ => "Both",
    };
}

/// <summary>What the traced emergency call carries.</summary>
public sealed record EmergencyCallCarries(string? Location, string? Callback) : EmergencyCallFact(Location, Callback);

/// <summary>What an emergency call from the same phone would carry.</summary>
public sealed record EmergencyCallWouldCarry(string? Location, string? Callback) : EmergencyCallFact(Location, Callback);

/// <summary>Feature codes are for hot desk phones.</summary>
public sealed record OwnPhoneIsNoHotDesk : Fact;

/// <summary>The caller ID that a call shows.</summary>
public sealed record ShowsCallerId(string Name, string Number) : Fact;

/// <summary>Nobody's caller ID is shown.</summary>
public sealed record ShowsNoCallerId : Fact;

/// <summary>A user's own phone rings.</summary>
public sealed record OwnPhoneRings(string User, MacAddress Mac) : Fact;

/// <summary>The phone rings at which a user is logged in.</summary>
public sealed record RingsWhereLoggedIn(string User, ExtensionNumber HotDesk, MacAddress Mac) : Fact;

/// <summary>A user does not ring.</summary>
public sealed record UserDoesNotRing(string User, ExtensionNumber Number, Unreachable Why) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Why.ToString();
}

/// <summary>A destination that leads back to itself is called once.</summary>
public sealed record WasCalledAlready(string Destination) : Fact;

/// <summary>A destination, and how many members it has.</summary>
public sealed record IsDestination(ExtensionNumber Number, DestinationKind Kind, string Name, int Count) : Fact;
