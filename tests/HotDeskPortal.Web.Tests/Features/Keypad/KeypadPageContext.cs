using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Web.Features.Keypad;

namespace HotDeskPortal.Web.Tests.Features.Keypad;

/// <summary>A test of the keypad's page: what one presses, hears and reads there.</summary>
public abstract class KeypadPageContext : PageContext
{
    protected BunitJSModuleInterop Browser { get; }

    protected BunitJSModuleInterop Portal { get; }

    protected BunitJSModuleInterop Sound { get; }

    protected KeypadPageContext()
    {
        Browser = JSInterop.SetupModule("./js/keypad.js");
        Browser.SetupVoid("listen", _ => true).SetVoidResult();
        Browser.SetupVoid("stopListening").SetVoidResult();
        Portal = JSInterop.SetupModule("./js/portal.js");
        Sound = JSInterop.SetupModule("./js/phone-sound.js");
        Sound.Setup<PhoneSound.Settings>("load").SetResult(new PhoneSound.Settings(false, .5, 1, ""));
        Sound.SetupVoid(_ => true).SetVoidResult();
    }

    protected IRenderedComponent<KeypadPage> Page(string query = "?phone=3001", string office = "main")
    {
        Navigator.NavigateTo($"office/{office}/keypad{query}");
        return Render<KeypadPage>(p => p.Add(k => k.Office, office));
    }

    protected PhoneCalls Switchboard => Host.Services.GetRequiredService<PhoneCalls>();

    protected static KeypadDesk Desk(IRenderedComponent<KeypadPage> page) => page.FindComponent<KeypadDesk>().Instance;

    protected static string Caption(IRenderedComponent<KeypadPage> page) => page.Find(".caption").TextContent;

    protected static string Screen(IRenderedComponent<KeypadPage> page) => string.Join("|", page.FindAll(".words span").Select(s => s.TextContent));

    protected static string Transcript(IRenderedComponent<KeypadPage> page) => page.Find("ol.transcript").TextContent;

    // Every click is awaited: a click that waits for the page to finish drawing would otherwise come after the silence that follows it.
    protected static async Task PressAsync(IRenderedComponent<KeypadPage> page, string keys)
    {
        foreach (var key in keys)
            await page.Find($"[data-key='{key}']").ClickAsync();
    }

    protected static Task LineKeyAsync(IRenderedComponent<KeypadPage> page, string label) =>
        page.FindAll(".lines button").Single(b => b.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync();

    protected static IElement Button(IRenderedComponent<KeypadPage> page, string text) => page.FindAll("button").Single(b => b.TextContent.Trim() == text);

    protected static void Hear(IRenderedComponent<KeypadPage> page, string caption) => page.WaitForAssertion(() => Caption(page).ShouldContain(caption));
}
