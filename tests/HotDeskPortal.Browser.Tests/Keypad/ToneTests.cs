using Microsoft.Playwright;
using Shouldly;

namespace HotDeskPortal.Browser.Tests.Keypad;

/// <summary>The tones, as the browser computes them: measured, not listened to.</summary>
public sealed class ToneTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    private const int Rate = 48_000;

    private static readonly int[] Low = [697, 770, 852, 941];
    private static readonly int[] High = [1209, 1336, 1477, 1633];

    [Fact]
    public async Task EveryKey_SoundsItsTwoFrequencies_AndNoOther()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, site);
        await visitor.Page.GotoAsync("/account/sign-in");
        foreach (var (row, y) in new[] { "123A", "456B", "789C", "*0#D" }.Select((r, y) => (r, y)))
            foreach (var (key, x) in row.Select((k, x) => (k, x)))
            {
                var samples = await RenderAsync(visitor, key.ToString(), 0.2);
                var loud = Low.Concat(High).Where(f => Power(samples, f) > 0.01).ToArray();
                loud.ShouldBe([Low[y], High[x]], $"key {key}");
            }
    }

    [Theory]
    [InlineData("dial", 350, 440, 1, 0)]
    [InlineData("ringback", 440, 480, 2, 4)]
    [InlineData("busy", 480, 620, .5, .5)]
    public async Task TheLine_SoundsItsFrequencies_InItsRhythm(string tone, int first, int second, double on, double off)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, site);
        await visitor.Page.GotoAsync("/account/sign-in");
        var samples = await RenderAsync(visitor, tone, on + off + 0.5);
        int[] asked = [350, 440, 480, 620];
        // Half a second holds whole periods of all of them.
        asked.Where(f => Power(samples.AsSpan(0, (int)(0.5 * Rate)), f) > 0.01).ShouldBe([first, second]);
        if (off > 0)
        {
            samples.AsSpan((int)(on * Rate), (int)(off * Rate)).ToArray().ShouldAllBe(s => Math.Abs(s) < 1e-6);
            Power(samples.AsSpan((int)((on + off) * Rate)), first).ShouldBeGreaterThan(0.01);
        }
    }

    [Fact]
    public async Task APressedKey_SoundsAtTheFinger_UnlessItIsMuted()
    {
        await using var visitor = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/training/keypad?phone=3001");
        await visitor.Page.EvaluateAsync(
            """
            window.heard = [];
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...args) { window.heard.push(this.frequency.value); return start.apply(this, args); };
            0;
            """);
        await visitor.PressAsync("5");
        (await visitor.Page.EvaluateAsync<int[]>("window.heard")).ShouldBe([770, 1336], ignoreOrder: true, customMessage: "the dial tone has ended, or never began");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound" }).ClickAsync();
        await visitor.Page.GetByLabel("Mute tones and voice").CheckAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sound is off" })).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("window.heard = []");
        await visitor.PressAsync("8");
        (await visitor.Page.EvaluateAsync<int[]>("window.heard")).ShouldBeEmpty();
    }

    private static async Task<float[]> RenderAsync(Visitor visitor, string name, double seconds) => await visitor.Page.EvaluateAsync<float[]>(
        "async ([name, seconds, rate]) => [...await (await import('/js/phone-sound.js')).render(name, seconds, rate)]", new object[] { name, seconds, Rate });

    /// <summary>Goertzel's filter: how much of one frequency there is, 0.0156 for a sine of amplitude 0.25.</summary>
    private static double Power(ReadOnlySpan<float> samples, double frequency)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * frequency / Rate);
        double before = 0, last = 0;
        foreach (var sample in samples)
            (before, last) = (last, sample + coefficient * last - before);
        var energy = before * before + last * last - coefficient * before * last;
        return energy / ((double)samples.Length * samples.Length);
    }
}
