using Bunit;
using HotDeskPortal.Web.Features.Import;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Tests.Features.Import;

/// <summary>Between a file and its dry run: what each column is taken for.</summary>
public sealed class ImportColumnsPanelTests() : PageContext(isShared: true)
{
    private IRenderedComponent<ImportPage> Open(string content)
    {
        Navigator.NavigateTo("office/main/import?kind=users");
        var page = Render<ImportPage>(p => p.Add(x => x.Office, "main"));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "users.csv"));
        page.WaitForAssertion(() => page.Text().ShouldContain("what the columns are imported as"));
        return page;
    }

    [Fact]
    public void EveryColumn_ShowsWhatItIsTakenForAndValues_ButNoneOfPins()
    {
        var page = Open("Number,FirstName,VMPIN,AuthPassword,Mobile\n2301,Ida,84021,s3cret,+1202\n2302,Tom,84022,t0p,+1203\n");

        page.FindAll("tbody tr").Select(r => r.TextContent).Count().ShouldBe(5);
        page.Rows("Number").ShouldHaveSingleItem().ShouldContain("recognised");
        page.Rows("Mobile").ShouldHaveSingleItem().ShouldContain("left out");
        page.Text().ShouldContain("2301");
        page.Markup.ShouldNotContain("84021");
        page.Markup.ShouldNotContain("s3cret");
        Host.Board().Directory.Find("2301").ShouldBeNull();
    }

    [Fact]
    public async Task AColumnChosenByHand_IsTakenForThat()
    {
        var page = Open("Extension,Wer,PIN\n2303,Ida Brandt,84021\n");
        var panel = page.FindComponent<ImportColumnsPanel>();

        await page.InvokeAsync(() => panel.Instance.Fields[1] = "Full name");
        panel.Render();
        page.Rows("Wer").ShouldHaveSingleItem().ShouldContain("by hand");
        page.Press("Check 1 row");

        page.WaitForAssertion(() => page.Text().ShouldContain("First name: Ida · Last name: Brandt · new PIN"));
        page.Press("Columns…");
        page.WaitForAssertion(() => page.Rows("Wer").ShouldHaveSingleItem().ShouldContain("by hand"));
    }

    [Fact]
    public async Task TwoColumnsForOneField_AreNamed_AndOneCanBeLeftOut()
    {
        var page = Open("Extension,Number,First name,PIN\n2304,1,Ida,84021\n");
        page.Press("Check 1 row");
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("'Number' (column 2)"));

        await page.InvokeAsync(() => page.FindComponent<ImportColumnsPanel>().Instance.Fields[1] = null);
        page.Press("Check 1 row");

        page.WaitForAssertion(() => page.Text().ShouldContain("1 row, 1 ready, 0 with errors"));
    }

    [Fact]
    public void WhatIsThereAlready_IsChangedWhereThatIsChosen_AndToldBefore()
    {
        var page = Open("Extension,First name\n2019,Donna\n");
        page.Press("Create and update");
        page.WaitForAssertion(() => page.Text().ShouldContain("An empty cell leaves its field unchanged."));
        page.Press("Check 1 row");

        page.WaitForAssertion(() => page.Text().ShouldContain("First name: Dana → Donna"));
        page.Text().ShouldContain("0 new, 1 to change, 0 unchanged");
        Host.User("2019").Name.ShouldBe("Dana Whitfield");
    }
}
