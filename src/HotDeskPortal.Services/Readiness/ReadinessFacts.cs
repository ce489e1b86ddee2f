using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Readiness;

// What checks find and what their fixes do. Words: ReadinessStrings.resx, under these names.

/// <summary>A person is assigned to a hot desk extension.</summary>
public sealed record PersonIsAssigned(string Person) : Fact;

/// <summary>Nobody is assigned any more.</summary>
public sealed record PersonIsRemoved : Fact;

/// <summary>The answering rule does not ring all of the user's phones.</summary>
public sealed record RingsNotAllPhones : Fact;

/// <summary>The answering rule rings all of the user's phones.</summary>
public sealed record RingAllIsTurnedOn : Fact;

/// <summary>A hot desk extension has a voicemail box.</summary>
public sealed record HasVoicemailBox : Fact;

/// <summary>Voicemail is off.</summary>
public sealed record VoicemailIsTurnedOff : Fact;

/// <summary>One can sign in to the phone system's portal as a hot desk extension.</summary>
public sealed record HasPortalScope(PortalScope Scope) : Fact;

/// <summary>Nobody can sign in as a hot desk extension.</summary>
public sealed record ScopeIsClosed : Fact;

/// <summary>The number lies outside the office's range.</summary>
public sealed record NumberIsOutsideRange(NumberRange Range) : Fact;

/// <summary>No phone is assigned.</summary>
public sealed record PhoneIsMissing : Fact;

/// <summary>No template.</summary>
public sealed record TemplateIsMissing : Fact;

/// <summary>The template is for phones of another maker.</summary>
public sealed record TemplateIsOfOtherMaker(string Template, PhoneVendor Vendor, string Model) : Fact;

/// <summary>A hot desk extension gets a template.</summary>
public sealed record GetsTemplate(string Template) : Fact;

/// <summary>A template leaves feature synchronisation on.</summary>
public sealed record LeavesFeatureSyncOn(string Template) : Fact;

/// <summary>A template turns feature synchronisation off, for so many that use it.</summary>
public sealed record TurnsFeatureSyncOff(string Template, int Count) : Fact;

/// <summary>A phone has too few keys for one or both of those that log in and out.</summary>
/// <param name="Model">The phone's model.</param>
/// <param name="Count">The keys it has.</param>
/// <param name="Key">What has no room.</param>
/// <param name="OtherKey">The other one that has none.</param>
public sealed record KeysFindNoRoom(string Model, int Count, string Key, string? OtherKey) : Fact
{
    /// <inheritdoc/>
    public override string Variant => OtherKey is null ? "OneKey" : "BothKeys";
}

/// <summary>A template lacks one or both of the keys that log in and out.</summary>
public sealed record TemplateLacksKeys(string Template, string Key, string? OtherKey) : Fact
{
    /// <inheritdoc/>
    public override string Variant => OtherKey is null ? "OneKey" : "BothKeys";
}

/// <summary>A template gets the keys that it lacks, for so many that use it.</summary>
public sealed record TemplateGetsKeys(string Template, int Count) : Fact;

/// <summary>The line's label does not name the extension.</summary>
public sealed record LabelNamesNoExtension(string Template, string Label) : Fact;

/// <summary>A template labels the line with the extension's number, for so many that use it.</summary>
public sealed record LabelBecomesNumber(string Template, int Count) : Fact;

/// <summary>A phone has no emergency location.</summary>
public sealed record PhoneHasNoPlace(MacAddress Phone) : Fact;

/// <summary>A phone has never asked for its configuration.</summary>
public sealed record PhoneNeverAsked(MacAddress Phone) : Fact;

/// <summary>A phone asks at an address that opens nothing.</summary>
public sealed record PhoneAsksAtDeadAddress(MacAddress Phone) : Fact;

/// <summary>A phone asks with the office's key while its window is closed.</summary>
public sealed record PhoneFindsWindowClosed(MacAddress Phone) : Fact;

/// <summary>The office's key opens a phone's files for a while.</summary>
public sealed record WindowOpens(int Minutes) : Fact;

