using System.Diagnostics;
using CsCheck;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Tests.Accounts;

public sealed class PasswordStrengthTests
{
    private const string Email = "ida.lindqvist@fjordline.example";

    [Theory]
    [InlineData("qwerty123456")]
    [InlineData("Qwerty123456")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcdefghijkl")]
    [InlineData("123456789012")]
    [InlineData("passwordpassword")]
    [InlineData("hotdeskportal1")]
    [InlineData("lindqvistfjordline")]
    public void WhatIsTriedFirst_IsEasilyGuessed(string password) => PasswordStrength.IsEasilyGuessed(password, Email).ShouldBeTrue();

    [Theory]
    [InlineData("four words in a row")]
    [InlineData("canary-Password-481516")]
    [InlineData("Pg7kQw2mXr9t")]
    [InlineData("žluťoučký kůň úpěl")]
    public void WhatNobodyTriesFirst_IsNot(string password) => PasswordStrength.IsEasilyGuessed(password, Email).ShouldBeFalse();

    [Fact]
    public void TheName_OfOneAccount_IsNotThatOfAnother() =>
        PasswordStrength.IsEasilyGuessed("lindqvistfjordline", "olivia@example.org").ShouldBeFalse();

    [Fact]
    public void WhateverIsChosen_TakesLittleTime()
    {
        PasswordStrength.IsEasilyGuessed("the dictionaries are read", Email);
        string[] passwords =
        [
            new('a', 200), new('1', 200), string.Concat(Enumerable.Repeat("@$1!0370", 25)), string.Concat(Enumerable.Repeat("a4@8b({[<cg69e3i1!|l", 10)),
            string.Concat(Enumerable.Repeat("password", 25)), string.Concat(Enumerable.Repeat("19911203", 25)), string.Concat(Enumerable.Repeat("qwertyUIOP", 20)),
        ];
        foreach (var password in passwords)
        {
            var start = Stopwatch.GetTimestamp();
            PasswordStrength.IsEasilyGuessed(password, Email);
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(2), password[..20]);
        }
    }

    [Fact]
    public void Anything_CanBeLookedAt() => Gen.String[Gen.Char, 0, 120].Sample(p => { PasswordStrength.IsEasilyGuessed(p, p); }, iter: 300);

    [Theory]
    [InlineData("Password1234", "x@example.org")]
    [InlineData("lindqvistfjordline", Email)]
    public void AForm_WithOne_IsRefusedByName(string password, string email) =>
        new PasswordFormValidator().Validate(new PasswordForm { Password = password, RepeatPassword = password, Email = email })
            .Errors.ShouldHaveSingleItem().ErrorCode.ShouldBe("password-guessable");
}
