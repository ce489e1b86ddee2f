using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Web.Features.Doors;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Tests.Features.Doors;

/// <summary>What phones say, to listen to.</summary>
public sealed class PromptsPageTests : PageContext
{
    [Fact]
    public async Task Sentence_IsPlayedFromItsAddress()
    {
        var page = Page();
        page.FindAll("section[aria-labelledby=sentences] li").Count.ShouldBe(19);

        await page.Find("[aria-label='Listen to: Enter your PIN, then press pound.']").ClickAsync();

        var source = page.Find("audio").GetAttribute("src")!;
        source.ShouldStartWith("office/main/prompts/en/");
        (await Host.Services.GetRequiredService<PromptSounds>().GetAsync("en", source.Split('/')[^1], TestContext.Current.CancellationToken)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Name_Uploaded_IsRecorded()
    {
        var page = Page();
        var voice = new Wave(16000, [.. Enumerable.Range(0, 16000).Select(i => (float)Math.Sin(i / 8.0))]);
        Row(page, "Dana Whitfield").TextContent.ShouldNotContain("Recorded");

        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromBinary(voice.ToWav(), "dana.wav"));

        page.WaitForAssertion(() => page.FindAll("section[aria-labelledby=names] li")[0].TextContent.ShouldContain("Recorded"));
        await page.FindAll("section[aria-labelledby=names] li")[0].QuerySelectorAll("button")[^1].ClickAsync();
        page.WaitForAssertion(() => page.FindAll("section[aria-labelledby=names] li")[0].TextContent.ShouldNotContain("Recorded"));
    }

    [Fact]
    public void File_ThatIsNoSound_IsRefused()
    {
        var page = Page();

        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromText("no sound", "dana.wav"));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("no WAV file"));
    }

    [Fact]
    public void Support_ListensAndUploadsNothing()
    {
        SignIn(PortalRole.Support);

        var page = Page();

        page.FindAll("section[aria-labelledby=names] li").Count.ShouldBeGreaterThan(5);
        page.FindComponents<InputFile>().ShouldBeEmpty();
    }

    private static IElement Row(IRenderedComponent<PromptsPage> page, string name) => page.FindAll("section[aria-labelledby=names] li").Single(l => l.TextContent.Contains(name, StringComparison.Ordinal));

    private IRenderedComponent<PromptsPage> Page()
    {
        RenderProviders();
        Navigator.NavigateTo("office/main/phone-system/prompts");
        var page = Render<PromptsPage>(p => p.Add(m => m.Office, "main"));
        page.WaitForElement("section[aria-labelledby=names] li");
        return page;
    }
}
