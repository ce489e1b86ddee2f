using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Tests.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

public sealed class AsteriskInstructionsTests
{
    private const string Url = "https://portal.example.com";

    private static Door Door(string name = "Asterisk") => new() { Name = name, Address = "AbCdEfGhIjKlMnOpQrStUv", SecretHash = [], Trunk = "trunk" };

    private static OwnershipBoard Board(Func<OfficeProfile, OfficeProfile>? change = null)
    {
        var before = Given.Board;
        var office = before.Office with { FeatureCodes = FeatureCodes.Default };
        return before with { Directory = new OfficeDirectory(change?.Invoke(office) ?? office, [.. before.Directory.HotDesks, .. before.Directory.Users]) };
    }

    private static InstructionFile[] Write(OwnershipBoard board, Door? door = null, string url = Url, int port = 4573, string? secret = "hdd_example") =>
        [.. new AsteriskInstructions().Write(new InstructionFacts(board, door ?? Door(), new Uri(url), secret, new Uri(url).Host, port))];

    private static string Extensions(OwnershipBoard board, Door? door = null, string url = Url, int port = 4573, string? secret = "hdd_example") =>
        Write(board, door, url, port, secret).Single(f => f.Name == "extensions_hotdesk.conf").Content;

    private static Dialplan Plan(OwnershipBoard? board = null) => Dialplan.Read(Extensions(board ?? Board()));

    [Fact]
    public void Dialplan_HasTheContextsThatRan()
    {
        var plan = Plan();
        // Pasted on a real Asterisk: these contexts, these jumps.
        plan.Contexts.ShouldBe(
        [
            "hotdesk-phones", "hotdesk-inbound", "hotdesk-keypad", "hotdesk-call", "hotdesk-ask", "hotdesk-verdict", "hotdesk-callerid", "hotdesk-voicemail",
            "hotdesk-emergency", "hotdesk-place",
        ]);
        plan.Globals.ShouldBe(new Dictionary<string, string>
        {
            ["HOTDESK_URL"] = $"{Url}/door/AbCdEfGhIjKlMnOpQrStUv", ["HOTDESK_SECRET"] = "hdd_example", ["HOTDESK_TRUNK"] = "trunk",
        });
        foreach (var verdict in Enum.GetValues<Verdict>())
            plan.Match("hotdesk-verdict", RoutingLine.Word(verdict)).ShouldNotBeNull($"{verdict}");
        plan.Match("hotdesk-verdict", "away").ShouldNotBeNull();
    }

    [Fact]
    public void EveryJump_LeadsSomewhere_AndEveryCallEnds()
    {
        var plan = Plan();
        foreach (var (context, extension, step) in plan.All)
            foreach (var jump in Dialplan.Jumps(context, extension, step))
                plan.Leads(jump).ShouldBeTrue($"[{context}] {extension}: {step.Application}({step.Arguments})");
        foreach (var group in plan.All.GroupBy(s => (s.Context, s.Extension)))
            group.Last().Step.Application.ShouldBeOneOf("Hangup", "Goto", "Return");
        plan.Steps("hotdesk-keypad", "s").Select(s => s.Application).ShouldBe(["Set", "Set", "AGI", "Answer", "Playback", "Hangup"], "after AGI comes the apology");
    }

    [Theory]
    [InlineData("*45", "Set", "HOTDESK_WISH=login")]
    [InlineData("*46", "Set", "HOTDESK_WISH=logout")]
    [InlineData("911", "Goto", "hotdesk-emergency,911,1")]
    [InlineData("2019", "Set", "HOTDESK_TO=${EXTEN}")]
    [InlineData("3001", "Set", "HOTDESK_TO=${EXTEN}")]
    [InlineData("12025550999", "Set", "HOTDESK_TO=${FILTER(0-9+,${EXTEN})}")]
    [InlineData("+12025550999", "Set", "HOTDESK_TO=${FILTER(0-9+,${EXTEN})}")]
    [InlineData("*97", null, null)]
    public void ANumberThatIsDialled_GoesItsWay(string number, string? application, string? arguments)
    {
        var plan = Plan();
        var extension = plan.Match("hotdesk-phones", number);
        var first = extension is null ? null : plan.Steps("hotdesk-phones", extension)[0];
        (first?.Application, first?.Arguments).ShouldBe((application, arguments));
    }

    [Fact]
    public void Emergency_NeverAsksThePortal()
    {
        var plan = Plan(Board(o => o with { EmergencyNumbers = ["112", "911"], DialPlan = new DialPlan(new DialSettings { OutsidePrefix = "9", CountryCode = "1" }) }));
        foreach (var (dialled, number) in new[] { ("112", "112"), ("911", "911"), ("9112", "112"), ("9911", "911") })
            plan.Steps("hotdesk-phones", plan.Match("hotdesk-phones", dialled)!).ShouldHaveSingleItem().Arguments.ShouldBe($"hotdesk-emergency,{number},1");
        var reached = plan.Steps("hotdesk-emergency", "_X.").Concat(plan.Steps("hotdesk-place", "s")).ToList();
        reached.ShouldAllBe(s => !s.Arguments.Contains("CURL") && !s.Arguments.Contains("HASH") && !s.Arguments.Contains("HOTDESK_URL") && s.Application != "AGI");
        reached.ShouldContain(s => s.Arguments.Contains("CALLERID(all)=\"Emergency\" <${HOTDESK_CALLBACK}>"));
        reached.ShouldContain(s => s.Arguments.Contains("country=US,LOC=\"${HOTDESK_PLACE}\""));
    }

