using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Lessons;

/// <summary>Every lesson, from its first key to its last: with the mouse, with the computer's keys, and on a small screen.</summary>
public sealed class LessonTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    private static readonly Actor Trainer = Actor.Account("trainer@hotdesk.example", PortalRole.Trainer, []);

    [Theory]
    [InlineData("mouse", 1360)]
    [InlineData("keyboard", 1360)]
    [InlineData("mouse", 390)]
    public async Task EveryLesson_IsDoneByItsKeys(string input, int width)
    {
        var classes = site.Services.GetRequiredService<LessonClasses>();
        classes.Clear(Trainer, "training").Error.ShouldBeNull();
        (await classes.ResetOfficeAsync(Trainer, "training", "Class begins", TestContext.Current.CancellationToken)).Error.ShouldBeNull();
        await using var visitor = await (await Visitor.ArriveAsync(chromium, site, width: width)).SignInAsync("trainer", "/office/training/keypad?phone=3001");
        var learner = new Pupil(visitor, input == "keyboard");

        await learner.BeginAsync("log-in", "3001");
        await learner.LogInAsync("2019", "73915");
        await learner.ExpectDoneAsync();

        await learner.BeginAsync("take-over", "3002");
        await learner.LogInAsync("2019", "73915");
        await learner.ExpectDoneAsync();
        await Expect(visitor.Page.Locator(".owner")).ToContainTextAsync("Dana Whitfield");

        await learner.BeginAsync("move", "3003");
        await learner.LogInAsync("2020", "60428");
        await learner.TakeAsync("3005");
        await learner.LogInAsync("2020", "60428");
        await learner.ExpectDoneAsync();

        await learner.BeginAsync("log-out", "3005");
        await learner.DialAsync("HD Out", "*46", "Enter your PIN");
        await learner.PressAsync("60428#", "is logged out");
        await learner.DialAsync("HD Out", "*46", "Nobody is logged in");
        await learner.ExpectDoneAsync();

        await LockOutAsync(learner);

        await learner.BeginAsync("personal-phone", "2090");
        await learner.PressAsync("*45", "not a hot desk phone");
        await learner.TakeAsync("3008");
        await learner.DialAsync("HD In", "*45", "Enter your extension");
        await learner.ExpectDoneAsync();

        await learner.BeginAsync("own-phone", "3009");
        await learner.DialAsync("HD In", "*45", "Enter your extension");
        await learner.PressAsync("2050#", "Enter your PIN");
        await learner.PressAsync("31794#", "You have a phone of your own");
        await learner.ExpectDoneAsync();

        await CallAroundAsync(learner);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).ClickAsync();
        await Expect(visitor.Page.GetByText("8 of 8 done")).ToBeVisibleAsync();
    }

    private static async Task LockOutAsync(Pupil learner)
    {
        await learner.BeginAsync("wrong-pin", "3007");
        await learner.DialAsync("HD In", "*45", "Enter your extension");
        foreach (var next in new[] { "Enter your extension", "Enter your extension", "Goodbye" })
        {
            await learner.PressAsync("2024#", "Enter your PIN");
            await learner.PressAsync("0007#", $"is not right. {next}");
        }
        await learner.DialAsync("HD In", "*45", "Enter your extension");
        await learner.PressAsync("2024#", "Enter your PIN");
        await learner.PressAsync("86420#", "is not right");
        await learner.ExpectDoneAsync();
    }

    private static async Task CallAroundAsync(Pupil learner)
    {
        await learner.BeginAsync("who-rings", "3002");
        await learner.PressAsync("2021#", "Ringing at 3004");
        await learner.HangUpAsync();
        await learner.PressAsync("3001#", "is a shared phone, not a destination");
        await learner.HangUpAsync();
        await learner.PressAsync("7000#", "Ringing at");
        await learner.HangUpAsync();
        await learner.PressAsync("911", "12 Harbour St");
        await learner.ExpectDoneAsync();
    }

    [Fact]
    public async Task ALearnerWithoutAccount_Joins_IsSeenByTheTrainer_AndIsSentAwayAtTheEnd()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/training/class");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Open the class" }).ClickAsync();
        var address = await trainer.Page.Locator(".address .mono").InnerTextAsync();

        await using var guest = await Visitor.ArriveAsync(chromium, site, width: 390);
        await guest.Page.GotoAsync(address);
        await guest.Page.GetByLabel("Your name").FillAsync("Zoë");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Go to the phone" }).ClickAsync();
        var learner = new Pupil(guest, false);
        await learner.BeginAsync("log-in", "3011");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Hint" }).ClickAsync();
        await Expect(guest.Page.Locator(".hint")).ToContainTextAsync("HD In is the key beside the screen");
        await learner.LogInAsync("2023", "57713");
        await learner.ExpectDoneAsync();

        var row = trainer.Page.Locator("tbody tr", new() { HasText = "Zoë" });
        await Expect(row.Locator(".state.free")).ToBeVisibleAsync();
        await Expect(row.Locator("td").Last).ToHaveTextAsync("1");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Reset the office…" }).ClickAsync();
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
        await Expect(guest.Page.Locator(".owner")).ToContainTextAsync("Free");

        await guest.Page.GotoAsync("/office/training/ownership");
        await Expect(guest.Page.GetByLabel("Password")).ToBeVisibleAsync();
        await guest.Page.GoBackAsync();
        await Expect(guest.Caption).ToBeVisibleAsync();
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Close the class" }).ClickAsync();
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Name = "Class not found" })).ToBeVisibleAsync();
    }

    /// <summary>Somebody who learns, with the mouse or with the computer's keys.</summary>
    private sealed class Pupil(Visitor visitor, bool keyboard)
    {
        private IPage Page => visitor.Page;

        public async Task BeginAsync(string lesson, string phone)
        {
            if (await Page.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).IsVisibleAsync())
                await Page.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).ClickAsync();
            await TakeAsync(phone);
            await Page.Locator($"[data-lesson='{lesson}']").ClickAsync();
            await Expect(Page.Locator(".steps .now")).ToBeVisibleAsync();
        }

        public async Task TakeAsync(string phone)
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
            await visitor.TakePhoneAsync(phone);
            await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"phone={phone}"));
            await Expect(visitor.Caption).ToHaveTextAsync("Nothing: the phone is on the hook.");
        }

        /// <summary>The key beside the screen, or its code by hand.</summary>
        public async Task DialAsync(string key, string code, string heard)
        {
            if (keyboard)
            {
                await PressAsync(code, heard);
                return;
            }
            await Page.GetByRole(AriaRole.Button, new() { Name = $"{key}, dials" }).ClickAsync();
            await Expect(visitor.Caption).ToContainTextAsync(heard);
        }

        public async Task PressAsync(string keys, string heard)
        {
            if (keyboard)
            {
                // Whoever has just chosen a phone still types into the list of phones.
                await Page.EvaluateAsync("document.activeElement.blur()");
                foreach (var key in keys)
                    await Page.Keyboard.PressAsync(key.ToString());
            }
            else
            {
                await visitor.PressAsync(keys);
            }
            await Expect(visitor.Caption).ToContainTextAsync(heard);
        }

        public async Task LogInAsync(string extension, string pin)
        {
            await DialAsync("HD In", "*45", "Enter your extension");
            await PressAsync($"{extension}#", "Enter your PIN");
            await PressAsync($"{pin}#", "Press 2");
            await PressAsync("2", "is now the owner");
        }

        public async Task HangUpAsync()
        {
            await Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
            await Expect(visitor.Caption).ToHaveTextAsync("Nothing: the phone is on the hook.");
        }

        public Task ExpectDoneAsync() => Expect(Page.Locator("p.good")).ToContainTextAsync("Well done");
    }
}
