using Bunit;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Security;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Security;

namespace HotDeskPortal.Web.Tests.Features.Security;

public sealed class SecurityPageTests() : PageContext(isShared: false)
{
    [Fact]
    public async Task ThePage_TellsHowItStands_AndWhereToDoWhat()
    {
        var page = Render<SecurityPage>();
        page.WaitForAssertion(() => page.FindAll(".points li").Count.ShouldBe(Enum.GetValues<SecurityPoint>().Length));

        var words = page.FindAll(".points li").Select(li => li.TextContent).ToList();
        words.ShouldContain(w => w.Contains("A password alone is enough for admin@hotdesk.example", StringComparison.Ordinal));
        words.ShouldContain(w => w.Contains("It has never been verified.", StringComparison.Ordinal));
        page.FindAll(".points a").Select(a => a.GetAttribute("href")).ShouldContain("accounts");
        page.FindAll(".points li").Select(li => li.ClassName!.Split(' ').First()).ShouldBe(
            page.FindAll(".points li").Select(li => li.ClassName!.Split(' ').First()).OrderBy(c => Array.IndexOf(["is-act", "is-look", "is-good"], c)), "what needs somebody comes first");

        await Host.Services.GetRequiredService<AuditService>().VerifyAsync(Host.Actor(PortalRole.Administrator));
        var again = Render<SecurityPage>();
        again.WaitForAssertion(() => again.Markup.ShouldContain("it is intact"));
    }

    [Fact]
    public void EveryFinding_HasWords_AndWhatIsNotGoodSaysWhatToDo()
    {
        var time = new OfficeTime(TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch);
        foreach (var point in Enum.GetValues<SecurityPoint>())
            SecurityTexts.Title(point).ShouldNotBeEmpty();
        foreach (var finding in Enum.GetValues<SecurityFinding>())
            foreach (var count in new[] { 1, 2 })
            {
                var line = new SecurityLine(SecurityPoint.Https, SecurityState.Look, finding) { Names = ["Ida"], At = DateTimeOffset.UnixEpoch, Count = count };
                SecurityTexts.Sentence(line, time).ShouldEndWith(".");
                SecurityTexts.Sentence(line, time).ShouldNotContain("{");
            }
    }
}
