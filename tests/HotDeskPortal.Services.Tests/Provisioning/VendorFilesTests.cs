using System.Xml.Linq;
using CsCheck;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.Provisioning;

public sealed class VendorFilesTests
{
    /// <summary>What an author or an importer could try: line ends, quotes, metacharacters of XML, of Yealink and of Liquid.</summary>
    private static readonly Gen<string> Hostile = Gen.Char["\r\n\t\"'<>&]=#{}%|\0\u0085\u2028 aZ1*é"].Array[0, 24].Select(c => new string(c));

    /// <summary>What keeps to its line, and is hostile all the same; mixed with what is to be refused, so that both happen often.</summary>
    private static readonly Gen<string> Daring = Gen.Frequency(
        (9, Gen.Char["\"'<>&]=#%|; aZ1*é"].Array[1, 24].Select(c => $"{new string(c)}x")), (1, Hostile));

    [Fact]
    public void Yealink_TheSample_IsRendered()
    {
        var files = VendorFiles.Of(PhoneVendor.Yealink).Render(SamplePhone(PhoneVendor.Yealink, "805ec0112233"));

        files[0].ShouldBe(new PhoneFile("805ec0112233.boot", Sample("805ec0112233.boot")));
        files[1].Name.ShouldBe("805ec0112233.cfg");
        // The key in the address replaces user name and password, and nothing takes the phone back to where it came from.
        files[1].Text.ShouldBe(string.Join('\n', Sample("805ec0112233.cfg").Split('\n').Where(l =>
            !l.Contains("server.username", StringComparison.Ordinal) && !l.Contains("server.password", StringComparison.Ordinal)))
            .Replace("static.auto_provision.repeat.enable", "static.auto_provision.dhcp_option.enable = 0\nstatic.auto_provision.pnp_enable = 0\nstatic.auto_provision.repeat.enable", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("64167f112233.cfg")]
    [InlineData("hd-64167f112233.cfg")]
    [InlineData("contacts/64167f112233-directory.xml")]
    public void Poly_TheSample_IsRenderedWithTheSameMeaning(string name)
    {
        var file = VendorFiles.Of(PhoneVendor.Poly).Render(SamplePhone(PhoneVendor.Poly, "64167f112233")).Single(f => f.Name == name);

        var device = new Dictionary<string, string>
        {
            ["device/device.prov.serverName"] = "https://prov.example.com/p/TOKEN/", ["device/device.prov.serverName.set"] = "1",
            ["device/device.dhcp.bootSrvUseOpt"] = "Static", ["device/device.dhcp.bootSrvUseOpt.set"] = "1",
            ["device/device.prov.serverType"] = "HTTPS", ["device/device.prov.serverType.set"] = "1",
        };
        var expected = ReadXml(Sample(name));
        if (name.StartsWith("hd-", StringComparison.Ordinal))
            foreach (var (setting, value) in device)
                expected.Add(setting, value);
        ReadXml(file.Text).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        foreach (var vendor in VendorFiles.All)
        {
            var phone = SamplePhone(vendor.Vendor, "64167f112233");
            vendor.Render(phone).Select(f => Convert.ToHexString(f.ToBytes())).ShouldBe(vendor.Render(phone with { }).Select(f => Convert.ToHexString(f.ToBytes())));
        }
    }

    [Fact]
    public void Switches_AsOnAHotDesk_TurnOffWhatWouldCarryOver()
    {
        var content = BuiltInTemplates.HotDesk;
        var yealink = ReadYealink(VendorFiles.Of(PhoneVendor.Yealink).Render(SamplePhone(PhoneVendor.Yealink, "805ec0112233") with { Content = content })[1].Text);
        (yealink["features.dnd.allow"], yealink["features.fwd.allow"]).ShouldBe(("0", "0"));
        var poly = ReadXml(VendorFiles.Of(PhoneVendor.Poly).Render(SamplePhone(PhoneVendor.Poly, "64167f112233") with { Content = content })[1].Text);
        (poly["feature/feature.doNotDisturb.enable"], poly["feature/feature.forward.enable"]).ShouldBe(("0", "0"));
    }

    [Fact]
    public void Overrides_OfADevice_GetTheirSet()
    {
        var phone = SamplePhone(PhoneVendor.Poly, "64167f112233");
        phone = phone with { Content = phone.Content with { Overrides = [new("device.net.vlanId", "20"), new("up.backlight.timeout", "5")] } };
        var poly = ReadXml(VendorFiles.Of(PhoneVendor.Poly).Render(phone)[1].Text);
        poly["device/device.net.vlanId.set"].ShouldBe("1");
        poly["device/device.net.vlanId"].ShouldBe("20");
        poly["overrides/up.backlight.timeout"].ShouldBe("5");
    }

    [Fact]
    public void Keys_MoreThanTheModelHas_AreLeftOut()
    {
        var phone = Configure(PhoneVendor.Yealink, "Yealink T31G", BuiltInTemplates.HotDesk, "");
        phone.Content.Keys.ShouldHaveSingleItem().Label.ShouldBe("HD In");
    }

    [Fact]
    public void HostileTexts_InEveryField_EitherKeepTheirPlaceOrAreRefused() =>
        Seen(reached => Gen.Select(Daring, Daring, Daring, Daring).Sample((a, b, c, d) =>
        {
            foreach (var vendor in Enum.GetValues<PhoneVendor>())
                Meaning(reached, vendor, a, b, c, d);
        }, iter: Samples.Of(1000)), 0.15, "Yealink", "Poly", "refused");

    /// <summary>Samples, and that enough of them came where something can go wrong.</summary>
    private static void Seen(Action<Reached> sample, double share, params string[] branches)
    {
        var reached = new Reached();
        sample(reached);
        reached.ShouldHave(share, branches);
    }

    [Fact]
    public void Yealink_AValueThatIsNotOneLine_IsRefusedOnRenderingToo() => Hostile.Where(h => !PhoneText.IsOneLine(h)).Sample(h =>
    {
        var phone = SamplePhone(PhoneVendor.Yealink, "805ec0112233");
        phone = phone with { Content = phone.Content with { LineLabel = h } };
        Should.Throw<InvalidOperationException>(() => VendorFiles.Of(PhoneVendor.Yealink).Render(phone));
    }, iter: Samples.Of(100));

    [Theory]
    [InlineData("Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:33", "Yealink T54W 96.85.0.15 805ec0112233")]
    [InlineData("Yealink SIP-T54W  96.85.0.15 805ec0112233", "Yealink T54W 96.85.0.15 805ec0112233")]
    [InlineData("Yealink SIP-T31G 124.85.0.40", "Yealink T31G 124.85.0.40 ")]
    [InlineData("FileTransport PolycomVVX-VVX_450-UA/5.9.1.0615 Type/Application", "Poly VVX 450 5.9.1.0615 ")]
    [InlineData("FileTransport PolycomVVX-VVX_450-UA/5.9.1.0615 (SN:64167f112233) Type/Application", "Poly VVX 450 5.9.1.0615 64167f112233")]
    [InlineData("Mozilla/5.0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void UserAgent_OfBothVendors_IsRead(string? text, string? expected)
    {
        var agent = PhoneUserAgent.Parse(text);
        (agent is null ? null : $"{agent.Vendor} {agent.Model} {agent.Firmware} {agent.Mac?.Hex}").ShouldBe(expected);
    }

    /// <summary>Requests for configurations as they come in: what phones say is read, and nobody else is taken for one.</summary>
    [Fact]
    public void UserAgents_OfTheField_AreRead()
    {
        var lines = Sample("user-agents.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')[1]);
        lines.Select(text => (PhoneUserAgent.IsPhone(text) ? "" : "nobody ")
            + (PhoneUserAgent.Parse(text) is { } a ? $"{a.Vendor} {a.Model} {a.Firmware} {a.Mac?.Hex}" : "")).Select(t => t.TrimEnd()).ShouldBe(
        [
            "Yealink T54W 96.86.0.15 805ec0112233", "Yealink T54W 96.87.0.20 805ec0112233", "Yealink T54W 96.86.0.15 805ec0112233",
            "Yealink T54W 96.86.0.15 805ec0112233", "Yealink T54W 96.86.0.15 805ec0112233", "Yealink T21P E2 52.84.0.15 805ec0112233",
            "Yealink T54W 96.86.0.15 805ec0112233", "Yealink T54W 96.86.0.15 805ec0112233", "Yealink T54W 96.86.0.15-beta 805ec0112233",
            "Yealink T54W-Teams 96.15.0.60 805ec0112233", "Yealink VP-T49G 51.80.0.75 805ec0112233", "Yealink W70B 146.85.0.20 805ec0112233",
            "Yealink CP925 148.85.0.15 805ec0112233", "Yealink T54W 96.86.0.15", "nobody", "nobody", "Yealink T54W 96.86.0.15 805ec0999999",
            "Poly VVX 450 5.9.1.0615", "Poly VVX 450 6.4.6.2664 64167f112236", "Poly VVX 450 5.9.7.47435", "Poly VVX 450 6.4.7.4477 64167f112236",
            "Poly Edge E450 8.0.0.15602", "Poly Edge E400 9.0.1.1234 64167f112236", "Poly CCX 600 8.0.2.3267 64167f112236",
            "Poly Trio 8800 5.9.5.3182", "Poly SoundPoint IP 550 4.0.15.1047 64167f112236", "nobody", "Poly VVX 450 5.9.1.0615", "nobody",
            "Poly VVX 450 5.9.1.0615 64167f999999", "Poly Edge E450 8.3.0", "Poly Edge B20 8.0.1.14203",
        ]);
    }

    private static void Meaning(Reached reached, PhoneVendor vendor, string label, string value, string setting, string description)
    {
        var content = new TemplateContent
        {
            LineLabel = label, Keys = [new(TemplateKeyType.SpeedDial, "{{ description }}", value)], Overrides = [new("test.setting", setting)],
        };
        var form = new TemplateForm { Name = "x", Vendor = vendor, Content = content };
        var isRefused = new TemplateFormValidator().Validate(form).Errors.Any(e => e.Severity == FluentValidation.Severity.Error);
        var configured = PhoneConfiguration.Of(Office, HotDesk(description), Phone(vendor, vendor == PhoneVendor.Poly ? "Poly VVX 450" : "Yealink T54W"), content, "s", "https://x/p/k/");
        if (isRefused || !configured.IsSuccess)
        {
            (isRefused || !PhoneText.IsOneLine(description)).ShouldBeTrue();
            reached.Sample("refused");
            return;
        }
        reached.Sample(vendor.ToString());
        var file = VendorFiles.Of(vendor).Render(configured.Value)[1].Text;
        if (vendor == PhoneVendor.Yealink)
        {
            var lines = ReadYealink(file);
            (lines["account.1.label"], lines["linekey.2.value"], lines["test.setting"], lines["linekey.2.label"]).ShouldBe((label, value, setting, description));
            lines.Keys.ShouldBe(ReadYealink(VendorFiles.Of(vendor).Render(Harmless(configured.Value))[1].Text).Keys, "no value is a line of its own");
        }
        else
        {
            var xml = ReadXml(file);
            (xml["reg/reg.1.label"], xml["overrides/test.setting"]).ShouldBe((label, setting));
            var item = XDocument.Parse(VendorFiles.Of(vendor).Render(configured.Value)[2].Text, LoadOptions.PreserveWhitespace).Descendants("item").Single();
            ((string)item.Element("lb")!, (string)item.Element("ct")!).ShouldBe((description, value));
        }
    }

    private static PhoneConfiguration Harmless(PhoneConfiguration configuration) => configuration with
    {
        Content = configuration.Content with { LineLabel = "x", Keys = [new(TemplateKeyType.SpeedDial, "x", "x")], Overrides = [new("test.setting", "x")] },
    };

    private static PhoneConfiguration SamplePhone(PhoneVendor vendor, string mac) => new(
        MacAddress.Parse(mac), "3001", "SIPSECRET", "pbx.example.com", 5061, SipTransport.Tls, "https://prov.example.com/p/TOKEN/",
        BuiltInTemplates.HotDesk with
        {
            LineLabel = "3001",
            NoLocalDndAndForwarding = false,
            Keys = [new(TemplateKeyType.SpeedDial, "HD In", "*45"), new(TemplateKeyType.SpeedDial, "HD Out", "*46")],
        });

    private static PhoneConfiguration Configure(PhoneVendor vendor, string model, TemplateContent content, string description) =>
        PhoneConfiguration.Of(Office, HotDesk(description), Phone(vendor, model), content, "s", "https://x/p/k/").Value;

    private static Office Office => new() { Key = "main", Name = "Main", TimeZone = "UTC", SipServer = "pbx.example.com" };

    private static HotDeskExtension HotDesk(string description) => new() { Number = ExtensionNumber.Parse("3001"), Description = description };

    private static Phone Phone(PhoneVendor vendor, string model) =>
        new() { Model = model, Mac = MacAddress.Parse(vendor == PhoneVendor.Poly ? "64167f112233" : "805ec0112233") };

    private static string Sample(string name)
    {
        using var reader = new StreamReader(typeof(VendorFilesTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>As a phone reads it: lines, split at the first <c> = </c>.</summary>
    private static Dictionary<string, string> ReadYealink(string text)
    {
        text.ShouldStartWith("#!version:1.0.0.1\n");
        return text.Split('\n', '\r', '\u0085', '\u2028').Skip(1).Where(l => l.Length > 0).Select(l => l.Split(" = ", 2)).ToDictionary(l => l[0], l => l[1]);
    }

    /// <summary>Every attribute and every element's text, by where it stands.</summary>
    private static Dictionary<string, string> ReadXml(string text)
    {
        var document = XDocument.Parse(text);
        var attributes = document.Descendants().SelectMany(e => e.Attributes().Select(a => ($"{e.Name}/{a.Name}", a.Value)));
        var texts = document.Descendants().Where(e => !e.HasElements && e.Value.Length > 0).Select(e => ($"{e.Name}[{e.Parent!.ElementsBeforeSelf().Count()}]", e.Value));
        return attributes.Concat(texts).ToDictionary(p => p.Item1, p => p.Value);
    }
}
