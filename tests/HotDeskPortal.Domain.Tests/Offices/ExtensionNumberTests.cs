using HotDeskPortal.Domain.Offices;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Offices;

public sealed class ExtensionNumberTests
{
    [Theory]
    [InlineData("10")]
    [InlineData("007")]
    [InlineData("2019")]
    [InlineData("12345678")]
    public void ExtensionNumber_TwoToEightDigits_KeepsThemAsDialled(string text)
    {
        ExtensionNumber.TryParse(text, out var number).ShouldBeTrue();
        number.Digits.ShouldBe(text);
        number.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("123456789")]
    [InlineData("20a9")]
    [InlineData("*45")]
    [InlineData("-12")]
    [InlineData(" 2019")]
    [InlineData("2019\n")]
    [InlineData("２０１９")]
    [InlineData("٢٠١٩")]
    public void ExtensionNumber_AnythingElse_IsRefused(string? text)
    {
        ExtensionNumber.TryParse(text, out var number).ShouldBeFalse();
        number.ShouldBe(default);
        number.Digits.ShouldBe("");
    }

    [Fact]
    public void ExtensionNumber_ParseOfNoNumber_NamesItAndTheRule() =>
        Should.Throw<FormatException>(() => ExtensionNumber.Parse("x1")).Message.ShouldBe("'x1' is not an extension number: 2 to 8 digits.");

    [Fact]
    public void ExtensionNumber_LeadingZeros_AreAnotherNumber() =>
        Given.Number("0100").ShouldNotBe(Given.Number("100"));

    [Fact]
    public void ExtensionNumber_Sorted_ShorterFirstThenByDigit()
    {
        string[] mixed = ["3001", "999", "10000", "0999", "10", "3000"];
        mixed.Select(ExtensionNumber.Parse).Order().Select(n => n.Digits)
            .ShouldBe(["10", "999", "0999", "3000", "3001", "10000"]);
    }

    [Theory]
    [InlineData("3000", "3001", -1)]
    [InlineData("3001", "3001", 0)]
    [InlineData("10000", "3001", 1)]
    public void ExtensionNumber_Operators_AgreeWithCompareTo(string left, string right, int order)
    {
        var (a, b) = (Given.Number(left), Given.Number(right));
        Math.Sign(a.CompareTo(b)).ShouldBe(order);
        (a < b).ShouldBe(order < 0);
        (a > b).ShouldBe(order > 0);
        (a <= b).ShouldBe(order <= 0);
        (a >= b).ShouldBe(order >= 0);
    }

    [Theory]
    [InlineData("2999", false)]
    [InlineData("3000", true)]
    [InlineData("3050", true)]
    [InlineData("3099", true)]
    [InlineData("3100", false)]
    [InlineData("305", false)]
    [InlineData("30500", false)]
    public void NumberRange_Contains_BothEndsAndTheSameLengthBetween(string number, bool inside) =>
        new NumberRange(Given.Number("3000"), Given.Number("3099")).Contains(Given.Number(number)).ShouldBe(inside);

    [Fact]
    public void NumberRange_TurnedRound_ContainsNothing() =>
        new NumberRange(Given.Number("3099"), Given.Number("3000")).Contains(Given.Number("3050")).ShouldBeFalse();

    [Fact]
    public void NumberRange_OfOneNumber_ContainsIt() =>
        new NumberRange(Given.Number("3000"), Given.Number("3000")).Contains(Given.Number("3000")).ShouldBeTrue();

    [Fact]
    public void NumberRange_ToString_ShowsBothEnds() =>
        new NumberRange(Given.Number("3000"), Given.Number("3099")).ToString().ShouldBe("3000–3099");
}
