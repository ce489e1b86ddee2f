using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Keypad;

/// <summary>The table of <c>*45</c>, row by row.</summary>
public sealed class LogInDialogueTests
{
    private static readonly Spoken s_oliveOwns = new(Prompt.SomebodyOwnsThisPhone, "Olive");

    private static Call Dials(CallingPhone? phone = null) => Call.Dials(FeatureCode.LogIn, phone ?? Call.Free);

    [Fact]
    public void LogIn_AtSomebodysOwnPhone_SaysSoAndEnds() =>
        Dials(new CallingPhone(null, null, false)).Ends(KeypadOutcome.NotAHotDeskPhone, Prompt.NotAHotDeskPhone);

    [Fact]
    public void LogIn_AtAPhoneThatRefuses_SaysSoAndEnds() =>
        Dials(Call.OfOlive with { Refuses = true }).Ends(KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses);

    [Fact]
    public void LogIn_AtAFreePhone_GoesThroughEveryStep()
    {
        var call = Dials().Says(Prompt.EnterExtension).Collects(Collect.Extension);
        call.Enters("2020").Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        var check = call.Enters("7384").Asks<KeypadEffect.CheckPin>();
        check.Extension.ShouldBe("2020");
        check.Pin.Reveal().ShouldBe("7384");
        call.Hears(new KeypadInput.PinAccepted(Call.CarlsClaim)).Says(Prompt.PressTwoToTakeOwnership).Collects(Collect.Confirmation);
        call.Enters("2").Asks<KeypadEffect.TakeOwnership>().Claim.ShouldBe(Call.CarlsClaim);
        call.Hears(new KeypadInput.Taken(Given.Number("3001")))
            .Ends(KeypadOutcome.LoggedIn, new Spoken(Prompt.IsNowTheOwner, "Carl", Given.Number("3001")), Prompt.YouMayHangUp);
    }

    [Fact]
    public void LogIn_AtAnOwnedPhone_NamesTheOwnerBeforeAsking() =>
        Call.AtConfirmation(Call.CarlsClaimOnOlives).Says(s_oliveOwns, Prompt.PressTwoToTakeOwnership).Collects(Collect.Confirmation);

