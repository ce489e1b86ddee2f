using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Web.Features.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Phones;

/// <summary>The inventory, in the demo office: eleven phones at hot desks, two with users.</summary>
public sealed class PhonesPageTests() : PageContext(isShared: true)
{
    private const string At3002 = "80:5E:C0:11:22:34";

    private IRenderedComponent<PhonesPage> Page(string query = "")
    {
        Navigator.NavigateTo($"office/main/phones{query}");
        var page = Render<PhonesPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"));
        return page;
    }

    [Theory]
    [InlineData("", 13)]
    [InlineData("?place=user", 2)]
    [InlineData("?place=stock", 0)]
    [InlineData("?model=Yealink%20T54W", 4)]
    [InlineData("?q=3004", 1)]
    public void TheAddress_SaysWhichRowsShow(string query, int rows)
    {
        RenderProviders();
        Page(query).Rows().Count.ShouldBe(rows);
    }

    [Fact]
    public async Task APhone_FollowsWhoeverLogsIn()
    {
        RenderProviders();
        var page = Page("?q=3002");
        page.Rows().ShouldHaveSingleItem().ShouldContain("Marek Novák");

        await Host.LogInAsync("3002", "2019");

        page.WaitForAssertion(() => page.Rows().ShouldHaveSingleItem().ShouldContain("Dana Whitfield"));
    }

    [Fact]
    public void Deleting_NamesWhoIsLoggedOut_AndDoesItOnlyThen()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page("?q=3002");
        page.Press($"Delete {At3002}");

        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("Marek Novák"));
        Host.Board().OwnerOf(Host.HotDesk("3002").Id).ShouldNotBeNull();
        dialogs.Press("Delete");

        page.WaitForAssertion(() => page.Rows(At3002).ShouldBeEmpty());
        Host.Board().OwnerOf(Host.HotDesk("3002").Id).ShouldBeNull();
    }

    [Fact]
    public void Support_MayLetPhonesFetch_AndChangesNothing()
    {
        SignIn(PortalRole.Support);
        RenderProviders();
        var page = Page();
        page.FindAll("tbody input[type=checkbox]").Count.ShouldBe(13);
        page.Buttons("Create…").ShouldBeEmpty();
        page.Buttons($"Edit {At3002}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_CanHaveTheirEmergencyLocationTakenAway()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page("?q=3002");
        (await LocationAsync()).ShouldNotBeNullOrEmpty("there is something to take away");
        await page.InvokeAsync(() => page.Find("tbody input[type=checkbox]").Change(true));
        page.WaitForAssertion(() => page.Button("Edit…"));
        page.Press("Edit…");
        dialogs.WaitForAssertion(() => dialogs.Field("Emergency location").HasAttribute("disabled").ShouldBeFalse());

        await dialogs.InvokeAsync(() => dialogs.Field("Clear the emergency location").Change(true));
        dialogs.WaitForAssertion(() => dialogs.Field("Emergency location").HasAttribute("disabled").ShouldBeTrue("one cannot set it and take it away"));
        dialogs.Press("Change 1");

        dialogs.WaitForAssertion(() => dialogs.Buttons("Change 1").ShouldBeEmpty());
        (await LocationAsync()).ShouldBeNullOrEmpty();
    }

    private Task<string?> LocationAsync() =>
        ReadAsync(db => db.Phones.Where(p => p.Mac == Domain.Phones.MacAddress.Parse(At3002)).Select(p => (string?)p.EmergencyLocation).SingleAsync(TestContext.Current.CancellationToken));

    private async Task<T> ReadAsync<T>(Func<HotDeskDbContext, Task<T>> read)
    {
        await using var db = await Host.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await read(db);
    }
}
