using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Keypad;

/// <summary>What holds in each state of a call.</summary>
public sealed class EveryStateTests
{
    private static readonly Dictionary<string, Func<Call>> s_calls = new()
    {
        ["asking the extension"] = () => Call.Dials(FeatureCode.LogIn, Call.Free),
        ["asking the PIN"] = () => Call.Dials(FeatureCode.LogIn, Call.Free).Enters("2020"),
        ["checking the PIN"] = () => Call.Dials(FeatureCode.LogIn, Call.Free).Enters("2020", "7384"),
        ["asking to confirm"] = () => Call.AtConfirmation(Call.CarlsClaimOnOlives),
        ["taking ownership"] = () => Call.Taking(Call.CarlsClaimOnOlives),
        ["asking the owner's PIN"] = () => Call.Dials(FeatureCode.LogOut, Call.OfOlive),
        ["logging out"] = () => Call.Dials(FeatureCode.LogOut, Call.OfOlive).Enters("7384"),
    };

    public static TheoryData<string> States => [.. s_calls.Keys];

    [Fact]
    public void States_Listed_AreAllThereAreButTheEnd() =>
        s_calls.Values.Select(c => c().Step.State.GetType()).Append(typeof(KeypadState.Ended)).ShouldBe(
            typeof(KeypadState).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(KeypadState))), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(States))]
    public void Call_HungUp_EndsWithoutAWord(string state) =>
        s_calls[state]().Hears(new KeypadInput.HungUp()).Ends(KeypadOutcome.HungUp);

    [Theory]
    [MemberData(nameof(States))]
    public void Call_ServiceUnavailable_SaysSoAndEnds(string state) =>
        s_calls[state]().Hears(new KeypadInput.Unavailable()).Ends(KeypadOutcome.Unavailable, Prompt.TemporarilyUnavailable);

    [Theory]
    [MemberData(nameof(States))]
    public void Call_AnswerThatWasNotAskedFor_ChangesNothingAndSaysNothing(string state)
    {
        var call = s_calls[state]();
        var before = call.Step;
        KeypadInput[] answers =
        [
            new KeypadInput.PinAccepted(Call.CarlsClaim), new KeypadInput.Taken(Given.Number("3001")),
            new KeypadInput.OwnerLoggedOut(Given.Name(Given.Olive)), new KeypadInput.Refused(new NotRight()), new KeypadInput.Entered("2"),
        ];
        foreach (var input in answers.Where(i => !Fits(before.State, i)))
        {
            call.Hears(input).Says();
            call.Step.State.ShouldBe(before.State);
            call.Step.Collect.ShouldBe(before.Collect);
            call.Step.Effect.ShouldBeNull();
        }
    }

    [Fact]
    public void Call_Ended_StaysEndedWhateverComes()
    {
        var call = Call.Dials(FeatureCode.LogOut, Call.Free);
        var outcome = call.Step.Outcome!.Value;
        KeypadInput[] inputs =
        [
            new KeypadInput.HungUp(), new KeypadInput.Unavailable(), new KeypadInput.Entered("2"), new KeypadInput.Taken(Given.Number("3001")),
        ];
        foreach (var input in inputs)
            call.Hears(input).Ends(outcome);
    }

    private static bool Fits(KeypadState state, KeypadInput input) => (state, input) switch
    {
        (KeypadState.CheckingPin, KeypadInput.PinAccepted or KeypadInput.Refused) => true,
        (KeypadState.TakingOwnership, KeypadInput.Taken or KeypadInput.Refused) => true,
        (KeypadState.LoggingOut, KeypadInput.OwnerLoggedOut or KeypadInput.Refused) => true,
        (KeypadState.CheckingPin or KeypadState.TakingOwnership or KeypadState.LoggingOut, _) => false,
        _ => input is KeypadInput.Entered,
    };
}
