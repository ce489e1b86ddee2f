using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Features.Readiness;
using static HotDeskPortal.Web.Tests.Texts.Telling;

namespace HotDeskPortal.Web.Tests.Features.Readiness;

/// <summary>What readiness finds and mends, in words.</summary>
public sealed class ReadinessTextsTests
{
    private static readonly NumberRange s_range = new(ExtensionNumber.Parse("3000"), ExtensionNumber.Parse("3999"));

    private static readonly NumberRange s_users = new(ExtensionNumber.Parse("3900"), ExtensionNumber.Parse("4100"));

    private static readonly MacAddress s_other = MacAddress.Parse("805ec0112202");

    [Fact]
    public void Findings_AreToldInASentence() => ShouldTell(
        (new PersonIsAssigned("Rita Book"), "Rita Book is assigned to it."),
        (new RingsNotAllPhones(), "Its answering rule does not ring all of the user’s phones."),
        (new HasVoicemailBox(), "It has a voicemail box."),
        (new HasPortalScope(PortalScope.BasicUser), "Its portal scope is “Basic user”."),
        (new HasPortalScope(PortalScope.OfficeManager), "Its portal scope is “Office manager”."),
        (new NumberIsOutsideRange(s_range), $"The office reserves {s_range} for hot desk extensions."),
        (new PhoneIsMissing(), "No phone is assigned: nobody can log in here."),
        (new TemplateIsMissing(), "It has no template: its phone gets no configuration."),
        (new TemplateIsOfOtherMaker("Desks", PhoneVendor.Poly, "Yealink T54W"), "“Desks” is for Poly phones; this is a Yealink T54W."),
        (new LeavesFeatureSyncOn("Desks"), "The template “Desks” leaves feature synchronisation on."),
        (new KeysFindNoRoom("Yealink T31P", 1, "HD Out", null), "A Yealink T31P has one key besides its line key: HD Out does not fit."),
        (new KeysFindNoRoom("Yealink T31P", 0, "HD In", "HD Out"), "A Yealink T31P has 0 keys besides its line key: HD In and HD Out do not fit."),
        (new TemplateLacksKeys("Desks", "HD In", null), "The template “Desks” gives this phone no HD In."),
        (new TemplateLacksKeys("Desks", "HD In", "HD Out"), "The template “Desks” gives this phone no HD In and no HD Out."),
        (new LabelNamesNoExtension("Desks", "Hot desk"), "The template “Desks” labels the line “Hot desk”."),
        (new PhoneHasNoPlace(Mac), "The phone 80:5E:C0:11:22:01 has no emergency location."),
        (new PhoneNeverAsked(Mac), "The phone 80:5E:C0:11:22:01 has never asked for its configuration."),
        (new PhoneAsksAtDeadAddress(Mac), "The phone 80:5E:C0:11:22:01 uses a key that no longer works."),
        (new PhoneFindsWindowClosed(Mac), "The phone 80:5E:C0:11:22:01 uses the office’s key, but its provisioning window is closed."),
        (new PhonesHaveNoAddress(Mac), "The phone 80:5E:C0:11:22:01 used localhost, or no host at all, and was refused."),
        (new PhoneIsBehind(Mac), "The phone 80:5E:C0:11:22:01 has not fetched its configuration since it changed."),
        (new PhoneSaysOtherModel("Yealink T54W", "Yealink T46U"), "The inventory says Yealink T54W; the phone says it is a Yealink T46U."),
        (new PhoneSaysOtherMac(Mac, s_other), "The inventory says 80:5E:C0:11:22:01; the phone says it is 80:5E:C0:11:22:02, and was refused."),
        (new UserHasPhones(1, "Yealink T54W", Mac), "Has the Yealink T54W 80:5E:C0:11:22:01 and cannot log in at any hot desk."),
        (new UserHasPhones(2, "Yealink T54W", Mac), "Has 2 phones and cannot log in at any hot desk."),
        (new PinIsMissing(), "Has no PIN and cannot log in."),
        (new PinIsGuessable(), "The PIN is the extension, one digit repeated, or a straight run."),
        (new CallsShowExtension(User), "Has no caller ID number: outside calls show 2019."),
        (new LoggedInLongAgo(31), "Logged in last 31 days ago, and is still billed."),
        (new NeverLoggedIn(), "Has never logged in, and is still billed."),
        (new IsNoMember(), "Is a member of no queue, DID or attendant."),
        (new SharedPhonesAreMembers([Desk]), "3001 is a shared phone and never rings."),
        (new SharedPhonesAreMembers([Desk, ExtensionNumber.Parse("3002")]), "3001, 3002 are shared phones and never ring."),
        (new SipServerIsMissing(), "The SIP server is not set, so no phone can be configured."),
        (new RangesShareNumbers(s_users, s_range), $"{s_users} is reserved for users, {s_range} for hot desk extensions."),
        (new UsersAreInRange(s_range, ["3100 Ann", "3101 Bob"], 0), $"In {s_range}: 3100 Ann, 3101 Bob."),
        (new UsersAreInRange(s_range, ["3100 Ann", "3101 Bob", "3102 Carl"], 1), $"In {s_range}: 3100 Ann, 3101 Bob, 3102 Carl and 1 more."),
        (new SomebodyGuessesPins(300), "More than 300 PINs were wrong within a day: someone is guessing, or a phone is sending nonsense. The audit log names the phones."),
        (new NothingEndsSessions(), "Sessions last until someone takes over or logs out."),
        (new LoggedInForHours("Dana Whitfield", 26), "Dana Whitfield has been logged in for 26 hours."));

