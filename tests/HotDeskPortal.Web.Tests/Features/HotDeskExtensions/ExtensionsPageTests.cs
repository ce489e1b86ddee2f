using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Features.HotDeskExtensions;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.HotDeskExtensions;

/// <summary>The grid of hot desk extensions, in the demo office: twelve, three of them owned, 3012 without a phone.</summary>
public sealed class ExtensionsPageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<ExtensionsPage> Page(string query = "")
    {
        Navigator.NavigateTo($"office/main/extensions{query}");
        var page = Render<ExtensionsPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"));
        return page;
    }

    [Theory]
    [InlineData("", 12)]
    [InlineData("?state=owned", 3)]
    [InlineData("?state=none", 1)]
    [InlineData("?floor=2", 5)]
    [InlineData("?q=marek", 1)]
    [InlineData("?q=805ec0112235", 1)]
    [InlineData("?size=5&page=3", 2)]
    public void TheAddress_SaysWhichRowsShow(string query, int rows)
    {
        RenderProviders();
        Page(query).Rows().Count.ShouldBe(rows);
    }

    [Fact]
    public async Task ALogin_WhileOneLooks_ShowsItsOwner()
    {
        RenderProviders();
        var page = Page("?q=3001");
        page.Rows().ShouldHaveSingleItem().ShouldNotContain("Dana");

        await Host.LogInAsync("3001", "2019");

        page.WaitForAssertion(() => page.Rows().ShouldHaveSingleItem().ShouldContain("Dana Whitfield"));
    }

    [Fact]
    public void ANumberThatIsTaken_IsSaidAndNothingTypedIsLost_UntilAFreeOneIsSaved()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        page.Press("Create…");
        dialogs.WaitForAssertion(() => dialogs.Field("Number"));
        dialogs.Type("Number", "2019");
        dialogs.Type("Description", "By the lift");
        dialogs.Press("Create");

        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("2019 is"));
        dialogs.Field("Description").GetAttribute("value").ShouldBe("By the lift");
        dialogs.Type("Number", "3013");
        dialogs.Press("Create");

        page.WaitForAssertion(() => page.Rows("3013").ShouldHaveSingleItem().ShouldContain("By the lift"));
    }

    [Fact]
    public void Support_SeesTheGrid_AndIsOfferedNoChange()
    {
        SignIn(PortalRole.Support);
        RenderProviders();
        var page = Page();
        page.Rows().Count.ShouldBe(12);
        foreach (var name in new[] { "Create…", "Create a range…", "Import…", "Edit 3001", "Delete 3001" })
            page.Buttons(name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_CanHaveFloorAndTemplateTakenAway()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page("?q=3001");
        (await PlaceAsync()).ShouldBe(("1", true), "there is something to take away");
        await page.InvokeAsync(() => page.Find("tbody input[type=checkbox]").Change(true));
        page.WaitForAssertion(() => page.Button("Edit…"));
        page.Press("Edit…");
        dialogs.WaitForAssertion(() => dialogs.Field("Floor").HasAttribute("disabled").ShouldBeFalse());

        await dialogs.InvokeAsync(() => dialogs.Field("Clear the floor").Change(true));
        dialogs.WaitForAssertion(() => dialogs.Field("Floor").HasAttribute("disabled").ShouldBeTrue("one cannot set it and take it away"));
        await dialogs.InvokeAsync(() => dialogs.Field("Remove the template: the phones no longer get a configuration").Change(true));
        dialogs.Press("Change 1");

        dialogs.WaitForAssertion(() => dialogs.Buttons("Change 1").ShouldBeEmpty());
        (await PlaceAsync()).ShouldBe(("", false));
    }

    private Task<(string Floor, bool HasTemplate)> PlaceAsync() => ReadAsync(async db =>
    {
        var number = Domain.Offices.ExtensionNumber.Parse("3001");
        var office = Host.Board().Office.Id;
        var hotDesk = await db.HotDeskExtensions.AsNoTracking().SingleAsync(h => h.OfficeId == office && h.Number == number, TestContext.Current.CancellationToken);
        return (hotDesk.Floor ?? "", hotDesk.TemplateId is not null);
    });

    private async Task<T> ReadAsync<T>(Func<HotDeskDbContext, Task<T>> read)
    {
        await using var db = await Host.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await read(db);
    }
}