    [Fact]
    public void Collect_OfEachQuestion_HasTheLimitsOfTheRules()
    {
        Collect.Extension.ShouldBe(new Collect(8, '#'));
        Collect.PinDigits.ShouldBe(new Collect(10, '#'));
        Collect.Confirmation.ShouldBe(new Collect(1, null));
        Collect.FirstDigitTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        Collect.InterDigitTimeout.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void LogIn_NoExtension_AsksAgainAndTheThirdTimeEnds()
    {
        var call = Dials();
        call.Enters("").Says(Prompt.EnterExtension).Collects(Collect.Extension);
        call.Enters("").Says(Prompt.EnterExtension).Collects(Collect.Extension);
        call.Enters("").Ends(KeypadOutcome.NothingEntered, Prompt.Goodbye);
    }

    [Fact]
    public void LogIn_NoPin_AsksAgainAndTheThirdTimeEnds()
    {
        var call = Dials().Enters("2020");
        call.Enters("").Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("").Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("").Ends(KeypadOutcome.NothingEntered, Prompt.Goodbye);
        call.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void LogIn_SilenceAtBothQuestions_CountsEachQuestionApart() =>
        Dials().Enters("", "", "2020", "", "", "7384").Asks<KeypadEffect.CheckPin>().Extension.ShouldBe("2020");

    [Fact]
    public void LogIn_WrongPin_StartsAgainFromTheExtensionAndTheThirdTimeEnds()
    {
        var call = Dials();
        foreach (var _ in Enumerable.Range(0, 2))
            call.Enters("2020", "7384").Refused(new NotRight())
                .Says(Prompt.ExtensionOrPinNotRight, Prompt.EnterExtension).Collects(Collect.Extension);
        call.Enters("2020", "7384").Refused(new NotRight())
            .Ends(KeypadOutcome.NotRight, Prompt.ExtensionOrPinNotRight, Prompt.Goodbye);
        call.Effects.Count.ShouldBe(3);
    }

    [Fact]
    public void EdgeCase5_RightPinOnTheThirdTry_GoesOn()
    {
        var call = Dials();
        foreach (var _ in Enumerable.Range(0, 2))
            call.Enters("2020", "7385").Refused(new NotRight());
        call.Enters("2020", "7384").Hears(new KeypadInput.PinAccepted(Call.CarlsClaim)).Collects(Collect.Confirmation);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("22")]
    public void EdgeCase1_AnythingButTwo_AsksAgainAndTheThirdTimeEndsWithNothingChanged(string other)
    {
        var call = Call.AtConfirmation(Call.CarlsClaimOnOlives);
        foreach (var _ in Enumerable.Range(0, 2))
            call.Enters(other).Says(s_oliveOwns, Prompt.PressTwoToTakeOwnership).Collects(Collect.Confirmation);
        call.Enters(other).Ends(KeypadOutcome.NotConfirmed, Prompt.GoodbyeNothingChanged);
        call.Effects.ShouldAllBe(e => e is KeypadEffect.CheckPin);
    }

    [Fact]
    public void EdgeCase1_HangUpInsteadOfTwo_AsksForNoOwnership()
    {
        var call = Call.AtConfirmation(Call.CarlsClaimOnOlives).Hears(new KeypadInput.HungUp());
        call.Ends(KeypadOutcome.HungUp);
        call.Enters("2").Effects.ShouldAllBe(e => e is KeypadEffect.CheckPin);
    }

    [Fact]
    public void LogIn_TwoOnTheThirdAsking_TakesOwnership() =>
        Call.AtConfirmation(Call.CarlsClaim).Enters("1", "", "2").Asks<KeypadEffect.TakeOwnership>();

    [Fact]
    public void EdgeCase3_OwnerChanged_IsAskedAgainWithTheNewNameAndTakenFromThem()
    {
        var nora = Given.Name(Given.Nora);
        var call = Call.Taking(Call.CarlsClaimOnOlives).Refused(new OwnerChanged(nora));
        call.Says(new Spoken(Prompt.SomebodyOwnsThisPhone, "Nora"), Prompt.PressTwoToTakeOwnership).Collects(Collect.Confirmation);
        call.Enters("2").Asks<KeypadEffect.TakeOwnership>().Claim.ShouldBe(Call.CarlsClaim with { Announced = nora });
        call.Hears(new KeypadInput.Taken(Given.Number("3001"))).Step.Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Fact]
    public void LogIn_OwnerChanged_DoesNotGiveBackTheTriesUsed() =>
        Call.AtConfirmation(Call.CarlsClaim).Enters("1", "1", "2").Refused(new OwnerChanged(Given.Name(Given.Olive))).Enters("1")
            .Ends(KeypadOutcome.NotConfirmed, Prompt.GoodbyeNothingChanged);

    public static TheoryData<Error, KeypadOutcome, Spoken> Refusals => new()
    {
        { new NotEnabled(Given.Name(Given.Carl)), KeypadOutcome.NotEnabled, Prompt.NotEnabled },
        { new HasOwnPhone(Given.Name(Given.Carl)), KeypadOutcome.HasOwnPhone, Prompt.HasOwnPhone },
        { new AlreadyOwner(Given.Number("3001")), KeypadOutcome.AlreadyLoggedIn, Prompt.AlreadyLoggedIn },
        { new LoggedInElsewhere(Given.Number("3002")), KeypadOutcome.LoggedInElsewhere, new Spoken(Prompt.LoggedInElsewhere, HotDesk: Given.Number("3002")) },
        { new PhoneRefuses(Given.Monday8), KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses },
        { new NoPhone(Given.Number("3001")), KeypadOutcome.NotAHotDeskPhone, Prompt.NotAHotDeskPhone },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void LogIn_RefusedAfterThePin_SaysExactlyWhyAndEnds(Error error, KeypadOutcome outcome, Spoken said) =>
        Dials().Enters("2020", "7384").Refused(error).Ends(outcome, said);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void LogIn_RefusedAfterTwo_SaysExactlyWhyAndEnds(Error error, KeypadOutcome outcome, Spoken said) =>
        Call.Taking(Call.CarlsClaim).Refused(error).Ends(outcome, said);

    [Fact]
    public void LogIn_UserDisabledBeforeTwo_EndsLikeAWrongPin() =>
        Call.Taking(Call.CarlsClaim).Refused(new NotRight()).Ends(KeypadOutcome.NotRight, Prompt.ExtensionOrPinNotRight, Prompt.Goodbye);

    [Fact]
    public void LogIn_RefusedForAReasonThePhoneHasNoWordsFor_IsUnavailable() =>
        Dials().Enters("2020", "7384").Refused(new SomethingNew()).Ends(KeypadOutcome.Unavailable, Prompt.TemporarilyUnavailable);

    private sealed record SomethingNew() : Error("something-new", ErrorKind.Conflict);
}
