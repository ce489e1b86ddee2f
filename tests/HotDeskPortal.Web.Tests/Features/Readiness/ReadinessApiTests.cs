using System.Net;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Tests.Api;

namespace HotDeskPortal.Web.Tests.Features.Readiness;

/// <summary>Readiness over HTTP, in the demo office.</summary>
public sealed class ReadinessApiTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Readiness_NamesEveryCheckWithWhatItFound()
    {
        var answer = await ApiClient.For(host).GetAsync("offices/main/readiness");
        var checks = answer.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!);
        checks.Keys.ShouldBe(ReadinessChecks.All.Select(c => c.Code), ignoreOrder: true);
        answer.GetProperty("version").GetInt64().ShouldBe(host.Board().Version);
        var voicemail = checks["voicemail-on"];
        (voicemail.GetProperty("holds").GetBoolean(), voicemail.GetProperty("severity").GetString(), voicemail.GetProperty("area").GetString()).ShouldBe((false, "warning", "hot-desks"));
        var finding = voicemail.GetProperty("findings").EnumerateArray().Single();
        (finding.GetProperty("extension").GetString(), finding.GetProperty("fix").GetString()).ShouldBe(("3009", "Voicemail is turned off."));
        checks["no-automatic-logout"].GetProperty("findings").EnumerateArray().Single().GetProperty("extension").GetString().ShouldBeNull();
        checks["no-pin"].GetProperty("holds").GetBoolean().ShouldBeTrue();
        answer.GetProperty("toDo").GetInt32().ShouldBe(checks.Values.Where(c => c.GetProperty("severity").GetString() != "information").Sum(c => c.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public async Task Readiness_OfAnOfficeThatOneMayNotSee_IsUnknown() =>
        await (await ApiClient.For(host).SendAsync("GET", "offices/none/readiness")).ShouldBeProblemAsync((int)HttpStatusCode.NotFound, "unknown-office");
}
