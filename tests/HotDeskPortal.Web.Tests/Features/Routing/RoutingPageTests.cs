using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Web.Features.Routing;
using HotDeskPortal.Web.Tests.Api;
using Origin = HotDeskPortal.Domain.Ownership.Origin;

namespace HotDeskPortal.Web.Tests.Features.Routing;

/// <summary>Where calls go, on the page and over the API, in the demo office: Marek (2020) owns 3002, Siobhán (2021) 3004, Li Na (2022) 3006.</summary>
public sealed class RoutingPageTests() : PageContext(isShared: true)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRenderedComponent<RoutingPage> Page(string query = "")
    {
        Navigator.NavigateTo($"office/main/routing{query}");
        var page = Render<RoutingPage>(p => p.Add(x => x.Office, "main"));
        page.WaitForAssertion(() => page.FindAll(".page-head").Count.ShouldBe(1));
        return page;
    }

    private static IElement Destination(IRenderedComponent<RoutingPage> page, string number) => page.Find($"[aria-labelledby=destination-{number}]");

    private static string HintOf(IRenderedComponent<RoutingPage> page, string field) =>
        page.Find($"#{page.Field(field).GetAttribute("aria-describedby")}").TextContent.Trim();

    private static IElement Button<T>(IRenderedComponent<T> at, string name)
        where T : Microsoft.AspNetCore.Components.IComponent => at.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent.Trim()) == name);

    private async Task PolicyAsync(LoggedOutCallingPolicy calling) =>
        (await Host.Services.GetRequiredService<OfficeChanges>().WriteAsync<Domain.Done>(Host.Board().Office.Id, new Origin(OwnershipChannel.Portal, "set-up"), (t, _) =>
        {
            t.Office.Policies = t.Office.Policies with { LoggedOutCalling = calling };
            t.DirectoryChanged();
            return Task.FromResult<Domain.Result<Domain.Done>>(new Domain.Done());
        }, Token)).Error.ShouldBeNull();

    /// <summary>Every row of the table: from, to, whether it rings or is answered, and what is said of it.</summary>
    public static TheoryData<string?, string, bool, string> Rows => new()
    {
        // To a user who owns phones; who owns none; with a phone of their own.
        { null, "2020", true, "Rings Marek Novák at 3002." },
        { null, "2019", false, "Dana Whitfield is not logged in anywhere: voicemail." },
        { null, "2050", true, "Rings Priya Raman at 2050." },
        // To a hot desk extension's own number.
        { null, "3002", false, "3002 is a shared phone, not a destination: call Marek Novák at 2020 instead." },
        { "3004", "3001", false, "3001 is a shared phone, not a destination: call the agent's extension instead." },
        // To a queue, a number from outside; one whose member is a hot desk.
        { null, "7000", true, "Rings the members of Customer service who are logged in." },
        { null, "7001", true, "Rings the members of Sales, direct number who are logged in." },
        { null, "7010", false, "No member of Evening service is logged in." },
        // From a hot desk with an owner, inside and out.
        { "3002", "2021", true, "Rings Siobhán O'Brien at 3004." },
        { "3002", "+12025550000", true, "There is no +12025550000 in this office: the call goes outside." },
        // From one without: emergency numbers and feature codes only.
        { "3001", "2020", false, "When nobody is logged in, the office’s phones can only call emergency numbers and feature codes." },
        { "3001", "+12025550000", false, "When nobody is logged in, the office’s phones cannot call outside numbers." },
        { "3001", "*45", true, "The feature code to log in." },
        // An emergency number, from anywhere.
        { "3001", "911", true, "An emergency number: it is never refused, and sends the phone's location." },
        { "3002", "112", true, "An emergency number: it is never refused, and sends the phone's location." },
        { "2050", "911", true, "An emergency number: it is never refused, and sends the phone's location." },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Call_OfEveryRow_IsAnsweredTheSameOnThePageAndOverTheApi(string? from, string to, bool reachable, string reason)
    {
        var page = Page($"?{(from is null ? "" : $"from={from}&")}to={Uri.EscapeDataString(to)}");
        page.WaitForAssertion(() => page.FindAll(".answer").Count.ShouldBe(1));
        page.Find(".answer").ClassList.Contains("good").ShouldBe(reachable);
        page.Find(".answer").TextContent.ShouldContain(reason);
        var shown = page.FindAll(".steps li > span").Select(s => s.TextContent[(s.TextContent.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ToList();

        var api = ApiClient.For(Host);
        var answer = await api.GetAsync($"offices/main/routes/{Uri.EscapeDataString(to)}?from={from ?? "outside"}");
        (answer.GetProperty("reachable").GetBoolean(), answer.GetProperty("reason").GetString()).ShouldBe((reachable, reason));
        var trace = answer.GetProperty("trace");
        trace.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("text").GetString()).ShouldBe(shown);
        trace.GetProperty("from").GetString().ShouldBe(from);

        if (from is not null)
        {
            trace.GetProperty("emergency").GetProperty("location").GetString()!.ShouldStartWith("12 Harbour St, floor 1");
            page.Find(".steps").TextContent.ShouldContain("sends 12 Harbour St, floor 1");
        }
        if (from == "3002" && to != "112")
            trace.GetProperty("callerId").GetProperty("number").GetString().ShouldBe("+12025550120");
    }

    [Theory]
    [InlineData(LoggedOutCallingPolicy.Internal, "2020", true)]
    [InlineData(LoggedOutCallingPolicy.Internal, "+12025550000", false)]
    [InlineData(LoggedOutCallingPolicy.All, "+12025550000", true)]
    public async Task Call_FromADeskWithoutOwner_FollowsThePolicy(LoggedOutCallingPolicy policy, string to, bool reachable)
    {
        await PolicyAsync(policy);
        Page($"?from=3001&to={Uri.EscapeDataString(to)}").Find(".answer").ClassList.Contains("good").ShouldBe(reachable);
        var answer = await ApiClient.For(Host).GetAsync($"offices/main/routes/{Uri.EscapeDataString(to)}?from=3001");
        answer.GetProperty("reachable").GetBoolean().ShouldBe(reachable);
    }

    [Fact]
    public async Task TracedCall_FollowsLoginsWhileOneLooks_AndLivesInTheAddress()
    {
        var page = Page();
        page.Type("To", " 2019 ");
        page.Type("From", "3002");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".answer").TextContent.ShouldContain("not logged in anywhere"));
        Address.ShouldBe("office/main/routing?from=3002&to=2019");
        HintOf(page, "To").ShouldBe("Dana Whitfield");
        HintOf(page, "From").ShouldBe("Hot desk, Marek Novák is logged in");

        await Host.LogInAsync("3001", "2019");

        page.WaitForAssertion(() => page.Find(".answer").TextContent.ShouldContain("Rings Dana Whitfield at 3001."));
        Destination(page, "7000").TextContent.ShouldContain("at 3001");
    }

    [Theory]
    [InlineData("?to=2999", "There is no 2999 in this office.")]
    [InlineData("?from=7000&to=2019", "7000 is Customer service: calls are made from a hot desk extension, by a user, or from outside.")]
    [InlineData("?from=2999&to=2019", "There is no 2999 in this office.")]
    public void TracedCall_ThatCannotBe_SaysWhy(string query, string why) => Page(query).Find(".trace [role=alert]").TextContent.ShouldBe(why);

    [Fact]
    public void Destinations_ShowTheirMembersAndWhoRings()
    {
        var page = Page("?open=7001");
        page.Find(".page-head .sub").TextContent.ShouldBe("3 destinations, 1 reaches nobody now");
        Destination(page, "7000").QuerySelectorAll("li").Select(l => string.Join('|', l.Children.Skip(1).Select(c => c.TextContent.Trim()))).ShouldBe(
            ["2019|Dana Whitfield|not logged in", "2020|Marek Novák|at 3002", "2021|Siobhán O'Brien|at 3004", "2022|Li Na|at 3006"]);
        Destination(page, "7001").ClassList.ShouldContain("open");
        Destination(page, "7001").TextContent.ShouldContain("a shared phone: never rings as a member");
        Destination(page, "7010").TextContent.ShouldContain("Nobody rings");
        Button(page, "Trace a call to 7010").Click();
        page.WaitForAssertion(() => page.Find(".answer").TextContent.ShouldContain("No member of Evening service is logged in."));
    }

    [Fact]
    public void ADestination_IsChangedAndDeleted()
    {
        var (dialogs, messages) = RenderProviders();
        var page = Page();
        Button(page, "Edit 7001 Sales, direct number").Click();
        dialogs.WaitForAssertion(() => dialogs.FindAll(".members li").Count.ShouldBe(2));
        Button(dialogs, "Save").Click();
        dialogs.WaitForAssertion(() => dialogs.Markup.ShouldContain("3005 is a shared phone and never rings that way."));
        Button(dialogs, "Remove 3005").Click();
        Button(dialogs, "Save").Click();
        messages.WaitForAssertion(() => messages.Markup.ShouldContain("7001 Sales, direct number was changed."));
        page.WaitForAssertion(() => Destination(page, "7001").QuerySelectorAll("li").Length.ShouldBe(1));

        Button(page, "Delete 7010 Evening service").Click();
        dialogs.WaitForAssertion(() => dialogs.Markup.ShouldContain("Calls to 7010 no longer reach anyone."));
        Button(dialogs, "Delete").Click();
        page.WaitForAssertion(() => page.FindAll("[aria-labelledby=destination-7010]").ShouldBeEmpty());
    }

    [Fact]
    public void Support_SeesEverythingAndNoButtonThatChangesIt()
    {
        SignIn(PortalRole.Support);
        var page = Page();
        page.FindAll("article").Count.ShouldBe(3);
        page.FindAll("button").Select(b => b.TextContent.Trim()).Distinct().ShouldBe(["Trace"]);
    }

    [Fact]
    public async Task Api_DestinationsAreCreatedReadChangedByETagAndDeleted()
    {
        using var http = Host.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", PortalHost.DemoKey);
        const string Path = "/api/v1/offices/main/destinations";
        var created = await http.PostAsJsonAsync(Path, new { number = "7100", name = "Sales", kind = "queue", members = new[] { "2020", "2019" } }, Token);
        (created.StatusCode, created.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Created, $"{Path}/7100"));
        var refused = await http.PostAsJsonAsync(Path, new { number = "7101", name = "Sales", kind = "did", members = new[] { "3001" } }, Token);
        await refused.ShouldBeProblemAsync(400, "hot-desk-as-member");

        var read = await http.GetAsync($"{Path}/7100", Token);
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var body = JsonDocument.Parse(await read.Content.ReadAsStringAsync(Token)).RootElement;
        body.GetProperty("members").EnumerateArray().Select(m => (m.GetProperty("extension").GetString(), m.GetProperty("rings").GetBoolean())).ShouldBe([("2020", true), ("2019", false)]);

        var put = new HttpRequestMessage(HttpMethod.Put, $"{Path}/7100") { Content = JsonContent.Create(new { number = "7100", name = "Sales", kind = "attendant", members = new[] { "7000" } }) };
        (await http.SendAsync(put, Token)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        put = new HttpRequestMessage(HttpMethod.Put, $"{Path}/7100") { Content = JsonContent.Create(new { number = "7100", name = "Sales", kind = "attendant", members = new[] { "7000" } }) };
        put.Headers.IfMatch.Add(read.Headers.ETag);
        (await http.SendAsync(put, Token)).Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await http.DeleteAsync($"{Path}/7100", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await http.GetAsync($"{Path}/7100", Token)).ShouldBeProblemAsync(404, "unknown-number");
        JsonDocument.Parse(await http.GetStringAsync(Path, Token)).RootElement.GetArrayLength().ShouldBe(3);
    }
}
