using HotDeskPortal.Domain.Routing;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Routing;

public sealed class DialPlanTests
{
    private static readonly DialSettings Germany = new() { OutsidePrefix = "0", CountryCode = "49", InternationalPrefix = "00", NationalPrefix = "0", TrunkFormat = TrunkFormat.E164 };

    private static readonly DialSettings NewYork = new() { OutsidePrefix = "9", CountryCode = "1", InternationalPrefix = "011", NationalPrefix = "1", TrunkFormat = TrunkFormat.E164 };

    private static readonly DialSettings Denmark = new() { CountryCode = "45", InternationalPrefix = "00", TrunkFormat = TrunkFormat.E164Digits };

    public static TheoryData<DialSettings, string, string?> Dialled => new()
    {
        { Germany, "0030901820", "+4930901820" },
        { Germany, "0004420794600", "+4420794600" },
        { Germany, "+4930901820", "+4930901820" },
        { Germany, "0116117", "116117" },
        { Germany, "2999", null },
        { Germany, "0", null },
        { NewYork, "912025550100", "+12025550100" },
        { NewYork, "92025550100", "+12025550100" },
        { NewYork, "9011442079460000", "+442079460000" },
        { NewYork, "9311", "311" },
        { NewYork, "2025550100", null },
        { Denmark, "32123456", "4532123456" },
        { Denmark, "004930901820", "4930901820" },
        { Denmark, "1813", "1813" },
        { new DialSettings(), "02012345678", "02012345678" },
    };

    [Theory, MemberData(nameof(Dialled))]
    public void Outside_IsWrittenToTheTrunkAsSet(DialSettings settings, string dialled, string? toTrunk)
    {
        var plan = new DialPlan(settings);
        (plan.Outside(dialled) is { } outside ? plan.ToTrunk(outside) : null).ShouldBe(toTrunk);
    }

    [Theory]
    [InlineData("+12025550100", true, "4000")]
    [InlineData("12025550100", true, "4000")]
    [InlineData("2025550100", true, "4000")]
    [InlineData("+12025550123", true, "2123")]
    [InlineData("+12025550200", true, null)]
    [InlineData("+12025559999", false, null)]
    [InlineData("911", false, null)]
    public void Did_IsFoundHoweverItIsWritten(string number, bool isOurs, string? target)
    {
        var plan = new DialPlan(NewYork with { Dids = "+1 (202) 555-0100 = 4000, +120255501* = 21*;\n+120255502*" });
        plan.IsOurs(number, out _, out var to).ShouldBe(isOurs);
        to.ShouldBe(target);
    }

    [Theory]
    [InlineData("+12025550100 = ", "+12025550100 =")]
    [InlineData("+12025550100 = x", "+12025550100 = x")]
    [InlineData("+12025550100 = 2000, +12025550100 = 2001", "+12025550100 = 2001")]
    [InlineData("+120", "+120")]
    [InlineData("+1202abc0100", "+1202abc0100")]
    [InlineData("+12025550100 = 21*", "+12025550100 = 21*")]
    public void Dids_WithAnEntryThatIsNone_NameIt(string text, string entry)
    {
        DidList.TryParse(text, out _, out var wrong).ShouldBeFalse();
        wrong.ShouldBe(entry);
    }
}
