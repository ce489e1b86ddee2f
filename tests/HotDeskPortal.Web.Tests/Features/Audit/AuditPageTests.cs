using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Audit;
using HotDeskPortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Audit;

public sealed class AuditPageTests() : PageContext(isShared: true)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRenderedComponent<AuditPage> Audit(string query = "")
    {
        RenderProviders();
        Navigator.NavigateTo($"office/main/audit{query}");
        var page = Render<AuditPage>(p => p.Add(m => m.Office, "main"));
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading"));
        return page;
    }

    private static List<string> Rows(IRenderedComponent<AuditPage> page) =>
        [.. page.FindAll("tbody tr").Select(r => string.Join(" | ", r.QuerySelectorAll("td").Select(c => string.Join(" ", c.TextContent.Split((char[])[], StringSplitOptions.RemoveEmptyEntries)))))];

    private async Task RenameAsync(string lastName)
    {
        var users = Host.Services.GetRequiredService<HotDeskUserService>();
        var user = Host.User("2019");
        var (actor, form) = (Host.Actor().At(System.Net.IPAddress.Parse("192.0.2.7")), new HotDeskUserForm { Number = "2019", FirstName = "Dana", LastName = lastName, IsHotDeskingEnabled = true, IsActive = true });
        var revision = (await users.GetAsync(actor, "main", user.Id, Token)).Value.Row.Revision;
        (await users.UpdateAsync(actor, "main", user.Id, revision, form, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task AChange_AppearsByItself_WithWhoWhatAndBeforeAndAfter()
    {
        var page = Audit();
        var before = page.Instance.Total;
        await RenameAsync("Whitfield-Ross");

        page.WaitForAssertion(() => Rows(page)[0].ShouldContain("Administrator@hotdesk.exampleportal, 192.0.2.7"));
        page.Instance.Total.ShouldBe(before + 1);
        Rows(page)[0].ShouldContain("Changed 2019 Dana Whitfield-RossHot desk user");
        page.FindAll("tbody tr")[0].QuerySelectorAll("dl div").Select(d => string.Concat(d.TextContent.Where(c => !char.IsWhiteSpace(c))))
            .ShouldContain("Lastnamebefore:Whitfield→after:Whitfield-Ross");
    }

    [Fact]
    public async Task Filters_AreInTheAddress_AndGoTogether()
    {
        await RenameAsync("Whitfield-Ross");
        var page = Audit();
        await page.InvokeAsync(() => page.FindComponent<FilterSelect<AuditAction?>>().Instance.ValueChanged.InvokeAsync(AuditAction.Changed));
        await page.InvokeAsync(() => page.FindComponent<FilterSelect<AuditSubject?>>().Instance.ValueChanged.InvokeAsync(AuditSubject.HotDeskUser));
        Address.ShouldBe("office/main/audit?action=changed&kind=hotdeskuser");
        page.WaitForAssertion(() => Rows(page).ShouldAllBe(r => r.Contains("Changed", StringComparison.Ordinal) && r.Contains("Hot desk user", StringComparison.Ordinal)));
        page.Type("By", "nobody");
        page.WaitForAssertion(() => page.Markup.ShouldContain("No matches"));
        page.FindAll("button").First(b => b.TextContent == "Clear filters").Click();
        Address.ShouldBe("office/main/audit");
    }

    [Fact]
    public void Manager_SeesTheirOffices_AndMayExport_ButNotVerify()
    {
        SignIn(PortalRole.OfficeManager);
        var page = Audit("?scope=all");
        page.FindAll("[aria-label='Entries of'] button").Select(b => b.TextContent.Trim()).ShouldBe(["Main Office", "Everything"]);
        page.FindComponents<ExportMenu>().ShouldHaveSingleItem();
        page.FindAll("button").ShouldAllBe(b => !b.TextContent.Contains("Verify", StringComparison.Ordinal));
        Rows(page).ShouldNotBeEmpty();
        Rows(page).ShouldAllBe(r => r.Contains("main ", StringComparison.Ordinal));
    }

    [Fact]
    public void Manager_WhoAsksForThePortals_IsToldWhoseItIs()
    {
        SignIn(PortalRole.OfficeManager);
        Audit("?scope=portal").Find("[role=alert]").TextContent.ShouldContain("for administrators and support");
    }

    [Fact]
    public void Support_SeesEverything_AndExportsNothing()
    {
        SignIn(PortalRole.Support);
        var page = Audit("?scope=portal");
        Rows(page).ShouldContain(r => r.Contains("Demo phone system", StringComparison.Ordinal));
        page.FindComponents<ExportMenu>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_SaysThatAllHolds_OrNamesWhatDoesNot()
    {
        var page = Audit();
        page.FindAll("button").First(b => b.TextContent.Contains("Verify", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => page.Find("#audit-verdict").TextContent.ShouldContain("entries are intact"));

        await using (var db = await Host.OpenDatabaseAsync())
            await db.AuditEntries.Where(e => e.Chain == "main" && e.Number == 2).ExecuteDeleteAsync(Token);
        page.FindAll("button").First(b => b.TextContent.Contains("Verify", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => page.Find(".findings").TextContent.ShouldContain("Entry 2 is missing."));
    }

    [Fact]
    public async Task Circuit_KnowsWhereItsPageWasAskedForFrom()
    {
        var circuit = Services.GetRequiredService<CircuitActor>();
        circuit.From = System.Net.IPAddress.Parse("192.0.2.9");
        (await circuit.GetAsync()).From.ShouldBe(circuit.From);
    }
}
