using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Tests.Accounts;

public sealed class CommonPasswordsTests
{
    [Fact]
    public void TheList_IsLongEnoughToMatter() => CommonPasswords.Count.ShouldBeGreaterThan(3_000);

    [Theory]
    [InlineData("qwerty123456", true)]
    [InlineData("QWERTY123456", true)]
    [InlineData(" 1qaz2wsx3edc ", true)]
    [InlineData("", false)]
    [InlineData("four words in a row", false)]
    public void Contains_WhatLeakedOften_HoweverItIsWritten(string password, bool isCommon) => CommonPasswords.Contains(password).ShouldBe(isCommon);

    [Fact]
    public void APassword_OfTheList_IsRefusedByName() =>
        new PasswordFormValidator().Validate(new PasswordForm { Password = "1qaz2wsx3edc", RepeatPassword = "1qaz2wsx3edc" })
            .Errors.ShouldHaveSingleItem().ErrorCode.ShouldBe("password-common");
}