    [Fact]
    public void Fixes_AreToldInASentence() => ShouldTell(
        (new PersonIsRemoved(), "Nobody will be assigned."),
        (new RingAllIsTurnedOn(), "“Ring all user’s phones” is turned on."),
        (new VoicemailIsTurnedOff(), "Voicemail is turned off."),
        (new ScopeIsClosed(), "The portal scope becomes “No portal”."),
        (new GetsTemplate("Desks"), "It gets the template “Desks”."),
        (new TurnsFeatureSyncOff("Desks", 1), "The template “Desks” turns feature synchronisation off."),
        (new TurnsFeatureSyncOff("Desks", 5), "The template “Desks” turns feature synchronisation off, for all 5 hot desk extensions that use it."),
        (new TemplateGetsKeys("Desks", 1), "The template “Desks” gets the missing keys, before its others."),
        (new TemplateGetsKeys("Desks", 5), "The template “Desks” gets the missing keys, before its others, for all 5 hot desk extensions that use it."),
        (new LabelBecomesNumber("Desks", 1), "The template “Desks” writes the extension’s number next to the line."),
        (new LabelBecomesNumber("Desks", 5), "The template “Desks” writes the extension’s number next to the line, for all 5 hot desk extensions that use it."),
        (new WindowOpens(30), "Its provisioning window opens for 30 minutes."),
        (new InventoryTakesModel("Yealink T46U"), "The model in the inventory becomes Yealink T46U."),
        (new SharedPhonesAreRemoved([Desk]), "3001 is no longer a member. Calls ring as before."),
        (new SharedPhonesAreRemoved([Desk, ExtensionNumber.Parse("3002")]), "3001, 3002 are no longer members. Calls ring as before."));

    [Theory]
    [InlineData(ReadinessSeverity.Problem, "Problem", "problem", "problems")]
    [InlineData(ReadinessSeverity.Warning, "Warning", "warning", "warnings")]
    [InlineData(ReadinessSeverity.Information, "Information", "information", "information")]
    public void Severities_AreCounted(ReadinessSeverity severity, string alone, string one, string several) =>
        (severity.Word(), severity.Word(1), severity.Word(3)).ShouldBe((alone, one, several));
}
