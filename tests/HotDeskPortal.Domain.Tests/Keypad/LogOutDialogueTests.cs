using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Keypad;

/// <summary>The dialogue of <c>*46</c>.</summary>
public sealed class LogOutDialogueTests
{
    private static Call Dials(CallingPhone? phone = null) => Call.Dials(FeatureCode.LogOut, phone ?? Call.OfOlive);

    [Fact]
    public void LogOut_AtSomebodysOwnPhone_SaysSoAndEnds() =>
        Dials(new CallingPhone(null, null, false)).Ends(KeypadOutcome.NotAHotDeskPhone, Prompt.NotAHotDeskPhone);

    [Fact]
    public void LogOut_WhereNobodyIsLoggedIn_SaysSoAndEnds() =>
        Dials(Call.Free).Ends(KeypadOutcome.NobodyLoggedIn, Prompt.NobodyLoggedIn);

    [Fact]
    public void LogOut_AtAPhoneThatRefuses_SaysSoAndEnds() =>
        Dials(Call.OfOlive with { Refuses = true }).Ends(KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses);

    [Fact]
    public void LogOut_WithTheOwnersPin_LogsThemOut()
    {
        var call = Dials().Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("7384").Asks<KeypadEffect.LogOut>().Pin.Reveal().ShouldBe("7384");
        call.Hears(new KeypadInput.OwnerLoggedOut(Given.Name(Given.Olive)))
            .Ends(KeypadOutcome.LoggedOut, new Spoken(Prompt.IsLoggedOut, "Olive"), Prompt.YouMayHangUp);
    }

    [Fact]
    public void LogOut_NoPin_AsksAgainAndTheThirdTimeEnds()
    {
        var call = Dials();
        call.Enters("").Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("").Says(Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("").Ends(KeypadOutcome.NothingEntered, Prompt.Goodbye);
        call.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void LogOut_WrongPin_AsksAgainAndTheThirdTimeEnds()
    {
        var call = Dials();
        foreach (var _ in Enumerable.Range(0, 2))
            call.Enters("7385").Refused(new NotRight()).Says(Prompt.PinNotRight, Prompt.EnterPin).Collects(Collect.PinDigits);
        call.Enters("7385").Refused(new NotRight()).Ends(KeypadOutcome.NotRight, Prompt.PinNotRight, Prompt.Goodbye);
        call.Effects.Count.ShouldBe(3);
    }

    [Fact]
    public void LogOut_RightPinOnTheThirdTry_LogsOut() =>
        Dials().Enters("7385").Refused(new NotRight()).Enters("7386").Refused(new NotRight()).Enters("7384")
            .Hears(new KeypadInput.OwnerLoggedOut(Given.Name(Given.Olive))).Step.Outcome.ShouldBe(KeypadOutcome.LoggedOut);

    [Fact]
    public void LogOut_OwnerLeftMeanwhile_SaysNobodyIsLoggedIn()
    {
        Dials().Enters("7384").Refused(new NobodyLoggedIn(Given.Number("3001"))).Ends(KeypadOutcome.NobodyLoggedIn, Prompt.NobodyLoggedIn);
        Dials().Enters("7384").Refused(new SessionOver(Given.Session(1))).Ends(KeypadOutcome.NobodyLoggedIn, Prompt.NobodyLoggedIn);
    }

    [Fact]
    public void LogOut_PhoneBeginsToRefuse_SaysSoAndEnds() =>
        Dials().Enters("7384").Refused(new PhoneRefuses(Given.Monday8)).Ends(KeypadOutcome.PhoneRefuses, Prompt.PhoneRefuses);

    [Fact]
    public void Toggle_LogsInWhereNobodyIs_AndOutWhereSomebodyIs()
    {
        Call.Dials(FeatureCode.Toggle, Call.Free).Says(Prompt.EnterExtension);
        Call.Dials(FeatureCode.Toggle, Call.OfOlive).Says(Prompt.EnterPin);
        KeypadMachine.Start(FeatureCode.Toggle, Call.OfOlive).State.ShouldBe(KeypadMachine.Start(FeatureCode.LogOut, Call.OfOlive).State);
    }

    [Theory]
    [InlineData("*45", true, FeatureCode.LogIn)]
    [InlineData("*46", true, FeatureCode.LogOut)]
    [InlineData("45", false, default(FeatureCode))]
    [InlineData("*47", false, default(FeatureCode))]
    [InlineData("*45#", false, default(FeatureCode))]
    [InlineData("", false, default(FeatureCode))]
    public void FeatureCode_Dialled_IsReadAndWrittenTheSameWay(string dialled, bool known, FeatureCode expected)
    {
        FeatureCodes.Default.TryParse(dialled, out var code).ShouldBe(known);
        code.ShouldBe(expected);
        if (known)
            FeatureCodes.Default.Dialled(code).ShouldBe(dialled);
    }
}
