using System.Globalization;
using System.Text.Json;
using CsCheck;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using Xunit;

namespace HotDeskPortal.Domain.Tests.HotDeskUsers;

public sealed class PinTests
{
    private static readonly ExtensionNumber s_extension = Given.Number("2019");

    [Theory]
    [InlineData("", PinRule.Missing)]
    [InlineData("738", PinRule.Digits)]
    [InlineData("73846150927", PinRule.Digits)]
    [InlineData("73a4", PinRule.Digits)]
    [InlineData("    ", PinRule.Digits)]
    [InlineData("٧٣٨٤", PinRule.Digits)]
    [InlineData("2019", PinRule.Extension)]
    [InlineData("0000", PinRule.OneDigit)]
    [InlineData("9999999999", PinRule.OneDigit)]
    [InlineData("1234", PinRule.Run)]
    [InlineData("4321", PinRule.Run)]
    [InlineData("0123456789", PinRule.Run)]
    [InlineData("9876543210", PinRule.Run)]
    public void Pin_WeakOrNone_IsRefusedWithTheRule(string digits, PinRule rule) =>
        Pin.Entered(digits).Refusal(s_extension).ShouldBe(new PinRefused(rule));

    [Theory]
    [InlineData("7384")]
    [InlineData("7384615092")]
    [InlineData("1243")]
    [InlineData("12340")]
    [InlineData("0001")]
    [InlineData("2020")]
    [InlineData("02019")]
    public void Pin_NeitherRunNorRepeatNorExtension_IsAccepted(string digits) =>
        Pin.Entered(digits).Refusal(s_extension).ShouldBeNull();

    [Fact]
    public void Pin_Reveal_IsWhatWasEntered() => Pin.Entered("7384").Reveal().ShouldBe("7384");

    [Fact]
    public void Pin_PrintedInWhateverItTravelsIn_ShowsNoneOfItsDigits() =>
        Gen.Char["0123456789"].Array[1, 12].Select(c => new string(c)).Sample(digits =>
        {
            var pin = Pin.Entered(digits);
            var printed = string.Create(CultureInfo.InvariantCulture, $"{pin} {new KeypadEffect.LogOut(pin)} {new KeypadEffect.CheckPin("ext", pin)}")
                + JsonSerializer.Serialize(pin) + JsonSerializer.Serialize(new KeypadEffect.LogOut(pin));
            printed.Any(char.IsAsciiDigit).ShouldBeFalse(printed);
        }, iter: Samples.Of(1_000));

    [Fact]
    public void Pin_ToString_DoesNotTellItsLength() =>
        Pin.Entered("7384").ToString().ShouldBe(Pin.Entered("7384615092").ToString());

    [Fact]
    public void Entered_ToString_TellsHowManyKeysAndNeverWhich() =>
        new KeypadInput.Entered("73846").ToString().ShouldBe("Entered(5 keys)");

    [Theory]
    [InlineData("2019")]
    [InlineData("8888")]
    [InlineData("5678")]
    [InlineData("567")]
    [InlineData("56785678567")]
    public void PinRefused_Printed_DoesNotRepeatThePin(string digits) =>
        Pin.Entered(digits).Refusal(s_extension)!.ToString().ShouldNotContain(digits);

    [Fact]
    public void Guessable_IsEverythingThatIsRefusedForItsDigits()
    {
        var extension = ExtensionNumber.Parse("2019");
        var guessable = Pin.Guessable(extension).Select(p => p.Reveal()).ToHashSet();
        Pin.Guessable(extension).ShouldAllBe(p => p.Refusal(extension) != null);
        foreach (var digits in new[] { 4, 5 })
            for (var n = 0; n < Math.Pow(10, digits); n++)
                if (n.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture) is var pin && Pin.Entered(pin).Refusal(extension) is not null)
                    guessable.ShouldContain(pin);
    }
}
