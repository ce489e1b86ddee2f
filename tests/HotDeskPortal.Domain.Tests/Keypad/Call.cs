using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Domain.Tests.Keypad;

/// <summary>A keypad call that a test leads: what was said last, what the machine wants, and the effects it asked for.</summary>
internal sealed class Call
{
    public static readonly CallingPhone Free = new(Given.Number("3001"), null, false);
    public static readonly CallingPhone OfOlive = Free with { Owner = Given.Name(Given.Olive) };
    public static readonly Claim CarlsClaim = new(Given.Name(Given.Carl), null);
    public static readonly Claim CarlsClaimOnOlives = new(Given.Name(Given.Carl), Given.Name(Given.Olive));

    private Call(KeypadStep step) => Step = step;

    public KeypadStep Step { get; private set; }

    public List<KeypadEffect> Effects { get; } = [];

    public static Call Dials(FeatureCode code, CallingPhone phone) => new(KeypadMachine.Start(code, phone));

    /// <summary>A login as far as the confirmation.</summary>
    public static Call AtConfirmation(Claim claim) =>
        Dials(FeatureCode.LogIn, Free).Enters("2020", "7384").Hears(new KeypadInput.PinAccepted(claim));

    /// <summary>A login that has confirmed.</summary>
    public static Call Taking(Claim claim) => AtConfirmation(claim).Enters("2");

    public Call Enters(params string[] keys) => keys.Aggregate(this, (call, k) => call.Hears(new KeypadInput.Entered(k)));

    public Call Refused(Error error) => Hears(new KeypadInput.Refused(error));

    public Call Hears(KeypadInput input)
    {
        Step = KeypadMachine.Step(Step.State, input);
        if (Step.Effect is { } effect)
            Effects.Add(effect);
        return this;
    }

    public Call Says(params Spoken[] said)
    {
        Step.Say.ShouldBe(said);
        return this;
    }

    public Call Collects(Collect collect)
    {
        Step.Collect.ShouldBe(collect);
        Step.Effect.ShouldBeNull();
        Step.Outcome.ShouldBeNull();
        return this;
    }

    /// <summary>Asks the service, and says and collects nothing meanwhile.</summary>
    public T Asks<T>()
        where T : KeypadEffect
    {
        Step.Say.ShouldBeEmpty();
        Step.Collect.ShouldBeNull();
        Step.Outcome.ShouldBeNull();
        return Step.Effect.ShouldBeOfType<T>();
    }

    public Call Ends(KeypadOutcome outcome, params Spoken[] said)
    {
        Step.Outcome.ShouldBe(outcome);
        Step.Say.ShouldBe(said);
        Step.Collect.ShouldBeNull();
        Step.Effect.ShouldBeNull();
        return this;
    }
}
