using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Features.Import;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Tests.Features.Import;

public sealed class ImportPageTests() : PageContext(isShared: true)
{
    private const string OneBad = "Extension,First name,Last name,PIN\n2101,Ida,Frost,84021\n2019,Otto,Kern,84022\n2102,Eve,Lund,84023\n";

    private IRenderedComponent<ImportPage> Page()
    {
        Navigator.NavigateTo("office/main/import?kind=users");
        return Render<ImportPage>(p => p.Add(x => x.Office, "main"));
    }

    private IRenderedComponent<ImportPage> Upload(string content)
    {
        var page = Page();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "users.csv"));
        page.WaitForAssertion(() => page.Text().ShouldContain("what the columns are imported as"));
        page.Press("Check 3 rows");
        page.WaitForAssertion(() => page.Text().ShouldContain("3 rows, "));
        return page;
    }

    [Fact]
    public void AFile_ShowsEveryRowsFate_BeforeAnythingIsWritten()
    {
        var page = Upload(OneBad);
        page.Text().ShouldContain("3 rows, 2 ready, 1 with errors");
        page.Press("All rows");
        page.WaitForAssertion(() => page.Rows("2019").ShouldHaveSingleItem().ShouldContain("Error"));
        Host.Board().Directory.Find("2101").ShouldBeNull();
    }

    [Fact]
    public void TheGoodOnes_AreImported_WhenThatIsChosen()
    {
        var page = Upload(OneBad);
        page.Press("Import the 2 ready rows");

        page.WaitForAssertion(() => page.Text().ShouldContain("2 rows of users.csv were imported"));
        Host.User("2101").Name.ShouldBe("Ida Frost");
        Host.User("2019").Name.ShouldBe("Dana Whitfield");
    }

    [Fact]
    public void Nothing_IsAChoiceToo()
    {
        var page = Upload(OneBad);
        page.Press("Discard");

        page.WaitForAssertion(() => page.Text().ShouldContain("Choose a file"));
        Host.Board().Directory.Find("2101").ShouldBeNull();
    }

    [Fact]
    public void AFileThatIsNone_IsSaidToBe()
    {
        var page = Page();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("nothing of the kind", "letter.csv"));
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Extension"));
    }

    [Fact]
    public void Support_ImportsNothing()
    {
        SignIn(PortalRole.Support);
        var page = Page();
        page.Find("[role=alert]").ShouldNotBeNull();
        page.FindComponents<InputFile>().ShouldBeEmpty();
    }
}
