using HotDeskPortal.Domain.Phones;
using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Features.Readiness;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using Origin = HotDeskPortal.Domain.Ownership.Origin;

namespace HotDeskPortal.Web.Tests.Features.Readiness;

/// <summary>The page on the services of the demo office: every fix by its button, and what one sees of it.</summary>
public sealed class ReadinessPageTests() : PageContext(isShared: true)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the fixable checks find, by what breaks them at 3001.</summary>
    private readonly Dictionary<string, Func<HotDeskDbContext, HotDeskExtension, Task>> _broken = new()
    {
        ["person-assigned"] = (_, h) => Set(() => h.AssignedPerson = "Rita Book"),
        ["ring-all-off"] = (_, h) => Set(() => h.RingsAllPhones = false),
        ["voicemail-on"] = (_, h) => Set(() => h.HasVoicemail = true),
        ["portal-scope"] = (_, h) => Set(() => h.Scope = PortalScope.OfficeManager),
        ["no-template"] = (_, h) => Set(() => h.TemplateId = null),
        ["template-vendor"] = async (db, h) => h.TemplateId = await db.Templates.Where(t => t.OfficeId == null && t.Vendor == PhoneVendor.Poly).Select(t => t.Id).SingleAsync(Token),
        ["feature-sync-on"] = (db, h) => TemplateAsync(db, h, c => c with { FeatureSyncOff = false }),
        ["no-hot-desk-keys"] = (db, h) => TemplateAsync(db, h, c => c with { Keys = [] }),
        ["label-without-number"] = (db, h) => TemplateAsync(db, h, c => c with { LineLabel = "{{ office }}" }),
        ["other-model"] = async (db, h) => (await db.Phones.SingleAsync(p => p.HotDeskExtensionId == h.Id, Token)).ReportedModel = "Yealink T53W",
    };

    private IRenderedComponent<ReadinessPage> Page(string query = "")
    {
        Navigator.NavigateTo($"office/main/readiness{query}");
        var page = Render<ReadinessPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.FindAll(".page-head").Count.ShouldBe(1));
        return page;
    }

    /// <summary>Found and pressed in one go: a page that draws itself anew in between would have another button there.</summary>
    private static Task PressAsync<T>(IRenderedComponent<T> at, string name)
        where T : Microsoft.AspNetCore.Components.IComponent => at.InvokeAsync(() => Button(at, name).Click());

    private static IElement Button<T>(IRenderedComponent<T> at, string name)
        where T : Microsoft.AspNetCore.Components.IComponent => at.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == name);

    private static IElement? Line(IRenderedComponent<ReadinessPage> page, string code, string where) =>
        page.FindAll($"[aria-labelledby=check-{code}] li").SingleOrDefault(l => l.QuerySelector(".place")!.TextContent.Trim() == where);

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private static async Task TemplateAsync(HotDeskDbContext db, HotDeskExtension hotDesk, Func<TemplateContent, TemplateContent> change)
    {
        var template = new Template
        {
            OfficeId = hotDesk.OfficeId, Name = "Floor 1", Vendor = PhoneVendor.Yealink, Content = change(BuiltInTemplates.HotDesk), Revision = 1, ChangedBy = "test",
        };
        db.Add(template);
        await db.SaveChangesAsync(Token);
        hotDesk.TemplateId = template.Id;
    }

    private async Task BreakAsync(Func<HotDeskDbContext, HotDeskExtension, Task> change, string at = "3001") =>
        (await Host.Services.GetRequiredService<OfficeChanges>().WriteAsync<Domain.Done>(Host.Board().Office.Id, new Origin(OwnershipChannel.Portal, "set-up"), async (t, ct) =>
        {
            var id = Host.HotDesk(at).Id;
            await change(t.Db, await t.Db.HotDeskExtensions.SingleAsync(h => h.Id == id, ct));
            t.DirectoryChanged();
            return new Domain.Done();
        }, Token)).Error.ShouldBeNull();

    public static TheoryData<string> Fixable =>
    [
        "person-assigned", "ring-all-off", "voicemail-on", "portal-scope", "no-template", "template-vendor", "feature-sync-on", "no-hot-desk-keys",
        "label-without-number", "other-model",
    ];

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task Fix_ByItsButton_TellsWhatItDoes_AndTheCheckHolds(string code)
    {
        var (dialogs, _) = RenderProviders();
        await BreakAsync(_broken[code]);
        var page = Page();
        page.WaitForAssertion(() => Line(page, code, "3001").ShouldNotBeNull());
        var title = ReadinessTexts.Title(code);

        await PressAsync(page, $"Fix 3001: {title}");
        dialogs.WaitForAssertion(() => dialogs.Find(".consequences").TextContent.ShouldContain("3001"));
        Line(page, code, "3001").ShouldNotBeNull("nothing is done yet");
        await PressAsync(dialogs, "Fix 1");
        dialogs.WaitForAssertion(() => dialogs.Find(".good").TextContent.ShouldContain("1 of 1 fixed."));
        await PressAsync(dialogs, "Close");

        page.WaitForAssertion(() => Line(page, code, "3001").ShouldBeNull());
        var report = (await Host.Services.GetRequiredService<ReadinessService>().GetAsync(Host.Actor(), "main", cancellation: Token)).Value;
        report.Findings.ShouldNotContain(f => f.Key.Code == code && f.Where == "3001");
    }

    [Fact]
    public async Task FixOfADestination_TakesTheSharedPhoneOut()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        Line(page, "points-at-hot-desk", "7001 Sales, direct number")!.TextContent.ShouldContain("3005 is a shared phone and never rings.");
        await PressAsync(page, "Fix 7001 Sales, direct number: Points at a hot desk extension");
        dialogs.WaitForAssertion(() => dialogs.Find(".consequences").TextContent.ShouldContain("3005 is no longer a member."));
        await PressAsync(dialogs, "Fix 1");
        dialogs.WaitForAssertion(() => dialogs.FindAll(".good").Count.ShouldBe(1));
        page.WaitForAssertion(() => page.FindAll("[aria-labelledby=check-points-at-hot-desk]").ShouldBeEmpty());
        Host.Board().Directory.Destinations.Single(d => d.Number.Digits == "7001").MemberIds.ShouldBe([Host.User("2021").Id]);
    }

    [Fact]
    public async Task FixAll_MendsEverythingThatIsSafe_AndLeavesTheRest()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        IElement FixAll() => page.FindAll("button").Single(b => b.TextContent.StartsWith("Fix all", StringComparison.Ordinal) && b.ClassList.Contains("mud-button-filled"));
        FixAll().TextContent.ShouldBe("Fix all 7…");
        await page.InvokeAsync(() => FixAll().Click());
        dialogs.WaitForAssertion(() => dialogs.FindAll(".consequences li").Count.ShouldBe(7));
        await PressAsync(dialogs, "Fix 7");
        dialogs.WaitForAssertion(() => dialogs.Find(".good").TextContent.ShouldContain("7 of 7 fixed."));
        await PressAsync(dialogs, "Close");
        page.WaitForAssertion(() => page.FindAll("button").ShouldNotContain(b => b.TextContent.Contains("Fix", StringComparison.Ordinal)));
        Line(page, "no-phone", "3012").ShouldNotBeNull();
    }

    [Fact]
    public async Task FixDialog_Cancelled_ChangesNothing()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        var version = Host.Board().Version;
        await PressAsync(page, "Fix 3009: Voicemail is on");
        dialogs.WaitForAssertion(() => dialogs.FindAll(".consequences").Count.ShouldBe(1));
        await PressAsync(dialogs, "Cancel");
        dialogs.WaitForAssertion(() => dialogs.FindAll(".mud-dialog").ShouldBeEmpty());
        Host.Board().Version.ShouldBe(version);
    }

    [Fact]
    public async Task PutAside_LeavesTheList_AndCanBeTakenBack()
    {
        var (dialogs, _) = RenderProviders();
        var page = Page();
        await PressAsync(page, "Put aside 3012: No phone");
        dialogs.WaitForAssertion(() => dialogs.FindAll("input").Count.ShouldBe(2));
        await PressAsync(dialogs, "Put aside");
        dialogs.WaitForAssertion(() => dialogs.Markup.ShouldContain("Give a reason"));
        dialogs.Find("input.mud-input-slot").Input("The desk is being built");
        await PressAsync(dialogs, "Put aside");

        page.WaitForAssertion(() => Line(page, "no-phone", "3012").ShouldBeNull());
        page.Find("details.folded").TextContent.ShouldContain("“The desk is being built” — Administrator@hotdesk.example");
        await PressAsync(page, "Restore: No phone at 3012");
        page.WaitForAssertion(() => Line(page, "no-phone", "3012").ShouldNotBeNull());
    }

    [Fact]
    public async Task Findings_LeadToTheRecord_AndAreFilteredByTheAddress()
    {
        var page = Page("?severity=problem");
        Line(page, "no-phone", "3012")!.QuerySelector("a")!.GetAttribute("href").ShouldBe("office/main/extensions/3012");
        page.FindAll("article.warning").ShouldBeEmpty();
        page.FindAll("button.count").Single(b => b.GetAttribute("aria-pressed") == "true").TextContent.ShouldContain("problems");
        await page.InvokeAsync(() => page.FindAll("button.count").First(b => b.ClassList.Contains("warning")).Click());
        page.WaitForAssertion(() => page.FindAll("article.warning").ShouldNotBeEmpty());
        Address.ShouldBe("office/main/readiness?severity=warning");
        Line(page, "no-caller-id", "2024 Kofi Mensah")!.QuerySelector("a")!.GetAttribute("href").ShouldBe("office/main/users/2024");
    }

    [Fact]
    public async Task AChange_ShowsWithoutAnybodyAsking()
    {
        var page = Page();
        await BreakAsync(_broken["voicemail-on"], at: "3002");
        page.WaitForAssertion(() => Line(page, "voicemail-on", "3002").ShouldNotBeNull());
    }

    [Theory]
    [InlineData(PortalRole.OfficeManager, true)]
    [InlineData(PortalRole.Support, false)]
    public void Buttons_AreForThoseWhoMayUseThem(PortalRole role, bool may)
    {
        SignIn(role);
        var page = Page();
        page.FindAll("article button").Any().ShouldBe(may);
        page.FindAll("article").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task NothingLeft_SaysHonestlyWhetherItHoldsOrWasPutAside()
    {
        var service = Host.Services.GetRequiredService<ReadinessService>();
        var report = (await service.GetAsync(Host.Actor(), "main", cancellation: Token)).Value;
        (await service.DismissAsync(Host.Actor(), "main", new ReadinessDismissalForm
        {
            Findings = [.. report.Findings.Select(f => f.Key)], Reason = "Demo", Until = new DateOnly(2026, 3, 9),
        }, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
        var page = Page();
        page.Find(".hold.but").TextContent.ShouldContain("Nothing is left to do");
        page.Find(".hold.but").TextContent.ShouldContain($"{report.Holding} of {ReadinessChecks.All.Length} checks passed; {report.Findings.Count()} findings put aside.");
        page.FindAll("article").ShouldBeEmpty();
    }

    [Fact]
    public async Task EverythingHolds_SaysHowManyChecks()
    {
        await BreakAsync(async (db, any) =>
        {
            var office = await db.Offices.SingleAsync(o => o.Id == any.OfficeId, Token);
            office.Policies = office.Policies with { MaximumSession = TimeSpan.FromHours(10) };
            foreach (var hotDesk in await db.HotDeskExtensions.Where(h => h.OfficeId == office.Id).ToListAsync(Token))
                (hotDesk.HasVoicemail, hotDesk.Scope, hotDesk.RingsAllPhones, hotDesk.AssignedPerson, hotDesk.DeletedAt) =
                    (false, PortalScope.NoPortal, true, null, hotDesk.Number.Digits == "3012" ? Host.Time.GetUtcNow() : null);
            foreach (var phone in await db.Phones.Where(p => p.OfficeId == office.Id).ToListAsync(Token))
                (phone.FetchedAt, phone.ReportedModel, phone.UserId) = (Host.Time.GetUtcNow(), phone.Model, null);
            (await db.HotDeskUsers.SingleAsync(u => u.OfficeId == office.Id && u.CallerIdNumber == null, Token)).CallerIdNumber = "+12025550124";
            db.RemoveRange((await db.Destinations.Include(d => d.Members).ToListAsync(Token)).SelectMany(d => d.Members));
            await db.SaveChangesAsync(Token);
            var users = await db.HotDeskUsers.Where(u => u.OfficeId == office.Id).Select(u => u.Id).ToListAsync(Token);
            foreach (var destination in await db.Destinations.Where(d => d.OfficeId == office.Id).ToListAsync(Token))
                db.AddRange(users.Select(id => new DestinationMember { DestinationId = destination.Id, ExtensionId = id }));
        });
        var page = Page();
        page.Find(".hold h2").TextContent.ShouldBe($"All {ReadinessChecks.All.Length} checks passed");
        page.FindAll(".hold.but, article, button.count").ShouldBeEmpty();
        page.FindAll(".holding li").Count.ShouldBe(ReadinessChecks.All.Length);
    }

    [Fact]
    public async Task Badge_CountsWhatIsToBeDone_AndFollows()
    {
        var report = (await Host.Services.GetRequiredService<ReadinessService>().GetAsync(Host.Actor(), "main", cancellation: Token)).Value;
        report.ToDo.ShouldBeInRange(5, 20);
        var badge = Render<ReadinessBadge>(p => p.Add(b => b.Office, "main"));
        badge.WaitForAssertion(() => badge.Find(".visually-hidden").TextContent.ShouldBe($"{report.ToDo} findings to look at"));

        await BreakAsync(_broken["voicemail-on"], at: "3002");
        while (badge.Find(".visually-hidden").TextContent != $"{report.ToDo + 1} findings to look at")
        {
            // Its next look comes after a pause; the clock moves only here.
            Host.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }
        var none = Render<ReadinessBadge>(p => p.Add(b => b.Office, "none"));
        none.Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void Lines_TellOfOneExtension()
    {
        var lines = Render<ReadinessLines>(p => p.Add(l => l.Board, Host.Board()).Add(l => l.Actor, Host.Actor()).Add(l => l.ExtensionId, Host.HotDesk("3009").Id));
        lines.WaitForAssertion(() => lines.FindAll("li strong").Select(s => s.TextContent).ShouldBe(["Voicemail is on", "Portal scope is not “No portal”"]));
        lines.Render(p => p.Add(l => l.ExtensionId, Host.HotDesk("3002").Id));
        lines.WaitForAssertion(() => lines.Markup.ShouldContain("Nothing to do here."));
    }
}