    [Fact]
    public void PortalAway_KeepsNobodysCallerId()
    {
        var ask = Plan().Steps("hotdesk-ask", "s");
        var stored = ask.Single(s => s.Arguments.StartsWith("DB(", StringComparison.Ordinal)).Arguments;
        stored.ShouldNotContain("hd,name");
        stored.ShouldNotContain("hd,number");
        var away = ask.SkipWhile(s => s.Label != "last").ToList();
        away.ShouldContain(s => s.Arguments == "HASH(hd,name)=");
        away.ShouldContain(s => s.Arguments == "HASH(hd,number)=");
        // What an answer could set is cleared before it is asked for.
        var cleared = ask.TakeWhile(s => !s.Arguments.StartsWith("CURLOPT", StringComparison.Ordinal)).Select(s => s.Arguments).ToList();
        foreach (var name in new[] { "verdict", "dial", "name", "number", "mailbox", "outside", "wish" })
            cleared.ShouldContain($"HASH(hd,{name})=");
    }

    [Fact]
    public void Portal_IsAskedWithAPinchOfTime_AndItsCertificateIsChecked()
    {
        Extensions(Board()).ShouldContain("CURLOPT(ssl_verifypeer)=1");
        Extensions(Board(), url: "http://10.0.0.5:8080").ShouldNotContain("ssl_verifypeer");
        var ask = Plan().Steps("hotdesk-ask", "s").Select(s => s.Arguments).ToList();
        ask.ShouldContain("CURLOPT(conntimeout)=1");
        ask.ShouldContain("CURLOPT(httptimeout)=2");
        ask.ShouldContain("CURLOPT(hashcompat)=yes");
    }

    [Fact]
    public void CodesOfTheOffice_AndAPortThatIsClosed_AreWritten()
    {
        var text = Extensions(Board(o => o with { FeatureCodes = new FeatureCodes("*11", "*12", "*77") }), port: 0, secret: null);
        text.ShouldContain("exten => *11,1,Set(HOTDESK_WISH=login)");
        text.ShouldContain("exten => *77,1,Set(HOTDESK_WISH=toggle)");
        text.ShouldNotContain("*45");
        text.ShouldContain("Doors:Agi:Port");
        text.ShouldContain($"HOTDESK_SECRET={InstructionFacts.SecretPlaceholder}");
    }

    [Fact]
    public void AccountsFile_AndTemplate_FitEachOther()
    {
        var files = Write(Board());
        files.Select(f => f.Name).ShouldBe(["extensions_hotdesk.conf", "pjsip_wizard.conf", "hotdesk-accounts", "FreePBX"]);
        files[1].Content.ShouldContain($"[{AccountsFile.Template}](!)\ntype=wizard\n");
        files[1].Content.ShouldContain("endpoint/context=hotdesk-phones\n");
        files[2].Content.ShouldContain($"END='{AccountsFile.End}'");
        files[2].Content.ShouldStartWith("#!/bin/sh\n");
        foreach (var file in files)
            file.Content.ShouldNotContain("@@");
    }

    public static TheoryData<string> HostileNames =>
    [
        "x\n[globals]\nHOTDESK_URL=http://evil", "x\r\nexten => 911,1,Hangup()", "'; rm -rf / #", "$(touch /tmp/x)`id`", "${SHELL(id)}", "@@SECRET@@", "\u2028[default]", "x\\", "\"),System(id)", ";-- ", "--;",
    ];

    /// <summary>Whatever an office, a door, a trunk or a place is called: the same sections, extensions and commands.</summary>
    [Theory, MemberData(nameof(HostileNames))]
    public void HostileNames_ChangeNothingButComments(string hostile)
    {
        var board = Board(o => o with { Name = hostile });
        var door = Door(hostile);
        (door.Trunk, door.Address) = ("trunk" + hostile, "AbCdEfGhIjKlMnOpQrStUv" + hostile);
        var (plain, written) = (Write(Board()), Write(board, door, secret: "hdd_example" + hostile));
        foreach (var (before, after) in plain.Zip(written))
        {
            var comment = after.Syntax == InstructionSyntax.Shell ? '#' : ';';
            string[] Code(InstructionFile file) => [.. file.Content.Split('\n').Where(l => l.Length > 0 && l[0] != comment)];
            var (one, other) = (Code(before), Code(after));
            other.Length.ShouldBe(one.Length, after.Name);
            for (var i = 0; i < one.Length; i++)
                if (!one[i].Contains("HOTDESK_", StringComparison.Ordinal) && !one[i].Contains("AbCdEf", StringComparison.Ordinal) && !one[i].Contains("SECRET=", StringComparison.Ordinal))
                    other[i].ShouldBe(one[i]);
                else
                    other[i].ShouldNotContain("$(touch");
        }
        Dialplan.Read(written[0].Content).Contexts.ShouldBe(Plan().Contexts);
        foreach (var quoted in written[2].Content.Split('\n').Where(l => l.StartsWith("URL=", StringComparison.Ordinal) || l.StartsWith("SECRET=", StringComparison.Ordinal)))
            quoted.Count(c => c == '\'').ShouldBe(2);
    }
}
