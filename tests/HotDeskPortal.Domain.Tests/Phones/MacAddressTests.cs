using HotDeskPortal.Domain.Phones;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Phones;

public sealed class MacAddressTests
{
    [Theory]
    [InlineData("001565abcdef")]
    [InlineData("001565ABCDEF")]
    [InlineData("00:15:65:AB:CD:EF")]
    [InlineData("00-15-65-ab-cd-ef")]
    [InlineData("0015.65ab.cdef")]
    [InlineData("00 15 65 ab cd ef")]
    [InlineData("  00:15-65.ab cd:ef ")]
    public void MacAddress_AnySeparators_IsTheSameAddress(string text)
    {
        MacAddress.TryParse(text, out var mac, out var reason).ShouldBeTrue();
        reason.ShouldBeNull();
        mac.ShouldBe(MacAddress.Parse("001565abcdef"));
        mac.Hex.ShouldBe("001565abcdef");
        mac.ToString().ShouldBe("00:15:65:AB:CD:EF");
    }

    [Theory]
    [InlineData(null, MacRule.Missing, 0)]
    [InlineData("", MacRule.Missing, 0)]
    [InlineData(" :-. ", MacRule.Missing, 0)]
    [InlineData("001565abcdeg", MacRule.HexDigits, 0)]
    [InlineData("00/15/65/ab/cd/ef", MacRule.HexDigits, 0)]
    [InlineData("００1565abcdef", MacRule.HexDigits, 0)]
    [InlineData("001565abcde", MacRule.Length, 11)]
    [InlineData("00:15:65:ab:cd:ef:01", MacRule.Length, 14)]
    [InlineData("00:00:00:00:00:00", MacRule.Device, 0)]
    [InlineData("FF:FF:FF:FF:FF:FF", MacRule.Device, 0)]
    [InlineData("01:00:5e:00:00:fb", MacRule.OneDevice, 0)]
    [InlineData("33:33:00:00:00:01", MacRule.OneDevice, 0)]
    public void MacAddress_NoDevicesAddress_IsRefusedWithTheReason(string? text, MacRule rule, int count)
    {
        MacAddress.TryParse(text, out var mac, out var reason).ShouldBeFalse();
        reason.ShouldBe(new MacRefused(rule) { Count = count });
        mac.ShouldBe(default);
        Should.Throw<FormatException>(() => MacAddress.Parse(text!)).Message.ShouldContain("mac-refused");
    }

    [Theory]
    [InlineData("222222222222")]
    [InlineData("aaaaaaaaaaaa")]
    public void MacAddress_OneDigitRepeated_IsADevicesUnlessAllZeroOrAllOnes(string text) =>
        MacAddress.TryParse(text, out _, out _).ShouldBeTrue();
}
