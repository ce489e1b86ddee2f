using Bunit;
using HotDeskPortal.Web.Features.Templates;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Tests.Features.Templates;

/// <summary>The list of templates: they leave the office in a file, and come into it.</summary>
public sealed class TemplatesPageTests() : PageContext(isShared: true)
{
    private const string File =
        """{"format":"hot-desk-templates","version":1,"templates":[{"name":"Reception","vendor":"yealink","content":{"lineLabel":"Front {{ extension }}"}}]}""";

    private IRenderedComponent<TemplatesPage> Page()
    {
        Navigator.NavigateTo("office/main/templates");
        var page = Render<TemplatesPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.Text().ShouldContain("Yealink hot desk"));
        return page;
    }

    [Fact]
    public void Export_HandsTheTemplateToTheBrowser()
    {
        var browser = JSInterop.SetupModule("./js/portal.js");
        browser.SetupVoid("saveFile", _ => true).SetVoidResult();
        RenderProviders();
        var page = Page();
        page.Button("Export all").HasAttribute("disabled").ShouldBeTrue("all are built in");

        page.Press("Export Yealink hot desk");

        page.WaitForAssertion(() => browser.Invocations["saveFile"].Count.ShouldBe(1));
        var saved = browser.Invocations["saveFile"][0].Arguments;
        saved[0].ShouldBe("Yealink-hot-desk.json");
        saved[1].ShouldBe("application/json");
        saved[2].ShouldBeOfType<DotNetStreamReference>();
    }

    [Fact]
    public void Import_TakesTheTemplatesOfAFile_AndShowsThem()
    {
        var (_, messages) = RenderProviders();
        var page = Page();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(File, "reception.json"));

        page.WaitForAssertion(() => page.Text().ShouldContain("Reception"));
        messages.WaitForAssertion(() => messages.Text().ShouldContain("1 template was imported."));
        page.Button("Export all").HasAttribute("disabled").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Extension,First name")]
    [InlineData("{}")]
    public void Import_OfAFileThatIsNone_IsSaid_AndNothingIsTaken(string content)
    {
        var (_, messages) = RenderProviders();
        var page = Page();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "letter.json"));

        messages.WaitForAssertion(() => messages.FindAll(".mud-alert-filled-error").Count.ShouldBe(1));
        page.FindAll("ul.list > li").Count.ShouldBe(2);
    }
}
