using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Features.Doors;

namespace HotDeskPortal.Web.Tests.Features.Doors;

public sealed class InstructionColoursTests
{
    [Theory]
    [InlineData(InstructionSyntax.Asterisk, "[hotdesk](!)\nexten = *45,1,NoOp(\"x\") ; log in\nsame = n,Set(A=${B}\\; c)\n",
        "section:[hotdesk](!) name:exten string:\"x\" comment:; log in name:same variable:${B}")]
    [InlineData(InstructionSyntax.Xml, "<!-- a\nb --><param name=\"x\" value='y'/>", "comment:<!-- a\nb --> section:<param name:name string:\"x\" name:value section:/>")]
    [InlineData(InstructionSyntax.Shell,
        "#!/bin/sh\nif [ -n \"$A\" ]; then # why\n  B=$C\nfi", "comment:#!/bin/sh word:if string:\"$A\" word:then comment:# why variable:$C word:fi")]
    [InlineData(InstructionSyntax.Text, "[x] ; \"y\"", "")]
    public void Of_AFile_ColoursItsParts_AndLosesNothing(InstructionSyntax syntax, string content, string kinds)
    {
        var pieces = InstructionColours.Of(new InstructionFile("file", syntax, content), "none").ToList();

        string.Concat(pieces.Select(p => p.Text)).ShouldBe(content);
        string.Join(' ', pieces.Where(p => p.Kind.Length > 0).Select(p => $"{p.Kind}:{p.Text.Trim()}")).ShouldBe(kinds);
    }

    [Fact]
    public void Of_AFileWithTheSecret_MarksItWhereverItStands()
    {
        var pieces = InstructionColours.Of(new InstructionFile("f", InstructionSyntax.Asterisk, "SECRET = hdd_1 ; hdd_1\n"), "hdd_1").ToList();

        pieces.Where(p => p.Kind == "secret").Select(p => p.Text).ShouldBe(["hdd_1", "hdd_1"]);
        string.Concat(pieces.Select(p => p.Text)).ShouldBe("SECRET = hdd_1 ; hdd_1\n");
    }
}
