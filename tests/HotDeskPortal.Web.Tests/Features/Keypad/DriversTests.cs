using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Tests.Doors.Asterisk;
using HotDeskPortal.Web.Tests.Doors.FreeSwitch;
using HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>One machine behind eight ways to call: the same keys are answered in the same words everywhere.</summary>
public sealed class DriversTests
{
    private const string HangUp = "hang up";

    private static readonly Dictionary<string, string> RightPins = new()
    {
        ["2019"] = "73915", ["2020"] = "60428", ["2021"] = "918273", ["2022"] = "40961", ["2024"] = "86420", ["2050"] = "31794", ["2060"] = "60917",
    };

    private static readonly string[] Phones = ["3001", "3002", "3003", "3004", "3006", "3011", "2090"];
    private static readonly string[] Extensions = ["2019#", "2019", "2020#", "2021#", "2022#", "2024#", "2050#", "2060#", "2999#", "20190000", "*#", "#", ""];
    private static readonly string[] Pins = ["73915#", "73915", "60428#", "918273#", "40961#", "86420#", "31794#", "60917#", "48613#", "4861352079", "#", ""];

    [Fact]
    public async Task RandomCalls_HaveTheSameTranscriptEverywhere()
    {
        await using var direct = new DirectDriver();
        await using var http = new HttpDriver();
        await using var simulator = new SimulatorDriver();
        await using var asterisk = new AsteriskDriver();
        await using var twilio = new VoiceDriver(PhoneSystem.Twilio);
        await using var kazoo = new VoiceDriver(PhoneSystem.Kazoo);
        await using var netSapiens = new VoiceDriver(PhoneSystem.NetSapiens);
        await using var freeSwitch = new FreeSwitchDriver();
        IKeypadDriver[] doors = [asterisk, freeSwitch, twilio, kazoo, netSapiens];
        IKeypadDriver[] drivers = [direct, http, simulator, .. doors];
        var random = new Random(20260302);
        var outcomes = new HashSet<string>();
        var (seen, told) = (0, 0);

        for (var call = 0; call < Samples.Of(25); call++)
        {
            var (phone, code) = (Pick(random, Phones), random.Next(4) == 0 ? "*46" : "*45");
            var said = $"call {call}: {phone} {code}";
            var heard = await AllAsync(drivers, d => d.DialAsync(phone, code), said);
            var keys = "";
            while (heard.Collects is not null)
            {
                keys = Keys(random, direct.Collecting!, keys);
                said += $", {keys}";
                heard = await AllAsync(drivers, d => keys == HangUp ? d.HangUpAsync() : d.EnterAsync(keys), said);
            }
            outcomes.Add(heard.Outcome!);
            // What this call has added: comparing all of it each time would take longer than the calls.
            var added = direct.Transcript.Skip(seen).ToList();
            var spoken = added.Where(l => l.Voice != TranscriptVoice.Service).ToList();
            simulator.Transcript.Skip(seen).ShouldBe(added, said);
            http.Transcript.Skip(told).ShouldBe(spoken, said);
            foreach (var door in doors)
                door.Transcript.Skip(told).ShouldBe(spoken, $"{door.GetType().Name} {Array.IndexOf(doors, door)} at {said}");
            (seen, told) = (direct.Transcript.Count, http.Transcript.Count);
            foreach (var driver in drivers)
                ((ClockedPortalHost)driver.Host).Time.Advance(TimeSpan.FromMinutes(20));
        }

        outcomes.Count.ShouldBeGreaterThan(5, "the calls go through most of the machine");
        simulator.Transcript.ShouldAllBe(l => !Pins.Any(p => p.Length > 4 && l.Text.Contains(p.TrimEnd('#'))));
        foreach (var driver in drivers)
        {
            Owners(driver).ShouldBe(Owners(direct));
            driver.Host.Log.All.ShouldAllBe(l => !Pins.Any(p => p.Length > 4 && l.Contains(p.TrimEnd('#'))));
        }
    }

    private static async Task<Heard> AllAsync(IKeypadDriver[] drivers, Func<IKeypadDriver, Task<Heard>> act, string said)
    {
        var first = await act(drivers[0]);
        foreach (var driver in drivers[1..])
            (await act(driver)).ShouldBe(first, $"{driver.GetType().Name} at {said}");
        return first;
    }

    /// <summary>Every second PIN is the right one for the extension before.</summary>
    private static string Keys(Random random, Collect collect, string before) =>
        random.Next(12) == 0 ? HangUp
        : collect == Collect.PinDigits && random.Next(2) == 0 && RightPins.TryGetValue(before.TrimEnd('#'), out var right) ? $"{right}#"
        : collect == Collect.Extension ? Pick(random, Extensions)
        : collect == Collect.PinDigits ? Pick(random, Pins)
        : Pick(random, ["2", "2", "2", "1", "*", "#", ""]);

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static IEnumerable<string> Owners(IKeypadDriver driver)
    {
        var board = driver.Host.Board();
        return board.Directory.HotDesks.Select(h => $"{h.Number} {board.OwnerOf(h.Id)?.Number} at version {board.Version}");
    }
}
