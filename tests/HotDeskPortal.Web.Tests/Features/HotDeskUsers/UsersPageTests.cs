using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Features.HotDeskUsers;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.HotDeskUsers;

/// <summary>The grid of users and its dialogs, in the demo office: nine, three of them logged in, two with phones of their own.</summary>
public sealed class UsersPageTests() : PageContext(isShared: true)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRenderedComponent<UsersPage> Page(string query = "")
    {
        Navigator.NavigateTo($"office/main/users{query}");
        var page = Render<UsersPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"));
        return page;
    }

    [Theory]
    [InlineData("", 9)]
    [InlineData("?show=logged-in", 3)]
    [InlineData("?show=own-phone", 2)]
    [InlineData("?show=not-enabled", 2)]
    [InlineData("?q=siobh", 1)]
    [InlineData("?q=ana@example.com", 1)]
    public void TheAddress_SaysWhichRowsShow(string query, int rows)
    {
        RenderProviders();
        Page(query).Rows().Count.ShouldBe(rows);
    }

    [Fact]
    public async Task AnEdit_OfWhatSomebodyElseChangedMeanwhile_ShowsBoth_AndOverwritesOnlyWhenAskedTo()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        page.Press("Edit Dana Whitfield");
        dialogs.WaitForAssertion(() => dialogs.Field("Last name"));
        await RenameAsync("Whitfield-Roe");
        dialogs.Type("Last name", "Smith");
        dialogs.Press("Save");

        dialogs.WaitForAssertion(() => dialogs.Text().ShouldContain("Whitfield-Roe"));
        Host.User("2019").Name.ShouldBe("Dana Whitfield-Roe", "nothing was overwritten unseen");
        dialogs.Press("Overwrite with mine");

        page.WaitForAssertion(() => page.Rows("Dana Smith").Count.ShouldBe(1));
    }

    [Fact]
    public void ANewPin_ThatEverybodyWouldTry_IsRefusedBesideItsField()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        page.Press("Create…");
        dialogs.WaitForAssertion(() => dialogs.Field("PIN"));
        dialogs.Type("First name", "Zoë");
        dialogs.Type("Number", "2033");
        dialogs.Type("PIN", "2033");
        dialogs.Press("Create");

        dialogs.WaitForAssertion(() => dialogs.Field("PIN").Closest(".mud-input-control")!.TextContent.ShouldContain("must not be the extension"));
        dialogs.Field("Number").Closest(".mud-input-control")!.TextContent.ShouldNotContain("must differ");
        dialogs.Type("PIN", "84021");
        dialogs.Press("Create");

        page.WaitForAssertion(() => page.Rows("Zoë").Count.ShouldBe(1));
        page.Markup.ShouldNotContain("84021");
    }

    [Fact]
    public void Support_MaySetAPin_AndNothingElse()
    {
        SignIn(PortalRole.Support);
        RenderProviders();
        var page = Page();
        page.Button("PIN of Dana Whitfield").ShouldNotBeNull();
        page.Buttons("Edit Dana Whitfield").ShouldBeEmpty();
        page.Buttons("Create…").ShouldBeEmpty();
    }

    private async Task RenameAsync(string lastName)
    {
        var service = Host.Services.GetRequiredService<HotDeskUserService>();
        var stored = (await service.GetAsync(Host.Actor(), "main", Host.User("2019").Id, Token)).Value;
        var form = stored.ToForm();
        form.LastName = lastName;
        (await service.UpdateAsync(Host.Actor(), "main", stored.Row.Id, stored.Row.Revision, form, OwnershipChannel.Portal, Token)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Several_CanHaveTheirCallerIdNumberTakenAway()
    {
        var (dialogs, _) = RenderProviders();
        Navigator.NavigateTo("office/main/users?q=2019");
        var page = Render<UsersPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.Rows("2019").ShouldHaveSingleItem());
        (await NumberAsync()).ShouldNotBeNullOrEmpty("there is something to take away");
        await page.InvokeAsync(() => page.Find("tbody input[type=checkbox]").Change(true));
        page.WaitForAssertion(() => page.Button("Edit…"));
        page.Press("Edit…");
        const string Clear = "Clear the caller ID number: calls then show the extension";
        dialogs.WaitForAssertion(() => dialogs.Field(Clear));

        await dialogs.InvokeAsync(() => dialogs.Field(Clear).Change(true));
        dialogs.Press("Change 1");

        dialogs.WaitForAssertion(() => dialogs.Buttons("Change 1").ShouldBeEmpty());
        (await NumberAsync()).ShouldBeNullOrEmpty();
    }

    private async Task<string?> NumberAsync()
    {
        await using var db = await Host.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var id = Host.User("2019").Id;
        return await db.HotDeskUsers.Where(u => u.Id == id).Select(u => (string?)u.CallerIdNumber).SingleAsync(TestContext.Current.CancellationToken);
    }
}
