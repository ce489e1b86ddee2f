using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Routing;

/// <summary>What a phone system is to do, for every kind of caller and number.</summary>
public sealed class CallVerdictTests
{
    private static readonly EmergencyPlace AtDesk1 = new("Floor 2, desk 1", "+12125550001");

    private static OwnershipBoard With(DialSettings dialling, OfficePolicies? policies = null, FeatureCodes? codes = null)
    {
        var before = Board(policies, Queue(Olive, Carl)).LoggedIn(Desk1, Olive, 1, Monday8);
        var office = before.Office with { DialPlan = new DialPlan(dialling), FeatureCodes = codes ?? FeatureCodes.Default };
        return before with { Directory = new OfficeDirectory(office, [.. before.Directory.HotDesks, .. before.Directory.Users, .. before.Directory.Destinations]) };
    }

    private static CallVerdict Decide(string? from, string to, DialSettings? dialling = null, OfficePolicies? policies = null) =>
        RouteResolver.Decide(With(dialling ?? new(), policies), from, to).Value;

    [Theory]
    [InlineData("3001", "2024", Verdict.Ring, "2024")]
    [InlineData("3001", "2019", Verdict.Ring, "3001")]
    [InlineData("3001", "4000", Verdict.Ring, "3001")]
    [InlineData("3001", "2020", Verdict.Voicemail, "")]
    [InlineData("3001", "2022", Verdict.Voicemail, "")]
    [InlineData("3001", "3002", Verdict.Refuse, "")]
    [InlineData("3001", "911", Verdict.Emergency, "")]
    [InlineData("3001", "*45", Verdict.FeatureCode, "")]
    [InlineData("3001", "+12025550199", Verdict.Outside, "")]
    [InlineData("3002", "2024", Verdict.Refuse, "")]
    [InlineData("3002", "911", Verdict.Emergency, "")]
    [InlineData("3002", "*46", Verdict.FeatureCode, "")]
    [InlineData("2024", "2019", Verdict.Ring, "3001")]
    [InlineData("2024", "911", Verdict.Emergency, "")]
    [InlineData("2022", "2019", Verdict.Refuse, "")]
    [InlineData("3004", "2019", Verdict.Refuse, "")]
    [InlineData("3004", "911", Verdict.Emergency, "")]
    [InlineData("nobody", "911", Verdict.Emergency, "")]
    [InlineData("4000", "911", Verdict.Emergency, "")]
    [InlineData(null, "2019", Verdict.Ring, "3001")]
    [InlineData(null, "2020", Verdict.Voicemail, "")]
    [InlineData(null, "3001", Verdict.Refuse, "")]
    [InlineData(null, "911", Verdict.Refuse, "")]
    [InlineData(null, "*45", Verdict.Refuse, "")]
    [InlineData("+12025550188", "4000", Verdict.Ring, "3001")]
    public void Verdict_OfACall(string? from, string to, Verdict verdict, string targets)
    {
        var decided = Decide(from, to);
        (decided.Verdict, string.Join(',', decided.Targets)).ShouldBe((verdict, targets));
        decided.Mailbox.ShouldBe(verdict is Verdict.Ring or Verdict.Voicemail ? to : null);
    }

    [Fact]
    public void CallerId_IsTheOwners_InsideAndOutside_AndNobodysForAnEmergency()
    {
        var olive = new CallerId("Olive at Work", "+12125552019");
        (Decide("3001", "2024").CallerId, Decide("3001", "+12025550199").CallerId, Decide("3001", "2020").CallerId).ShouldBe((olive, olive, olive));
        (Decide("3001", "911").CallerId, Decide("3001", "911").Place).ShouldBe((null, AtDesk1));
        (Decide(null, "2019").CallerId, Decide(null, "2019").Place).ShouldBe((null, null));
        Decide("3002", "2024", policies: new() { LoggedOutCalling = LoggedOutCallingPolicy.All }).CallerId.ShouldBeNull();
    }

    [Theory]
    [InlineData("912025550199", Verdict.Outside, "+12025550199")]
    [InlineData("911", Verdict.Emergency, "911")]
    [InlineData("9911", Verdict.Emergency, "911")]
    [InlineData("912125552019", Verdict.Ring, null)]
    [InlineData("92125554000", Verdict.Ring, null)]
    public void Outside_FollowsTheDialPlan(string to, Verdict verdict, string? outside)
    {
        var decided = Decide("3001", to, new DialSettings
        {
            OutsidePrefix = "9", CountryCode = "1", NationalPrefix = "1", InternationalPrefix = "011", TrunkFormat = TrunkFormat.E164,
            Dids = "+1212555*, +12125554000 = 4000",
        });
        (decided.Verdict, decided.Outside).ShouldBe((verdict, outside));
    }

    [Theory]
    [InlineData("+12125552019", "2019")]
    [InlineData("12125554000", "4000")]
    public void Did_RingsWhoShowsItOrWhereItIsSent(string did, string goesTo) =>
        Decide(null, did, new DialSettings { CountryCode = "1", NationalPrefix = "1", Dids = "+1212555*, +12125554000 = 4000" }).Route.Number.ShouldBe(goesTo);

    [Fact]
    public void WithAPrefix_WhatComesWithoutIsNoNumber() =>
        RouteResolver.Decide(With(new DialSettings { OutsidePrefix = "9" }), "3001", "2999").Error.ShouldBe(new UnknownNumber("2999"));

    [Fact]
    public void FeatureCodes_AreTheOffices()
    {
        var board = With(new(), codes: new FeatureCodes("*11", "*12", "*77"));
        RouteResolver.Decide(board, "3001", "*77").Value.Reason.ShouldBe(new IsFeatureCode(FeatureCode.Toggle));
        RouteResolver.Decide(board, "3001", "*45").Error.ShouldBe(new UnknownNumber("*45"));
    }
}
