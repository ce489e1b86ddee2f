using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace HotDeskPortal.Browser.Tests.Keypad;

public sealed class SimulatorTests(Chromium chromium, PortalSite site) : IClassFixture<PortalSite>
{
    private const string Simulator = "/office/training/keypad?phone=";

    [Fact]
    public async Task Silence_ReallyTimesOut_AndAsksAgain()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", Simulator + "3009");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await trainer.PressAsync("2019");
        // Three seconds of silence stand for the pound key.
        await Expect(trainer.Caption).ToHaveTextAsync("Enter your PIN, then press pound.", new() { Timeout = 10_000 });
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();
        await Expect(trainer.Page.Locator(".transcript")).ToContainTextAsync("Hung up");
        await Expect(trainer.Page.Locator(".owner")).ToContainTextAsync("Free");
    }

    [Fact]
    public async Task Pause_HoldsTheSilence_UntilOneGoesOn()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", Simulator + "3010");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(trainer.Page.GetByText("of silence left")).ToBeVisibleAsync();
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(trainer.Page.Locator(".transcript")).ToContainTextAsync("Nothing was entered", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task PersonalPhone_IsRefused_AndSaysWhy()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", Simulator + "3001");
        await trainer.TakePhoneAsync("2090");
        await trainer.PressAsync("*45");
        await Expect(trainer.Caption).ToHaveTextAsync("This is not a hot desk phone.");
    }

    [Fact]
    public async Task Pin_IsDotsOnTheScreen_AndNowhereElse()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", Simulator + "3011");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "HD In" }).ClickAsync();
        await Expect(trainer.Caption).ToContainTextAsync("extension");
        await trainer.PressAsync("2024#");
        await Expect(trainer.Caption).ToContainTextAsync("PIN");
        await trainer.PressAsync("8642");
        await Expect(trainer.Page.Locator(".lcd")).ToContainTextAsync("●●●●");
        await trainer.PressAsync("0#");
        await Expect(trainer.Caption).ToContainTextAsync("Press 2");
        (await trainer.Page.ContentAsync()).ShouldNotContain("8642");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await trainer.Page.WaitForFunctionAsync("() => navigator.clipboard.readText().then(text => text.length > 0)");
        var copied = await trainer.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        copied.ShouldContain("Extension 2024 entered");
        copied.ShouldNotContain("8642");
    }

    [Fact]
    public async Task Trainer_SeesNoSimulatorOutsideTrainingOffices()
    {
        await using var trainer = await (await Visitor.ArriveAsync(chromium, site)).SignInAsync("trainer", "/office/main/keypad");
        await Expect(trainer.Page.GetByText("There is no office 'main' you have access to.")).ToBeVisibleAsync();
    }
}
