using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Tests.Doors;

/// <summary>Calls that phone systems hold: repeated, given up, and remembered for support.</summary>
public sealed class DoorCallsTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private OpenDoor _door = null!;

    private DoorCalls Calls => _portal.Get<DoorCalls>();

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        _door = new OpenDoor(7, "Asterisk", PhoneSystem.Asterisk, "address", "main", Actor.PhoneSystem("Asterisk", ApiKeyRights.Keypad | ApiKeyRights.Read, _portal.Main.Id));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task LogIn_ByADoor_TellsEachTurnAsAScript()
    {
        await _portal.LogInAsync("2020", at: "3001");
        var first = await DialAsync();
        (first.Number, first.Script.HangsUp, first.Script.Collect).ShouldBe((1, false, Collect.Extension));
        first.Script.Say.Single().Text.ShouldBe("Enter your extension, then press pound.");

        var second = await EnterAsync(first, "2019#");
        var third = await EnterAsync(second, $"{TestOffice.PinOf("2019")}#");
        third.Script.Say.Select(s => (s.Text, CallScript.IsHeardFirst(s))).ShouldBe([("Marek Novák owns this phone.", true), ("Press 2 to take ownership of this phone.", false)]);
        third.Script.Say.ShouldAllBe(s => s.Sound.EndsWith(".wav") && s.Language == "en");
        var last = await EnterAsync(third, "2");

        (last.Outcome, last.Script.HangsUp, last.Script.Collect).ShouldBe((KeypadOutcome.LoggedIn, true, null));
        _portal.OwnerOf("3001").ShouldBe("2019");
        (await _portal.JournalAsync())[^1].Key.ShouldBe("Asterisk");
    }

    [Fact]
    public async Task Turn_AskedForAgain_IsAnsweredAgainAndNotSteppedTwice()
    {
        var first = await DialAsync();
        (await DialAsync()).ShouldBe(first);
        var second = await EnterAsync(first, "2019#");
        (await EnterAsync(first, "2019#")).ShouldBe(second);
        (await EnterAsync(first, "2020#")).ShouldBe(second, "what was answered is answered, whatever comes with it");
        var wrong = await EnterAsync(second, "000000#");
        for (var i = 0; i < 5; i++)
            (await EnterAsync(second, "000000#")).ShouldBe(wrong);
        var third = await EnterAsync(wrong, "2019#");
        var fourth = await EnterAsync(third, $"{TestOffice.PinOf("2019")}#");
        var last = await EnterAsync(fourth, "2");

        (await EnterAsync(fourth, "2")).ShouldBe(last, "also when the call is over");
        (await Calls.HangUpAsync(_door, "a")).Value.ShouldBe(last);
        last.Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Fact]
    public async Task Turn_AskedForTwiceAtOnce_IsSteppedOnce()
    {
        var first = await DialAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Calls.EnterAsync(_door, "a", first.Number, "2019#"))));

        answers.Select(a => a.Value).Distinct().Count().ShouldBe(1);
        answers[0].Value.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Turn_ThatHasNotBeen_IsUnknown()
    {
        var first = await DialAsync();

        (await Calls.EnterAsync(_door, "a", first.Number + 1, "2019#")).Error.ShouldBe(new UnknownCall());
        (await Calls.EnterAsync(_door, "b", 1, "2019#")).Error.ShouldBe(new UnknownCall());
        (await Calls.EnterAsync(_door with { Id = 8 }, "a", 1, "2019#")).Error.ShouldBe(new UnknownCall());
        (await Calls.DialAsync(_door, new string('a', DoorCalls.MaxCallId + 1), "3001", "*45")).Error.ShouldBe(new UnknownCall());
        (await Calls.DialAsync(_door, "c", "3001", "*99")).Error.ShouldBeOfType<NotAFeatureCode>();
    }

    [Fact]
    public async Task Phone_HasOneCall()
    {
        var before = await DialAsync("a");
        var after = await DialAsync("b");

        (await Calls.EnterAsync(_door, "a", before.Number, "2019#")).Error.ShouldBe(new UnknownCall());
        (await Calls.EnterAsync(_door, "b", after.Number, "2019#")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_AreForgotten()
    {
        for (var i = 0; i < 500; i++)
            await DialAsync($"call {i}", TestOffice.HotDeskNumbers[i % 4]);
        Calls.Held.ShouldBe(4, "never more than phones");

        _portal.Clock.Advance(KeypadCalls.Lifetime);
        await DialAsync("another");

        Calls.Held.ShouldBe(1);
        (await Calls.EnterAsync(_door, "call 499", 1, "2019#")).Error.ShouldBe(new UnknownCall());
    }

    [Fact]
    public async Task Phone_ThatIsNone_IsToldAndNotRemembered()
    {
        var turn = await DialAsync("a", "9999");

        (turn.Outcome, turn.Script.HangsUp).ShouldBe((KeypadOutcome.NotAHotDeskPhone, true));
        Calls.Held.ShouldBe(0);
    }

    [Fact]
    public async Task Toggle_WithoutACode_IsInWhereFreeAndOutWhereOwned()
    {
        Calls.Dialled(_door, "3001", FeatureCode.Toggle).ShouldBe("*45");
        await _portal.LogInAsync("2020", at: "3001");
        Calls.Dialled(_door, "3001", FeatureCode.Toggle).ShouldBe("*46");
        Calls.Dialled(_door, "3001", FeatureCode.LogIn).ShouldBe("*45");
    }

    [Fact]
    public async Task Recording_TellsWhatWasHeardAndHowManyKeysAPinHad()
    {
        await _portal.LogInAsync("2020", at: "3001");
        var turn = await DialAsync();
        foreach (var keys in new[] { "", "73915#", "73915#", "2019#", "73915#", "2" })
            turn = await EnterAsync(turn, keys);

        var call = (await RecordedAsync()).Single();

        (call.Phone, call.Dialled, call.DoorName, call.Outcome).ShouldBe(("3001", "*45", "Asterisk", KeypadOutcome.LoggedIn));
        var lines = CallTranscript.Lines(call);
        lines.Where(l => l.Count is not null).Select(l => (l.Keys, l.Count)).ShouldBe([(null, 0), (null, 5), (null, 5), ("2019", 4), (null, 5), ("2", 1)]);
        lines.Where(l => l.Name is not null).Select(l => (l.Prompt, l.Name, l.HotDesk)).ShouldBe(
            [(Prompt.SomebodyOwnsThisPhone, "Marek Novák", null), (Prompt.IsNowTheOwner, "Dana Whitfield", "3001")]);
        call.Lines.ShouldNotContain("73915");
    }

    [Fact]
    public async Task Recordings_AreTheLastFifty()
    {
        for (var i = 0; i < RecordedCalls.Kept + 20; i++)
        {
            await DialAsync($"{i}", "3001", "*46");
            if (i % 30 == 0)
                await _portal.Get<RecordedCalls>().WriteAsync();
        }

        (await RecordedAsync()).Count.ShouldBe(RecordedCalls.Kept);
        (await _portal.ReadAsync(db => Task.FromResult(db.RecordedCalls.Count()))).ShouldBe(RecordedCalls.Kept);
        (await _portal.Get<RecordedCalls>().ListAsync(Actor.Account("x", PortalRole.OfficeManager, []), "main")).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task Call_ThatNobodyEnds_IsRecordedWhenItIsForgotten()
    {
        await DialAsync();
        _portal.Clock.Advance(KeypadCalls.Lifetime);
        await DialAsync("b", "3002");

        (await RecordedAsync()).Single().Outcome.ShouldBeNull();
    }

    private async Task<DoorTurn> DialAsync(string id = "a", string phone = "3001", string dialled = "*45") => (await Calls.DialAsync(_door, id, phone, dialled)).Value;

    private async Task<DoorTurn> EnterAsync(DoorTurn turn, string keys) => (await Calls.EnterAsync(_door, "a", turn.Number, keys)).Value;

    private async Task<IReadOnlyList<RecordedCall>> RecordedAsync()
    {
        await _portal.Get<RecordedCalls>().WriteAsync();
        return (await _portal.Get<RecordedCalls>().ListAsync(TestPortal.Admin, "main")).Value;
    }
}
