using System.Text.Json;
using CsCheck;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Keypad.KeypadInput;

namespace HotDeskPortal.Domain.Tests.Keypad;

/// <summary>
/// About a million random inputs. Extensions are entered with the digits 0 to 4 only and PINs with 5 to 9 only, so that any
/// digit above 4 in what the machine shows is a leaked one.
/// </summary>
public sealed class KeypadFuzzTests
{
    /// <summary>Two askings in vain of either question and three tries with two entries each, then two other keys and the 2.</summary>
    private const int MostEntered = KeypadMachine.Tries * 6 + 3;

    private static readonly string[] s_extensions = ["2020", "*", "4", "", "", "20201234", "0", "10"];
    private static readonly string[] s_pins = ["7586", "*8", "5", "", "", "9999999999", "68", "98765"];
    private static readonly string[] s_confirmations = ["2", "2", "1", "", "*", "2", "33", "#"];
    private static readonly OwnerName[] s_owners = [Name("0", "Olive"), Name("1", "Carl"), Name("2", "Nora")];
    private static readonly CallingPhone[] s_phones =
    [
        new(Given.Number("3001"), null, false), new(Given.Number("3001"), s_owners[0], false),
        new(Given.Number("3001"), s_owners[0], true), new(null, null, false),
    ];

    private static readonly KeypadInput[] s_answers =
    [
        new PinAccepted(new Claim(s_owners[1], s_owners[0])), new PinAccepted(new Claim(s_owners[1], null)),
        new Taken(Given.Number("3001")), new OwnerLoggedOut(s_owners[0]),
        new Refused(new NotRight()), new Refused(new NotRight()), new Refused(new OwnerChanged(s_owners[0])), new Refused(new OwnerChanged(s_owners[2])),
        new Refused(new NotEnabled(s_owners[1])), new Refused(new HasOwnPhone(s_owners[1])), new Refused(new AlreadyOwner(Given.Number("3001"))),
        new Refused(new LoggedInElsewhere(Given.Number("3002"))), new Refused(new PhoneRefuses(Given.Monday8)), new Refused(new NoPhone(Given.Number("3001"))),
        new Refused(new NobodyLoggedIn(Given.Number("3001"))), new Refused(new SessionOver(Guid.Empty)), new Unavailable(), new HungUp(),
    ];

    /// <summary>Callers and services that keep to the protocol, mostly patient: wrong PINs and owners that change are frequent.</summary>
    [Fact]
    public void Machine_ProtocolKept_AlwaysAsksOrEndsWithinABoundAndNeverShowsAPin()
    {
        var inputs = 0L;
        var reached = new Reached();
        Gen.Byte.Array[60].Sample(bytes =>
        {
            var step = KeypadMachine.Start((FeatureCode)(bytes[0] & 1), s_phones[(bytes[0] >> 1) & 1]);
            var (entered, ownerChanged) = (0, 0);
            foreach (var b in bytes.AsSpan(1))
            {
                Holds(step);
                if (step.Outcome is { } outcome)
                {
                    reached.Sample(outcome.ToString());
                    return true;
                }

                var input = Fitting(step, b, stubborn: bytes[0] >> 5);
                entered += input is Entered ? 1 : 0;
                ownerChanged += input is Refused { Error: OwnerChanged } ? 1 : 0;
                step = KeypadMachine.Step(step.State, input);
                Interlocked.Increment(ref inputs);
                if (entered > MostEntered + ownerChanged)
                    return false;
            }

            reached.Sample("goes on");
            return true;
        }, iter: Samples.Of(140_000));

        inputs.ShouldBeGreaterThan(Samples.Of(700_000));
        reached.ShouldHave(0.005, Enum.GetNames<KeypadOutcome>());
    }

