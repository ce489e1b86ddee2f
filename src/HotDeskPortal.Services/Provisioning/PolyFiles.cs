using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>
/// Poly: the master file <c>&lt;mac&gt;.cfg</c>, the configuration <c>hd-&lt;mac&gt;.cfg</c> and the speed dials in
/// <c>contacts/&lt;mac&gt;-directory.xml</c> (design/provisioning.md: Poly). The phone writes <c>&lt;mac&gt;-phone.cfg</c> and
/// <c>&lt;mac&gt;-web.cfg</c> itself, and those win, so ours are never named so.
/// </summary>
public sealed class PolyFiles : VendorFiles
{
    private const string Contacts = "contacts";
    private const string BootServer = "device.dhcp.bootSrvUseOpt";
    private const string Off = "0";
    private const string On = "1";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true, IndentChars = "  ", NewLineChars = "\n", NewLineOnAttributes = true, NewLineHandling = NewLineHandling.Entitize, CheckCharacters = true,
    };

    /// <inheritdoc/>
    public override PhoneVendor Vendor => PhoneVendor.Poly;

    /// <inheritdoc/>
    public override ImmutableArray<PhoneFile> Render(PhoneConfiguration configuration)
    {
        var mac = configuration.Mac.Hex;
        return
        [
            new($"{mac}.cfg", Xml(xml => Master(xml, mac))),
            new($"hd-{mac}.cfg", Xml(xml => Configuration(xml, configuration))),
            new($"{Contacts}/{mac}-directory.xml", Xml(xml => Directory(xml, configuration.Content.Keys))),
        ];
    }

    /// <inheritdoc/>
    public override bool IsAskedInVain(string name) =>
        name.StartsWith("000000000000", StringComparison.Ordinal) || name.EndsWith("sip.ld", StringComparison.Ordinal)
        || name is "sip.ver" or "sip.cfg" or "soundpointipwelcome.wav"
        || name.EndsWith("-dictionary.xml", StringComparison.Ordinal);

    private static void Master(XmlWriter xml, string mac) => Element(
        xml, "APPLICATION", ("CONFIG_FILES", $"hd-{mac}.cfg"), ("MISC_FILES", ""), ("LOG_FILE_DIRECTORY", "logs"),
        ("OVERRIDES_DIRECTORY", "overrides"), ("CONTACTS_DIRECTORY", Contacts), ("LICENSE_DIRECTORY", ""));

    private static void Configuration(XmlWriter xml, PhoneConfiguration c)
    {
        xml.WriteStartElement("polycomConfig");
        Element(xml, "reg", Registration(c));
        Element(xml, "voIpProt", Protocol(c.Content));
        if (c.Content.NoLocalDndAndForwarding)
            Element(xml, "feature", ("feature.doNotDisturb.enable", Off), ("feature.forward.enable", Off));
        Element(xml, "lineKey", LineKeys(c.Content.Keys));
        if (Lamps(c.Content.Keys) is { Length: > 0 } lamps)
            Element(xml, "attendant", lamps);
        Element(xml, "dir", ("dir.local.readonly", On));
        Element(xml, "prov", ("prov.polling.enabled", On), ("prov.polling.mode", "rel"), ("prov.polling.period", Number((int)PhoneConfiguration.Polling.TotalSeconds)));
        Element(xml, "device", Device(c));
        if (c.Content.Overrides.Where(o => !IsDevice(o)).Select(o => (o.Name, o.Value)).ToArray() is { Length: > 0 } overrides)
            Element(xml, "overrides", overrides);
        xml.WriteEndElement();
    }

    private static (string, string)[] Registration(PhoneConfiguration c) =>
    [
        ("reg.1.address", c.Extension), ("reg.1.displayName", c.Extension), ("reg.1.label", c.Content.LineLabel),
        ("reg.1.auth.userId", c.Extension), ("reg.1.auth.password", c.SipSecret), ("reg.1.lineKeys", On),
        ("reg.1.server.1.address", c.Server), ("reg.1.server.1.port", Number(c.Port)),
        ("reg.1.server.1.transport", c.Transport switch
        {
            SipTransport.Tcp => "TCPOnly", SipTransport.Tls => "TLS", SipTransport.DnsNaptr => "DNSnaptr", _ => "UDPOnly",
        }),
        ("reg.1.server.1.expires", Number(PhoneConfiguration.Expires)),
        .. c.Content.FeatureSyncOff ? [("reg.1.serverFeatureControl.cf", Off), ("reg.1.serverFeatureControl.dnd", Off)] : Array.Empty<(string, string)>(),
    ];

    private static (string, string)[] Protocol(TemplateContent content) =>
    [
        .. content.FeatureSyncOff
            ? [
                ("voIpProt.SIP.serverFeatureControl.cf", Off), ("voIpProt.SIP.serverFeatureControl.dnd", Off),
                ("voIpProt.SIP.serverFeatureControl.localProcessing.dnd", Off),
            ]
            : Array.Empty<(string, string)>(),
        ("voIpProt.SIP.specialEvent.checkSync.alwaysReboot", Off),
    ];

    private static (string, string)[] LineKeys(ImmutableArray<TemplateKey> keys) =>
    [
        ("lineKey.reassignment.enabled", On), ("lineKey.1.category", "Line"), ("lineKey.1.index", On),
        .. keys.SelectMany((key, i) => new[]
        {
            ($"lineKey.{Number(i + 2)}.category", key.Type == TemplateKeyType.BusyLamp ? "BLF" : "SpeedDial"),
            // Speed dials and lamps are counted apart.
            ($"lineKey.{Number(i + 2)}.index", Number(keys.Take(i + 1).Count(k => k.Type == key.Type))),
        }),
    ];

    private static (string, string)[] Lamps(ImmutableArray<TemplateKey> keys) =>
    [
        .. keys.Where(k => k.Type == TemplateKeyType.BusyLamp).SelectMany((key, i) => new[]
        {
            ($"attendant.resourceList.{Number(i + 1)}.address", key.Value), ($"attendant.resourceList.{Number(i + 1)}.label", key.Label),
            ($"attendant.resourceList.{Number(i + 1)}.type", "normal"),
        }),
    ];

    /// <summary>
    /// Settings of the device count only with <c>.set</c> beside each. With a static server, DHCP no longer takes the phone back to where it
    /// came from.
    /// </summary>
    private static (string, string)[] Device(PhoneConfiguration c) =>
    [
        ("device.set", On), ("device.prov.tagSerialNo.set", On), ("device.prov.tagSerialNo", On),
        ("device.prov.serverType.set", On), ("device.prov.serverType", c.Url.StartsWith("https:", StringComparison.Ordinal) ? "HTTPS" : "HTTP"),
        ("device.prov.serverName.set", On), ("device.prov.serverName", c.Url),
        ($"{BootServer}.set", On), (BootServer, "Static"),
        .. c.Content.Overrides.Where(o => IsDevice(o) && o.Name != BootServer).SelectMany(o => new[] { ($"{o.Name}.set", On), (o.Name, o.Value) }),
    ];

    private static bool IsDevice(TemplateOverride o) => o.Name.StartsWith("device.", StringComparison.OrdinalIgnoreCase);

    private static void Directory(XmlWriter xml, ImmutableArray<TemplateKey> keys)
    {
        xml.WriteStartElement("directory");
        xml.WriteStartElement("item_list");
        var index = 0;
        foreach (var key in keys.Where(k => k.Type == TemplateKeyType.SpeedDial))
        {
            var words = key.Label.Split(' ', 2);
            xml.WriteStartElement("item");
            xml.WriteElementString("lb", key.Label);
            xml.WriteElementString("fn", words[0]);
            xml.WriteElementString("ln", words.Length > 1 ? words[1] : "");
            xml.WriteElementString("ct", key.Value);
            xml.WriteElementString("sd", Number(++index));
            xml.WriteElementString("bw", Off);
            xml.WriteElementString("bb", Off);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Xml(Action<XmlWriter> write)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartDocument(standalone: true);
            write(xml);
        }
        return $"{text}\n";
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The declaration names the encoding that the text is sent in.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
