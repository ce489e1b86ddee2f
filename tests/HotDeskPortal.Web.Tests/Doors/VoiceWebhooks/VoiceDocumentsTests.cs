using System.Text;
using System.Xml.Linq;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Web.Doors.VoiceWebhooks;

namespace HotDeskPortal.Web.Tests.Doors.VoiceWebhooks;

public sealed class VoiceDocumentsTests
{
    private static readonly string[] s_pieces =
        ["<", ">", "&", "\"", "'", "]]>", "<!--", "&amp;", "&#0;", "\0", "\u0007", "\n", "\r\n", "\t", "\ufffe", "\uffff", "\ud800", "\udc00", "😀", "Novák", "Čapek", "李娜", "</Say>", " ", "a", "${x}"];

    [Theory]
    [InlineData(PhoneSystem.Twilio)]
    [InlineData(PhoneSystem.Kazoo)]
    [InlineData(PhoneSystem.NetSapiens)]
    public void Text_StaysText_WhateverItIs(PhoneSystem system)
    {
        var (dialect, random) = (VoiceDialect.Of(system)!, new Random(20260302));
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            var written = VoiceDocuments.Write(new XElement("Response", dialect.Say(VoiceDocuments.Plain(text), "en")));
            var say = XDocument.Parse(Encoding.UTF8.GetString(written), LoadOptions.PreserveWhitespace).Root!.Elements().ShouldHaveSingleItem();
            say.Name.LocalName.ShouldBe("Say");
            say.Elements().ShouldBeEmpty();
            if (system == PhoneSystem.Kazoo)
                say.Value.ShouldAllBe(c => c <= '\u00ff', "its translator fails on others");
            else
                say.Value.ShouldBe(Expected(text));
        }
    }

    [Fact]
    public void Kazoo_HearsNames_WithoutTheMarksThatItCannotRead()
    {
        var kazoo = VoiceDialect.Of(PhoneSystem.Kazoo)!;
        kazoo.Say("Novák Čapek Łuk 李", "en").Value.ShouldBe("Novák Capek  uk  ");
        kazoo.Say("x", "en").Attribute("language")!.Value.ShouldBe("en");
        kazoo.Say("x", "de").Attribute("language")!.Value.ShouldBe("de");
        kazoo.Say("x", "pt").Attribute("language")!.Value.ShouldBe("en", "a language it does not know ends the call");
    }

    [Theory]
    [InlineData("CA0123456789abcdef", "CA0123456789abcdef")]
    [InlineData("", "")]
    public void Call_IsNamedAsItIs_WhereItCanBe(string name, string expected) => VoicePath.CallOf(name).ShouldBe(expected);

    [Fact]
    public void Call_WithSignsOfItsOwn_IsNamedByADigest_NeverTheSameForTwo()
    {
        string[] names = ["a/b", "a@b", "a?b", "../status", "a b", "ä", new('x', 65), new('x', 66), "a%2Fb"];
        var calls = names.Select(VoicePath.CallOf).ToArray();
        calls.Distinct().Count().ShouldBe(names.Length);
        foreach (var call in calls)
            VoicePath.Of($"{call}/3/silence").ShouldBe(new VoicePath(VoiceStep.Silence, null, call, 3));
    }

    private static string Expected(string text)
    {
        var expected = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            expected.Append(rune.Value is < ' ' or 0xfffe or 0xffff ? " " : rune.ToString());
        return expected.ToString();
    }
}
