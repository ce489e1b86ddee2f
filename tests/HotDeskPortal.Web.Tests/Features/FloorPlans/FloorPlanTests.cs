using HotDeskPortal.Domain.Ownership;
using System.Net;
using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Web.Features.FloorPlans;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Components.Forms;

namespace HotDeskPortal.Web.Tests.Features.FloorPlans;

public sealed class FloorPlanMapTests() : PageContext(isShared: true)
{
    private FloorPlanService Plans => Host.Services.GetRequiredService<FloorPlanService>();

    private IRenderedComponent<FloorPlanMap> Map(string office = "main", PortalRole role = PortalRole.Administrator, MapFilter? filter = null)
    {
        var board = Host.Board(office);
        var map = Render<FloorPlanMap>(p => p
            .Add(m => m.Office, office).Add(m => m.Actor, Host.Actor(role)).Add(m => m.Board, board)
            .Add(m => m.View, OwnershipMapView.Of(board, new MapQuery(filter ?? new MapFilter(null, null, null)), Host.Time.GetUtcNow())));
        map.WaitForAssertion(() => map.Markup.ShouldNotContain("Reading the plans"));
        return map;
    }

    [Fact]
    public void Desks_StandWhereTheyWerePut_WithTheirState()
    {
        var map = Map();
        map.Find(".plan img").GetAttribute("src")!.ShouldMatch("^office/main/floor-plans/\\d+/1$");
        map.FindAll("[data-desk]").Count.ShouldBe(7);
        var owned = map.Find($"[data-desk='{Host.HotDesk("3002").Id}']");
        owned.ClassList.ShouldContain("owned");
        owned.TextContent.ShouldContain("Marek Novák");
        owned.GetAttribute("style").ShouldBe("left:34%;top:24%");
    }

    [Fact]
    public void AFilter_PutsTheOthersBack()
    {
        var map = Map(filter: new MapFilter(null, HotDeskStatus.Owned, null));
        map.FindAll("[data-desk]:not(.left-out)").Count.ShouldBe(3);
        map.FindAll("[data-desk].left-out").Count.ShouldBe(4);
    }

    [Fact]
    public async Task WhatIsDragged_IsKept_ButOnlyWhilePlacing()
    {
        var map = Map();
        var desk = Host.HotDesk("3001").Id;
        await map.InvokeAsync(() => map.Instance.Moved(desk, 0.9, 0.9));
        map.Find($"[data-desk='{desk}']").GetAttribute("style").ShouldBe("left:17%;top:24%");

        map.FindAll("button").Single(b => b.TextContent == "Place desks").Click();
        await map.InvokeAsync(() => map.Instance.Moved(desk, 0.9, 0.8));
        map.WaitForAssertion(() => map.Find($"[data-desk='{desk}']").GetAttribute("style").ShouldBe("left:90%;top:80%"));

        await map.InvokeAsync(() => map.Instance.TakenOff(desk));
        map.WaitForAssertion(() => map.Find(".unplaced button").TextContent.ShouldBe("3001"));
        map.Find(".unplaced button").Click();
        map.WaitForAssertion(() => map.Find($"[data-desk='{desk}']").GetAttribute("style").ShouldBe("left:50%;top:50%"));
    }

    [Fact]
    public void Zoom_HasItsSteps()
    {
        var map = Map();
        map.Find("[aria-label=Larger]").Click();
        map.Find(".plan").GetAttribute("style").ShouldBe("width:150%");
        map.Find("[aria-label=Smaller]").Click();
        map.Find("[aria-label=Smaller]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void WhoMayNotSetUp_OnlyLooks()
    {
        var map = Map(role: PortalRole.Support);
        map.FindAll("input[type=file]").ShouldBeEmpty();
        map.FindAll("button").Select(b => b.TextContent).ShouldNotContain("Place desks");
    }

    [Fact]
    public async Task AnSvg_IsRefused_WhateverItCallsItself()
    {
        var map = Map("training");
        map.Markup.ShouldContain("No floor plan yet");
        map.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("<svg xmlns='http://www.w3.org/2000/svg'/>", "plan.png", null, "image/png"));
        map.WaitForAssertion(() => map.Find("[role=alert]").TextContent.ShouldContain("neither"));
        (await Plans.ListAsync(Host.Actor(), "training", TestContext.Current.CancellationToken)).Value.ShouldBeEmpty();
    }
}

public sealed class FloorPlanEndpointTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task APicture_IsForWhoeverIsSignedIn_AndNobodyElse()
    {
        var plan = (await host.Services.GetRequiredService<FloorPlanService>().ListAsync(host.Actor(), "main", TestContext.Current.CancellationToken)).Value[0];
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(new Uri(FloorPlanEndpoint.Address("main", plan), UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    [Fact]
    public async Task APicture_RunsNothing_WhateverItIs()
    {
        var plan = (await host.Services.GetRequiredService<FloorPlanService>().ListAsync(host.Actor(), "main", TestContext.Current.CancellationToken)).Value[0];
        var browser = new FormClient(host);
        await browser.SignInAsync("admin@hotdesk.example", "Hotdesk-demo-1");
        using var answer = await browser.GetAsync($"/{FloorPlanEndpoint.Address("main", plan)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'; sandbox"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        answer.Headers.CacheControl!.ToString().ShouldContain("private");
    }
}