    /// <summary>Anything at any time: answers nobody asked for, keys while the service works, calls that have ended.</summary>
    [Fact]
    public void Machine_AnyInputAtAnyTime_NeverThrowsAndNeverShowsAPin()
    {
        var inputs = 0L;
        Gen.Byte.Array[40].Sample(bytes =>
        {
            var step = KeypadMachine.Start((FeatureCode)(bytes[0] & 1), s_phones[(bytes[0] >> 1) & 3]);
            foreach (var b in bytes.AsSpan(1))
            {
                var input = b < 128 ? Keys(step.State, b) : s_answers[b % (s_answers.Length - 2)];
                var next = KeypadMachine.Step(step.State, input);
                if (next.Collect is null && next.Effect is null && next.Outcome is null)
                    next.ShouldSatisfyAllConditions(() => next.State.ShouldBe(step.State), () => next.Say.ShouldBeEmpty());
                else
                    Holds(next);
                if (step.Outcome is null)
                    Interlocked.Increment(ref inputs);
                step = next;
            }
        }, iter: Samples.Of(100_000));

        inputs.ShouldBeGreaterThan(Samples.Of(280_000), "in calls that went on");
    }

    [Fact]
    public void Machine_SlowestCaller_NeedsExactlyTheBound()
    {
        var call = Call.Dials(FeatureCode.LogIn, Call.Free);
        var entered = 0;
        void Enters(params string[] keys)
        {
            entered += keys.Length;
            call.Enters(keys);
        }

        for (var tries = 0; tries < KeypadMachine.Tries; tries++)
        {
            if (tries > 0)
                call.Refused(new NotRight());
            Enters("", "", "2020", "", "", "7384");
        }

        call.Hears(new PinAccepted(Call.CarlsClaim));
        Enters("1", "1", "2");
        for (var changes = 0; changes < 5; changes++)
        {
            call.Refused(new OwnerChanged(Given.Name(Given.Olive)));
            Enters("2");
        }

        call.Asks<KeypadEffect.TakeOwnership>();
        entered.ShouldBe(MostEntered + 5);
    }

    private static OwnerName Name(string id, string name) => new(id[0] - '0', Given.Number("202" + id), name);

    /// <summary>What a caller keys in; digits 5 to 9 only where a PIN is asked for.</summary>
    private static Entered Keys(KeypadState state, int random) => new(state switch
    {
        KeypadState.AskingPin or KeypadState.AskingOwnersPin => s_pins[random & 7],
        KeypadState.AskingConfirmation => s_confirmations[random & 7],
        _ => s_extensions[random & 7],
    });

    /// <summary>What fits; a stubborn caller (1) keys in nothing, a stubborn service (2) finds every PIN wrong: almost always.</summary>
    private static KeypadInput Fitting(KeypadStep step, byte random, int stubborn) => (step.State, random) switch
    {
        (_, > 10) when stubborn == 1 && step.Collect is not null => new Entered(""),
        (KeypadState.CheckingPin or KeypadState.LoggingOut, > 10) when stubborn == 2 => new Refused(new NotRight()),
        (_, < 3) => random == 0 ? new HungUp() : new Unavailable(),
        (KeypadState.CheckingPin, _) => random < 140 ? new Refused(new NotRight()) : random < 250 ? s_answers[random & 1] : s_answers[8 + random % 8],
        (KeypadState.TakingOwnership, _) => random < 150 ? s_answers[6 + random % 2] : random < 230 ? s_answers[2] : s_answers[8 + random % 8],
        (KeypadState.LoggingOut, _) => random < 150 ? new Refused(new NotRight()) : random < 230 ? s_answers[3] : s_answers[8 + random % 8],
        _ => Keys(step.State, random),
    };

    /// <summary>Exactly one of an effect, something to collect and the end; and no PIN digit in sight.</summary>
    private static void Holds(KeypadStep step)
    {
        var ways = (step.Effect is null ? 0 : 1) + (step.Collect is null ? 0 : 1) + (step.Outcome is null ? 0 : 1);
        if (ways != 1)
            throw new ShouldAssertException($"{ways} ways to go on from {step.State}.");
        var shown = step.State.ToString();
        if (step.Effect is { } effect)
            shown += effect.ToString() + JsonSerializer.Serialize(effect, effect.GetType());
        if (shown.AsSpan().IndexOfAnyInRange('5', '9') >= 0)
            throw new ShouldAssertException($"A PIN shows in {shown}.");
    }
}
