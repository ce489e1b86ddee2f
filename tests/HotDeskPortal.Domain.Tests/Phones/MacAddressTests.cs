using HotDeskPortal.Domain.Phones;
using Shouldly;
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
    [InlineData(null, "Enter a MAC address.")]
    [InlineData("", "Enter a MAC address.")]
    [InlineData(" :-. ", "Enter a MAC address.")]
    [InlineData("001565abcdeg", "A MAC address has the digits 0–9 and A–F only.")]
    [InlineData("00/15/65/ab/cd/ef", "A MAC address has the digits 0–9 and A–F only.")]
    [InlineData("００1565abcdef", "A MAC address has the digits 0–9 and A–F only.")]
    [InlineData("001565abcde", "A MAC address has 12 digits, this one 11.")]
    [InlineData("00:15:65:ab:cd:ef:01", "A MAC address has 12 digits, this one 14.")]
    [InlineData("00:00:00:00:00:00", "This is no device's address.")]
    [InlineData("FF:FF:FF:FF:FF:FF", "This is no device's address.")]
    [InlineData("01:00:5e:00:00:fb", "This is a group address, not a device's.")]
    [InlineData("33:33:00:00:00:01", "This is a group address, not a device's.")]
    public void MacAddress_NoDevicesAddress_IsRefusedWithTheReason(string? text, string because)
    {
        MacAddress.TryParse(text, out var mac, out var reason).ShouldBeFalse();
        reason.ShouldBe(because);
        mac.ShouldBe(default);
        Should.Throw<FormatException>(() => MacAddress.Parse(text!)).Message.ShouldBe(because);
    }

    [Theory]
    [InlineData("222222222222")]
    [InlineData("aaaaaaaaaaaa")]
    public void MacAddress_OneDigitRepeated_IsADevicesUnlessAllZeroOrAllOnes(string text) =>
        MacAddress.TryParse(text, out _, out _).ShouldBeTrue();
}
