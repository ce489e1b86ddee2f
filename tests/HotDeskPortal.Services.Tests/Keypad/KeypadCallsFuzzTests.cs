using CsCheck;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Tests.Keypad;

/// <summary>Whatever a phone system sends as digits is a turn of the call or a refusal by rule; calls that end leave nothing behind.</summary>
public sealed class KeypadCallsFuzzTests
{
    private static readonly int s_calls = Samples.Of(400);

    private static readonly string[] s_keys =
    [
        "2019#", "2019#", "2020#", "2020", $"{TestOffice.PinOf("2019")}#", $"{TestOffice.PinOf("2019")}#", $"{TestOffice.PinOf("2020")}#", "2", "2", "", "#", "*", "0000#", "999999999999",
        "##", "1#2", "12a#", "٢٠١٩#", "２０１９#", "𝟚", "\0", "-1", "2.", " 2", "2\n", "e3#", new('1', 10_000), new('#', 10_000),
    ];

    [Fact]
    public async Task Digits_OfAnyKind_AreATurnOrARefusal_AndNothingIsHeldAfterTheEnd()
    {
        await using var portal = await TestPortal.StartAsync();
        var reached = new Reached();
        var digits = Gen.OneOf(Gen.Int[0, s_keys.Length - 1].Select(i => s_keys[i]), Gen.Int[0, 9].Select(i => s_keys[i]), Gen.String[0, 12]);
        // Half of them go as people do, but for one entry.
        string[] usual = ["2019#", $"{TestOffice.PinOf("2019")}#", "2"];
        var honest = Gen.Select(Gen.Int[0, 3], digits, (at, other) => (string[])[.. usual[..at], other, .. usual[at..]]);
        await Gen.Select(Of("3001", "3002"), Of("*45", "*45", "*46"), Gen.OneOf(honest, digits.Array[1, 8])).SampleAsync(async (phone, code, entered) =>
        {
            // Locks are not what this is about.
            portal.Clock.Advance(TimeSpan.FromDays(2));
            var dialled = portal.Keypad.Dial(TestPortal.Admin, "main", phone, code, OwnershipChannel.Phone);
            var turn = dialled.Value;
            foreach (var keys in entered)
            {
                var answer = await portal.Keypad.EnterAsync(TestPortal.Admin, turn.Id, keys);
                reached.Note(answer.IsSuccess ? "turn" : answer.Error.GetType().Name);
                if (answer.IsSuccess)
                {
                    turn = answer.Value;
                    (turn.HasEnded ? turn.Collect is null : turn.Collect is not null).ShouldBeTrue();
                }
                else
                {
                    answer.Error.ShouldBeOfType(turn.HasEnded ? typeof(UnknownCall) : typeof(MalformedDigits));
                }
            }
            reached.Sample(turn.Outcome?.ToString() ?? "unfinished");
            await portal.Keypad.HangUpAsync(TestPortal.Admin, turn.Id);
        }, iter: s_calls, threads: 1);

        portal.Keypad.Held.ShouldBeLessThanOrEqualTo(2, "one a phone");
        reached.ShouldHave(0.3, "turn", nameof(MalformedDigits));
        reached.ShouldHave(0.02, nameof(UnknownCall), nameof(KeypadOutcome.LoggedIn), "unfinished");
    }

    [Fact]
    public async Task Dialling_OfAnyKind_IsACallOrARefusal()
    {
        await using var portal = await TestPortal.StartAsync();
        var reached = new Reached();
        string[] phones = ["3001", "3001", "2019", "9999", "805ec0112233", "", "\0", "３００１", "3001 ", new('3', 10_000)];
        string[] codes = ["*45", "*45", "*46", "*4", "*455", "45", "", "＊45", "*45\n", new('*', 10_000)];
        Gen.Select(Gen.OneOf(Gen.Int[0, phones.Length - 1].Select(i => phones[i]), Gen.String), Gen.OneOf(Gen.Int[0, codes.Length - 1].Select(i => codes[i]), Gen.String)).Sample((phone, code) =>
        {
            var answer = portal.Keypad.Dial(TestPortal.Admin, "main", phone, code, OwnershipChannel.Phone);
            reached.Sample(answer.IsSuccess ? "call" : answer.Error.GetType().Name);
        }, iter: Samples.Of(5_000));

        portal.Keypad.Held.ShouldBeLessThanOrEqualTo(2);
        reached.ShouldHave(0.01, "call", nameof(NotAFeatureCode), nameof(HotDeskPortal.Services.Phones.UnknownPhone));
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
