using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Tests.Keypad;

/// <summary>design/behaviour.md: The keypad call. Through the service.</summary>
public sealed class KeypadCallsTests
{
    [Fact]
    public async Task LogIn_AtOwnedPhone_SaysAndCollectsWhatTheTableAsks()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2020", at: "3001");

        var call = portal.Dial("3001");
        call.Said.ShouldBe([Prompt.EnterExtension]);
        (call.Turn.Collect, call.Turn.Outcome).ShouldBe((Collect.Extension, null));
        await call.EnterAsync("2019#");
        call.Said.ShouldBe([Prompt.EnterPin]);
        (call.Turn.Collect, call.Turn.Outcome).ShouldBe((Collect.PinDigits, null));
        await call.EnterAsync(TestOffice.PinOf("2019") + "#");
        call.Turn.Say.ShouldBe([new Spoken(Prompt.SomebodyOwnsThisPhone, "Marek Novák"), Prompt.PressTwoToTakeOwnership]);
        portal.OwnerOf("3001").ShouldBe("2020");
        await call.EnterAsync("2");

        call.Turn.Say.ShouldBe([
            new Spoken(Prompt.IsNowTheOwner, "Dana Whitfield", portal.Board.Directory.HotDesk(portal.Main["3001"])!.Number), Prompt.YouMayHangUp]);
        (call.Turn.Collect, call.Turn.Outcome, call.Turn.HasEnded).ShouldBe((null, KeypadOutcome.LoggedIn, true));
        portal.OwnerOf("3001").ShouldBe("2019");
    }

    [Fact]
    public async Task LogIn_Notes_TellWhatTheServiceDid()
    {
        await using var portal = await TestPortal.StartAsync();
        var call = portal.Dial("3001");
        var notes = call.Turn.Did.ToList();
        foreach (var keys in new[] { "", "2019#", "0001#", "2019#", TestOffice.PinOf("2019") + "#", "5", "2" })
            notes.AddRange((await call.EnterAsync(keys)).Did);

        notes.Select(n => n.What).ShouldBe([
            new FeatureCodeDialled(FeatureCode.LogIn, "*45", ExtensionNumber.Parse("3001"), true, null), new NothingEntered(), new ExtensionEntered("2019"), new NotRight(),
            new ExtensionEntered("2019"), new PinAccepted("Dana Whitfield", null), new NotConfirmed("2"), new OwnershipTaken(ExtensionNumber.Parse("3001"))]);
        notes.ShouldAllBe(n => n.At == TestOffice.SeededAt);
    }

    [Fact]
    public async Task LogOut_WithOwnersPin_LogsOut()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var call = portal.Dial("3001", "*46");

        await call.EnterAsync(TestOffice.PinOf("2020") + "#");
        call.Said.ShouldBe([Prompt.PinNotRight, Prompt.EnterPin]);
        await call.EnterAsync(TestOffice.PinOf("2019") + "#");

        call.Turn.Say[0].ShouldBe(new Spoken(Prompt.IsLoggedOut, "Dana Whitfield"));
        portal.OwnerOf("3001").ShouldBeNull();
    }

    [Theory]
    [InlineData("2050", "*45", KeypadOutcome.NotAHotDeskPhone)] // somebody's own phone
    [InlineData("2050", "*46", KeypadOutcome.NotAHotDeskPhone)]
    [InlineData("3001", "*46", KeypadOutcome.NobodyLoggedIn)]
    [InlineData("80:5E:C0:11:22:50", "*45", KeypadOutcome.NotAHotDeskPhone)]
    public async Task Dial_WhereNothingIsToDo_EndsAtOnceAndHoldsNoCall(string at, string code, KeypadOutcome outcome)
    {
        await using var portal = await TestPortal.StartAsync();

        var turn = portal.Keypad.Dial(TestPortal.Admin, "main", at, code, OwnershipChannel.Phone).Value;

        (turn.Outcome, turn.Collect).ShouldBe((outcome, null));
        (await portal.Keypad.EnterAsync(TestPortal.Admin, turn.Id, "1")).Error.ShouldBeOfType<UnknownCall>();
    }

    [Theory]
    [InlineData("main", "3001", "*47", typeof(NotAFeatureCode))]
    [InlineData("main", "3001", "45", typeof(NotAFeatureCode))]
    [InlineData("main", "3009", "*45", typeof(NoPhone))]
    [InlineData("main", "2019", "*45", typeof(UnknownPhone))] // a user without phone
    [InlineData("main", "7000", "*45", typeof(UnknownPhone))]
    [InlineData("main", "9999", "*45", typeof(UnknownPhone))]
    [InlineData("main", "", "*45", typeof(UnknownPhone))]
    [InlineData("main", "64:16:7f:11:22:01", "*45", typeof(UnknownPhone))] // the other office's
    [InlineData("nowhere", "3001", "*45", typeof(UnknownOffice))]
    public async Task Dial_WhatCannotBe_NamesIt(string office, string at, string code, Type error)
    {
        await using var portal = await TestPortal.StartAsync();

        portal.Keypad.Dial(TestPortal.Admin, office, at, code, OwnershipChannel.Phone).Error.ShouldBeOfType(error);
    }

    [Fact]
    public async Task Dial_WhilePhoneRefuses_SaysSoUntilTheLockIsOver()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 10; i++)
            await portal.CheckAsync($"29{i:00}", "3001", "0001");

        portal.Dial("3001").Turn.Outcome.ShouldBe(KeypadOutcome.PhoneRefuses);
        portal.Dial("3002").Turn.Outcome.ShouldBeNull();
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        portal.Dial("3001").Turn.Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task Call_LivesTwoMinutesAfterItsLastInput()
    {
        await using var portal = await TestPortal.StartAsync();
        var call = portal.Dial("3001");
        var almost = KeypadCalls.Lifetime - TimeSpan.FromTicks(1);

        portal.Clock.Advance(almost);
        await call.EnterAsync("2019#");
        portal.Clock.Advance(almost);
        await call.EnterAsync(TestOffice.PinOf("2019") + "#");
        portal.Clock.Advance(KeypadCalls.Lifetime);

        (await portal.Keypad.EnterAsync(TestPortal.Admin, call.Turn.Id, "2")).Error.ShouldBeOfType<UnknownCall>();
        (await portal.Keypad.HangUpAsync(TestPortal.Admin, call.Turn.Id)).Error.ShouldBeOfType<UnknownCall>();
        portal.OwnerOf("3001").ShouldBeNull();
    }

    [Fact]
    public async Task Call_UnknownEndedOrForeign_IsTheSameUnknownCall()
    {
        await using var portal = await TestPortal.StartAsync();
        var ended = portal.Dial("3001");
        await ended.HangUpAsync();
        var open = await portal.Dial("3001").IdentifyAsync("2019");
        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);
        var reader = Actor.Key("reader", ApiKeyRights.Read, [portal.Main.Id]);

        var refusals = new[]
        {
            await portal.Keypad.EnterAsync(TestPortal.Admin, "no such call", "2"),
            await portal.Keypad.EnterAsync(TestPortal.Admin, ended.Turn.Id, "2"),
            await portal.Keypad.EnterAsync(trainer, open.Turn.Id, "2"),
            await portal.Keypad.EnterAsync(reader, open.Turn.Id, "2"),
            await portal.Keypad.HangUpAsync(trainer, open.Turn.Id),
        };

        refusals.ShouldAllBe(r => r.Error == new UnknownCall());
        portal.OwnerOf("3001").ShouldBeNull();
        (await open.EnterAsync("2")).Outcome.ShouldBe(KeypadOutcome.LoggedIn);
    }

    [Theory]
    [InlineData("extension", "123456789", false)]
    [InlineData("extension", "12345678#", true)]
    [InlineData("extension", "12a", false)]
    [InlineData("extension", "٢٠١٩", false)] // digits, but not a keypad's
    [InlineData("extension", "2019##", false)]
    [InlineData("extension", "20#19", false)]
    [InlineData("extension", "*#", true)]
    [InlineData("extension", "2019\n", false)]
    [InlineData("pin", "12345678901#", false)]
    [InlineData("pin", "1234567890#", true)]
    [InlineData("pin", "-1", false)]
    [InlineData("confirmation", "22", false)]
    [InlineData("confirmation", "2#", false)]
    [InlineData("confirmation", "#", true)]
    [InlineData("confirmation", "*", true)]
    [InlineData("confirmation", "x", false)]
    public async Task Enter_WhatNoKeypadSends_IsRefusedAndTheCallGoesOn(string question, string keys, bool isFine)
    {
        await using var portal = await TestPortal.StartAsync();
        var call = portal.Dial("3001");
        if (question != "extension")
            await call.EnterAsync("2019#");
        if (question == "confirmation")
            await call.EnterAsync(TestOffice.PinOf("2019") + "#");

        var answer = await portal.Keypad.EnterAsync(TestPortal.Admin, call.Turn.Id, keys);

        (answer.Error is MalformedDigits).ShouldBe(!isFine);
        if (isFine)
            return;
        if (question == "pin")
            answer.Error!.ToString().ShouldNotContain(keys.TrimEnd('#'));
        await call.EnterAsync(question switch { "extension" => "2019#", "pin" => TestOffice.PinOf("2019") + "#", _ => "2" });
        (call.Turn.Outcome ?? KeypadOutcome.LoggedIn).ShouldBe(KeypadOutcome.LoggedIn);
        call.Said.ShouldNotContain(Prompt.ExtensionOrPinNotRight);
    }

    [Fact]
    public async Task Enter_TwiceAtOnceOnOneCall_IsHandledOneAfterTheOther()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var call = await portal.Dial("3001").IdentifyAsync(TestOffice.Agents[round % 2]);

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
                Task.Run(() => portal.Keypad.EnterAsync(TestPortal.Admin, call.Turn.Id, "2"))));

            answers.Single(a => a.IsSuccess).Value.Outcome.ShouldBe(KeypadOutcome.LoggedIn);
            answers.Single(a => !a.IsSuccess).Error.ShouldBeOfType<UnknownCall>();
        }
        (await portal.SessionsAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Dial_FromAPhoneThatHasACall_EndsThatOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var earlier = await portal.Dial("3001").IdentifyAsync("2019");
        var neighbour = await portal.Dial("3002").IdentifyAsync("2020");

        var later = portal.Dial("3001");

        (await portal.Keypad.EnterAsync(TestPortal.Admin, earlier.Turn.Id, "2")).Error.ShouldBeOfType<UnknownCall>();
        (await portal.Keypad.HangUpAsync(TestPortal.Admin, earlier.Turn.Id)).Error.ShouldBeOfType<UnknownCall>();
        (await (await later.IdentifyAsync("2021")).EnterAsync("2")).Outcome.ShouldBe(KeypadOutcome.LoggedIn);
        (await neighbour.EnterAsync("2")).Outcome.ShouldBe(KeypadOutcome.LoggedIn);
        (portal.OwnerOf("3001"), portal.OwnerOf("3002")).ShouldBe(("2021", "2020"));
    }

    [Theory]
    [InlineData("*46")] // nobody is logged in: over at once
    [InlineData("*45")]
    public async Task Dial_ByMacOrExtension_IsTheSamePhone(string code)
    {
        await using var portal = await TestPortal.StartAsync();
        var earlier = portal.Dial("3001");

        portal.Dial(portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Mac.ToString(), code);

        (await portal.Keypad.EnterAsync(TestPortal.Admin, earlier.Turn.Id, "2019#")).Error.ShouldBeOfType<UnknownCall>();
    }

    [Fact]
    public async Task Dial_HoweverOften_HoldsOneCallOfAPhone_AndRefusesNobody()
    {
        await using var portal = await TestPortal.StartAsync();

        await Parallel.ForAsync(0, 5000, (_, _) =>
        {
            portal.Keypad.Dial(TestPortal.Admin, "main", "3001", "*45", OwnershipChannel.Phone).IsSuccess.ShouldBeTrue();
            return ValueTask.CompletedTask;
        });
        portal.Dial("3002").Turn.HasEnded.ShouldBeFalse();

        portal.Keypad.Held.ShouldBe(2);
        portal.Clock.Advance(KeypadCalls.Lifetime);
        portal.Dial("3003");
        portal.Keypad.Held.ShouldBe(1);
    }
}
