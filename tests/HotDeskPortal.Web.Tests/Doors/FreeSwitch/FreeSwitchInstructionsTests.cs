using System.Text.RegularExpressions;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.FreeSwitch;
using HotDeskPortal.Web.Tests.Features.Ownership;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

public sealed class FreeSwitchInstructionsTests
{
    private const string Address = "AbCdEfGhIjKlMnOpQrStUv";

    private static OwnershipBoard Board(Func<OfficeProfile, OfficeProfile>? change = null)
    {
        var before = Given.Board;
        var office = before.Office with { FeatureCodes = FeatureCodes.Default };
        return before with { Directory = new OfficeDirectory(change?.Invoke(office) ?? office, [.. before.Directory.HotDesks, .. before.Directory.Users]) };
    }

    private static Dictionary<string, string> Write(OwnershipBoard board, string name = "FreeSWITCH", string? secret = "hdd_example") => new FreeSwitchInstructions().Write(new InstructionFacts(
        board, new Door { Name = name, Address = Address, SecretHash = [], Trunk = "trunk", Realm = "pbx.example.com" }, new Uri("https://portal.example.com"), secret, "portal.example.com", 0))
        .ToDictionary(f => f.Name, f => f.Content);

    [Fact]
    public void Files_AreXml_AndNothingIsLeftOpen()
    {
        var files = Write(Board());
        files.Keys.ShouldBe(["httapi.conf.xml", "xml_curl.conf.xml", "hotdesk-emergency.xml", "hotdesk.xml", "FreeSWITCH, FusionPBX"]);
        foreach (var (name, content) in files)
        {
            content.ShouldNotContain("@@", Case.Sensitive, name);
            if (name.EndsWith(".xml", StringComparison.Ordinal))
                XDocument.Parse(content);
        }
    }

    [Theory]
    [InlineData("httapi.conf.xml", "keypad")]
    [InlineData("xml_curl.conf.xml", "xml")]
    public void ThePortal_IsPostedTo_WithTheSecret_AndItsCertificateIsChecked(string file, string path)
    {
        var parameters = XDocument.Parse(Write(Board())[file]).Descendants("param").ToDictionary(p => p.Attribute("name")!.Value, p => p.Attribute("value")!.Value);
        parameters["gateway-url"].ShouldBe($"https://portal.example.com/door/{Address}/freeswitch/{path}");
        parameters["gateway-credentials"].ShouldBe("hotdesk:hdd_example");
        (parameters["method"], parameters["enable-cacert-check"], parameters["enable-ssl-verifyhost"]).ShouldBe(("POST", "true", "true"));
        Write(Board(), secret: null)[file].ShouldContain($"hotdesk:{InstructionFacts.SecretPlaceholder}");
    }

    [Theory]
    [InlineData("911", "911")]
    [InlineData("9911", "911")]
    [InlineData("112", "112")]
    [InlineData("2019", null)]
    public void Emergency_NeverAsksThePortal(string dialled, string? number)
    {
        var text = Write(Board(o => o with { EmergencyNumbers = ["112", "911"], DialPlan = new DialPlan(new DialSettings { OutsidePrefix = "9", CountryCode = "1" }) }))["hotdesk-emergency.xml"];
        text.ShouldNotContain("portal.example.com");
        text.ShouldNotContain("httapi");
        var document = XDocument.Parse(text).Root!;
        var context = document.Element("section")!.Element("dialplan")!.Element("context")!;
        (document.Attribute("type")!.Value, context.Attribute("name")!.Value).ShouldBe(("freeswitch/xml", FreeSwitchDirectory.Context));
        var taken = context.Elements("extension").Where(e => Matches(e.Elements("condition").First(), dialled)).ToList();
        if (number is null)
        {
            taken.ShouldBeEmpty();
            return;
        }
        var extension = taken.ShouldHaveSingleItem();
        extension.Descendants("action").Last().Attribute("data")!.Value.ShouldBe($"sofia/gateway/trunk/{number}");
        // A phone without place or number to call back goes on: these conditions stop nothing.
        extension.Elements("condition").Where(c => c.Attribute("field")!.Value[0] == '$').ShouldAllBe(c => c.Attribute("break")!.Value == "never");
    }

    [Fact]
    public void WithoutThePortal_CallsGoWhereTheyWent_AndTheRestHearsWhy()
    {
        var context = XDocument.Parse(Write(Board(o => o with { FeatureCodes = new FeatureCodes("*11", "*12", "*77") }))["hotdesk.xml"]).Root!.Elements("context").First();
        string First(string dialled) => context.Elements("extension").First(e => e.Elements("condition").All(c => c.Attribute("field")!.Value != "destination_number" || Matches(c, dialled))
            && e.Elements("condition").All(c => !c.Attribute("field")!.Value.Contains("db(", StringComparison.Ordinal))).Attribute("name")!.Value;
        (First("*11"), First("*12"), First("*77")).ShouldBe(("hotdesk-login", "hotdesk-logout", "hotdesk-toggle"));
        (First("2019"), First("12025550999"), First("*45")).ShouldBe(("hotdesk-messages", "hotdesk-away", "hotdesk-away"));
        // After the call of the code comes the apology.
        context.Elements("extension").First().Descendants("action").Select(a => a.Attribute("application")!.Value).ShouldBe(["answer", "httapi", "playback", "hangup"]);
        // A number is looked at before it is put into a command.
        var last = context.Elements("extension").Single(e => e.Attribute("name")!.Value == "hotdesk-last").Elements("condition").ToList();
        Matches(last[0], "${system(id)}").ShouldBeFalse();
        last[^1].Attribute("field")!.Value.ShouldContain("db(select/");
        last[^1].Descendants("action").ShouldNotContain(a => a.Attribute("data")!.Value.Contains("caller_id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--><X-PRE-PROCESS cmd=\"exec\" data=\"id\"/>")]
    [InlineData("$${x}\n@@SECRET@@")]
    [InlineData("-- - ---")]
    public void HostileNames_ChangeNothingButComments(string hostile)
    {
        var (plain, written) = (Write(Board()), Write(Board(o => o with { Name = hostile }), hostile));
        foreach (var (name, content) in written.Where(f => f.Key.EndsWith(".xml", StringComparison.Ordinal)))
        {
            var (before, after) = (XDocument.Parse(plain[name]), XDocument.Parse(content));
            before.DescendantNodes().OfType<XComment>().Remove();
            after.DescendantNodes().OfType<XComment>().Remove();
            after.ToString().ShouldBe(before.ToString(), name);
            content.ShouldNotContain("pre-process", Case.Insensitive);
            content.ShouldNotContain("$${");
        }
    }

    private static bool Matches(XElement condition, string value) => Regex.IsMatch(value, condition.Attribute("expression")!.Value);
}
