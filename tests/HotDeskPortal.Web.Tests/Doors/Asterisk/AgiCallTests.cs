using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Doors.Asterisk;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>Calls from a conforming Asterisk: whoever types how they like, and leaves when they like.</summary>
public sealed class AgiCallTests : IAsyncLifetime
{
    private readonly ClockedPortalHost _host = TestDoor.Host();
    private TestDoor _door = null!;

    public async ValueTask InitializeAsync() => _door = await TestDoor.OpenAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(120)]
    [InlineData(40)]
    [InlineData(1)]
    public async Task LogIn_TypedInOneBurst_LosesNoKey(int apart)
    {
        var caller = TypingCaller.Burst("2019#73915#2", apart);

        var asterisk = await CallAsync(caller);

        Owner("3001").ShouldBe("2019");
        asterisk.IsEnded.ShouldBeTrue();
        caller.Heard.Where(h => h.ToItsEnd).Select(h => _door.TextOf(h.File)).ShouldBe(["Dana Whitfield is now the owner of phone 3001.", "You may hang up."]);
    }

    [Fact]
    public async Task Takeover_TypedInOneBurst_TakesNothingBeforeTheNameWasHeard()
    {
        var caller = TypingCaller.Burst("2019#73915#222");

        await CallAsync(caller, "3002");

        Owner("3002").ShouldBe("2020", "nobody has pressed 2 after the name");
        caller.Heard.Where(h => h.ToItsEnd).Select(h => _door.TextOf(h.File)).ShouldContain("Marek Novák owns this phone.");
    }

    [Fact]
    public async Task Takeover_TwoPressedAfterTheName_IsDone()
    {
        var caller = TypingCaller.At([.. "2019#73915#".Select((k, i) => (100 + i * 100, k)), (5000, '2')]);

        await CallAsync(caller, "3002");

        Owner("3002").ShouldBe("2019");
    }

    [Fact]
    public async Task LogIn_WithoutTerminator_EndsAfterThreeSilentSeconds()
    {
        var asterisk = await CallAsync(TypingCaller.At((100, '2'), (200, '0'), (300, '1'), (400, '9'), (3300, '#')));

        asterisk.Commands.ShouldContain("GET DATA \"\" 3000 7");
        (await LastAsync()).Phone.ShouldBe("3001");
        CallTranscript.Lines(await LastAsync()).Where(l => l.Count is not null).Select(l => (l.Keys, l.Count)).First().ShouldBe(("2019", 4));
    }

    /// <summary>Whatever is being said or waited for: who hangs up changes nothing, and the call is over for everybody.</summary>
    [Theory]
    [InlineData("", KeypadOutcome.HungUp)]
    [InlineData("2", KeypadOutcome.HungUp)]
    [InlineData("20", KeypadOutcome.HungUp)]
    [InlineData("2019#", KeypadOutcome.HungUp)]
    [InlineData("2019#7", KeypadOutcome.HungUp)]
    [InlineData("2019#73915#", KeypadOutcome.HungUp)]
    [InlineData("2019#73915#2", KeypadOutcome.LoggedIn)]
    public async Task HangUp_AtEveryPoint_EndsTheCall(string before, KeypadOutcome outcome)
    {
        foreach (var (exits, tells) in new[] { (true, true), (false, true), (false, false) })
        {
            var asterisk = await CallAsync(TypingCaller.Burst(before + TypingCaller.HangUp), configure: a => a with { ExitsOnHangUp = exits, TellsHangUp = tells });

            asterisk.Commands.Count(c => c == "HANGUP").ShouldBe(0, "nobody is there to hang up on");
            (await LastAsync()).Outcome.ShouldBe(outcome);
            _host.Log.Errors.ShouldBeEmpty();
            if (outcome == KeypadOutcome.LoggedIn)
                break;
        }
    }

    [Fact]
    public async Task LogIn_WhereAsteriskGetsNoPrompts_WorksWithItsOwnSounds()
    {
        var caller = TypingCaller.At([.. "2019#73915#".Select((k, i) => (100 + i * 100, k)), (20_000, '2')]);

        var asterisk = await CallAsync(caller, "3002", configure: a => a with { HasPrompts = false });

        Owner("3002").ShouldBe("2019");
        asterisk.Commands.Count(c => c.Contains("://", StringComparison.Ordinal)).ShouldBe(1, "it is not tried again in this call");
        asterisk.Commands.ShouldContain("STREAM FILE agent-user \"0123456789*#\"");
        asterisk.Commands.ShouldContain("SAY DIGITS 2020 \"\"", "who owns the phone is heard before a key counts");
        asterisk.Commands.ShouldContain("STREAM FILE digits/2 \"0123456789*#\"");
        asterisk.IsEnded.ShouldBeTrue();
        _host.Log.All.ShouldContain(l => l.Contains("cannot play the portal's prompts"));
    }

    [Theory]
    [InlineData("login", "3001", "*45", 8)]
    [InlineData("logout", "3002", "*46", 0)]
    [InlineData("toggle", "3001", "anything", 8)]
    [InlineData("toggle", "3002", "anything", 0)]
    [InlineData("", "3001", "*45", 8)]
    [InlineData("", "3002", "*46", 0)]
    public async Task Path_SaysWhatIsWished(string wish, string phone, string dialled, int extensionDigits)
    {
        var asterisk = await CallAsync(TypingCaller.Burst($"{TypingCaller.HangUp}", from: 4000), phone, $"{{0}}/{wish}".TrimEnd('/'), a => a with { Extension = dialled });

        _door.TextOf(asterisk.Commands.First(c => c.StartsWith("STREAM", StringComparison.Ordinal)).Split('"')[1])
            .ShouldContain(extensionDigits > 0 ? "extension" : "PIN");
    }

    [Fact]
    public async Task Phone_ThatIsNoneOfTheOffices_IsToldSo()
    {
        var caller = TypingCaller.Burst("");

        var asterisk = await CallAsync(caller, "softphone-of-somebody");

        caller.Heard.Select(h => _door.TextOf(h.File)).ShouldBe(["This is not a hot desk phone."]);
        asterisk.IsEnded.ShouldBeTrue();
        (await LastAsync()).Outcome.ShouldBe(KeypadOutcome.NotAHotDeskPhone);
    }

    /// <summary>The portal closes without a word, so that the dialplan's next line speaks.</summary>
    [Theory]
    [InlineData("wrong", "{0}/login", DoorRefusal.WrongSecret)]
    [InlineData(null, "{0}/login", DoorRefusal.MissingSecret)]
    [InlineData(TestDoor.Secret, "AAAAAAAAAAAAAAAAAAAAAA/login", null)]
    [InlineData(TestDoor.Secret, "{0}/nonsense", DoorRefusal.OtherSystem)]
    [InlineData(TestDoor.Secret, "", null)]
    public async Task Stranger_IsNeitherAnsweredNorHungUpOn(string? secret, string script, DoorRefusal? told)
    {
        var caller = TypingCaller.Burst("2019#");

        var asterisk = await CallAsync(caller, script: script, configure: a => a with { Secret = secret });

        asterisk.Commands.ShouldBeSubsetOf(["GET FULL VARIABLE ${HOTDESK_SECRET}"]);
        caller.Heard.ShouldBeEmpty();
        var activity = _host.Services.GetRequiredService<DoorActivity>();
        if (told is { } why)
            activity.Of(await DoorIdAsync()).LastRefused!.Refusal.ShouldBe(why);
        else
            activity.Strangers.ShouldNotBeEmpty();
        _host.Log.All.ShouldNotContain(l => l.Contains(TestDoor.Secret));
    }

    [Fact]
    public async Task ForeignNetwork_IsNotAskedForItsSecret()
    {
        var door = await TestDoor.OpenAsync(_host, networks: "10.0.0.0/8");
        var (wire, caller) = (new Wire(), TypingCaller.Burst(""));
        var asterisk = new FakeAsterisk(wire.Asterisk, $"{door.Address}/login", "3001", caller);

        await Task.WhenAll(wire.HoldAsync(_host, IPAddress.Parse("192.0.2.7")), asterisk.RunAsync());

        asterisk.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task OtherSystemsDoor_IsNotForAsterisk()
    {
        var door = await TestDoor.OpenAsync(_host, PhoneSystem.FreeSwitch);

        var asterisk = await CallAsync(TypingCaller.Burst(""), script: $"{door.Address}/login");

        asterisk.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: portal\r\n\r\n")]
    [InlineData("agi_network\n")]
    [InlineData("\u0016\u0003\u0001\u0002\n")]
    public async Task Whoever_SaysAnythingElse_IsClosedOn(string said)
    {
        var wire = new Wire();
        await wire.SayAsync(said);

        await wire.HoldAsync(_host);

        using var sent = new StreamReader(wire.FromPortal);
        (await sent.ReadToEndAsync()).ShouldBeEmpty();
        _host.Services.GetRequiredService<DoorActivity>().Strangers[0].Refusal.ShouldBe(DoorRefusal.OtherSystem);
    }

    [Fact]
    public async Task EndlessLines_AreReadNoFurtherThanTheirLimit()
    {
        foreach (var said in new[] { new string('a', AgiLines.MaxLength + 1), string.Concat(Enumerable.Range(0, AgiEnvironment.MaxLines + 1).Select(i => $"agi_arg_{i}: x\n")) })
        {
            var wire = new Wire();
            await wire.SayAsync(said);

            await wire.HoldAsync(_host);
        }
        _host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_BeforeTheEnvironmentEnds_IsClosedAfterAWhile()
    {
        var wire = new Wire();
        await wire.SayAsync("agi_network: yes\n");
        var call = wire.HoldAsync(_host);

        _host.Time.Advance(AgiCall.GreetingTime - TimeSpan.FromMilliseconds(1));
        call.IsCompleted.ShouldBeFalse();
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));

        await call.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>Asterisk that stops to answer: the call ends, and nobody owns anything by it.</summary>
    [Fact]
    public async Task Asterisk_ThatStopsAnswering_IsLeft()
    {
        var caller = new SilentCaller();
        var wire = new Wire();
        var asterisk = new FakeAsterisk(wire.Asterisk, $"{_door.Address}/login", "3001", caller);
        var call = wire.HoldAsync(_host);
        var run = asterisk.RunAsync();
        await caller.Hears.Task.WaitAsync(TestContext.Current.CancellationToken);

        _host.Time.Advance(TimeSpan.FromSeconds(90));

        await Should.ThrowAsync<AgiProtocolException>(call);
        caller.Goes.SetResult();
        await run;
        (await LastAsync()).Outcome.ShouldBe(KeypadOutcome.HungUp);
    }

    [Fact]
    public async Task Database_Away_IsToldOnThePhone()
    {
        var caller = TypingCaller.Burst("2019#73915#");
        using (_host.TakeDatabaseAway())
            await CallAsync(caller);

        _door.TextOf(caller.Heard[^1].File).ShouldBe("The service is temporarily unavailable. Nothing was changed.");
    }

    private async Task<FakeAsterisk> CallAsync(ICaller caller, string phone = "3001", string script = "{0}/login", Func<FakeSettings, FakeSettings>? configure = null)
    {
        var wire = new Wire();
        var settings = (configure ?? (s => s))(new FakeSettings());
        var asterisk = new FakeAsterisk(wire.Asterisk, script.Replace("{0}", _door.Address, StringComparison.Ordinal), phone, caller)
        {
            Secret = settings.Secret, Extension = settings.Extension, ExitsOnHangUp = settings.ExitsOnHangUp, TellsHangUp = settings.TellsHangUp, HasPrompts = settings.HasPrompts,
        };
        var call = wire.HoldAsync(_host);
        await asterisk.RunAsync();
        wire.CloseFromAsterisk();
        await call;
        return asterisk;
    }

    private async Task<RecordedCall> LastAsync()
    {
        var calls = _host.Services.GetRequiredService<RecordedCalls>();
        await calls.WriteAsync();
        return (await calls.ListAsync(_host.Actor(), "main")).Value[0];
    }

    private async Task<int> DoorIdAsync()
    {
        await using var db = await _host.OpenDatabaseAsync();
        return db.Doors.Single(d => d.Address == _door.Address).Id;
    }

    private string? Owner(string hotDesk) => _host.Board().OwnerOf(_host.HotDesk(hotDesk).Id)?.Number.Digits;

    private sealed record FakeSettings(
        string? Secret = TestDoor.Secret, string Extension = "*45", bool ExitsOnHangUp = true, bool TellsHangUp = true, bool HasPrompts = true);

    private sealed class SilentCaller : ICaller
    {
        public TaskCompletionSource Hears { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Goes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<char?> HearAsync(string file, bool keysStop)
        {
            Hears.TrySetResult();
            await Goes.Task;
            throw new HungUpException();
        }

        public Task<char?> WaitAsync(int milliseconds) => throw new HungUpException();
    }
}