/// <summary>A phone was refused, because it could only have been sent to the portal's own machine.</summary>
public sealed record PhonesHaveNoAddress(MacAddress Phone) : Fact;

/// <summary>A phone has not fetched its configuration since that changed.</summary>
public sealed record PhoneIsBehind(MacAddress Phone) : Fact;

/// <summary>A phone says that it is another model.</summary>
public sealed record PhoneSaysOtherModel(string Model, string Reported) : Fact;

/// <summary>The inventory takes over the model that the phone says it is.</summary>
public sealed record InventoryTakesModel(string Model) : Fact;

/// <summary>A phone named another address, and was refused.</summary>
public sealed record PhoneSaysOtherMac(MacAddress Phone, MacAddress Reported) : Fact;

/// <summary>A user has phones of their own, the first of which is this one.</summary>
public sealed record UserHasPhones(int Count, string Model, MacAddress Phone) : Fact;

/// <summary>A user has no PIN.</summary>
public sealed record PinIsMissing : Fact;

/// <summary>A PIN that everybody tries first.</summary>
public sealed record PinIsGuessable : Fact;

/// <summary>A user has no caller ID number: the extension is shown.</summary>
public sealed record CallsShowExtension(ExtensionNumber Number) : Fact;

/// <summary>A user has not logged in for long.</summary>
public sealed record LoggedInLongAgo(int Days) : Fact;

/// <summary>A user has never logged in.</summary>
public sealed record NeverLoggedIn : Fact;

/// <summary>A user is a member of no destination.</summary>
public sealed record IsNoMember : Fact;

/// <summary>Members of a destination are shared phones.</summary>
public sealed record SharedPhonesAreMembers(FactList<ExtensionNumber> HotDesks) : Fact
{
    /// <summary>How many.</summary>
    public int Count => HotDesks.Count;
}

/// <summary>Shared phones are members of a destination no longer.</summary>
public sealed record SharedPhonesAreRemoved(FactList<ExtensionNumber> HotDesks) : Fact
{
    /// <summary>How many.</summary>
    public int Count => HotDesks.Count;
}

/// <summary>The office has no SIP server.</summary>
public sealed record SipServerIsMissing : Fact;

/// <summary>The ranges of users and hot desk extensions overlap.</summary>
public sealed record RangesShareNumbers(NumberRange Users, NumberRange HotDesks) : Fact;

/// <summary>Users have numbers in the range of the hot desk extensions.</summary>
/// <param name="Range">The range.</param>
/// <param name="Users">Some of them.</param>
/// <param name="Count">How many more there are.</param>
public sealed record UsersAreInRange(NumberRange Range, FactList<string> Users, int Count) : Fact;

/// <summary>Sessions last until somebody ends them.</summary>
public sealed record NothingEndsSessions : Fact;

/// <summary>Somebody has been logged in for long.</summary>
public sealed record LoggedInForHours(string User, int Hours) : Fact;

/// <summary>More PINs than mistakes explain were wrong in a day.</summary>
/// <param name="Most">How many may be.</param>
public sealed record SomebodyGuessesPins(int Most) : Fact;

/// <summary>A phone system was set up a day ago or more, and has not come.</summary>
public sealed record PhoneSystemNeverCame : Fact;

/// <summary>A phone system has not come for days.</summary>
public sealed record PhoneSystemIsSilent(int Count) : Fact;

/// <summary>A phone system's secret is so many days old.</summary>
public sealed record PhoneSystemSecretIsOld(int Days) : Fact;

/// <summary>Somebody came to a phone system's door, and was refused.</summary>
/// <param name="Why">Why.</param>
/// <param name="From">The network address; empty: unknown.</param>
public sealed record SomebodyWasRefused(DoorRefusal Why, string From) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Why.ToString();
}

/// <summary>Names are told digit by digit.</summary>
/// <param name="IsFailing">Whether an engine is configured, and does not answer.</param>
public sealed record NothingSpeaksNames(bool IsFailing) : Fact
{
    /// <inheritdoc/>
    public override string Variant => IsFailing ? "Failing" : "Missing";
}
