using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>Answers as FreeSWITCH reads them.</summary>
internal static class FreeSwitchXml
{
    /// <summary>It reads nothing else from httapi.</summary>
    public const string ContentType = "text/xml; charset=utf-8";

    /// <summary>Nothing to say: FreeSWITCH asks the next binding, and its files at last.</summary>
    public static XElement NotFound { get; } = Section("result", new XElement("result", new XAttribute("status", "not found")));

    /// <summary>A section of the configuration.</summary>
    public static XElement Section(string name, XElement content) => new(
        "document", new XAttribute("type", "freeswitch/xml"), new XElement("section", new XAttribute("name", name), content));

    /// <summary>A name with a value.</summary>
    public static XElement Pair(string element, string name, string value) => new(element, new XAttribute("name", name), new XAttribute("value", value));

    /// <summary>As bytes. Without a declaration: FreeSWITCH leaves out every line that has one.</summary>
    public static byte[] Bytes(XElement document)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var writer = XmlWriter.Create(stream, settings))
            document.WriteTo(writer);
        return stream.ToArray();
    }
}
