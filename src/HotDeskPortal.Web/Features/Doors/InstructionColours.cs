using System.Text.RegularExpressions;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>A piece of a file, and how it is coloured.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Kind">Class of the style sheet; empty: as text.</param>
internal sealed record ColouredText(string Text, string Kind);

/// <summary>Colours what is put into a phone system: enough to find one's way in it.</summary>
internal static partial class InstructionColours
{
    private static readonly string[] s_kinds = ["comment", "section", "name", "string", "variable", "word"];

    /// <summary>The whole file in pieces, in order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="secret">What is marked wherever it stands.</param>
    public static IEnumerable<ColouredText> Of(InstructionFile file, string secret)
    {
        var end = 0;
        foreach (Match match in Grammar(file.Syntax)?.Matches(file.Content) ?? Enumerable.Empty<Match>())
        {
            foreach (var piece in Marked(file.Content[end..match.Index], "", secret))
                yield return piece;
            foreach (var piece in Marked(match.Value, Array.Find(s_kinds, k => match.Groups[k].Success) ?? "", secret))
                yield return piece;
            end = match.Index + match.Length;
        }
        foreach (var piece in Marked(file.Content[end..], "", secret))
            yield return piece;
    }

    private static IEnumerable<ColouredText> Marked(string text, string kind, string secret)
    {
        var parts = text.Split(secret);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                yield return new ColouredText(secret, "secret");
            if (parts[i].Length > 0)
                yield return new ColouredText(parts[i], kind);
        }
    }

    private static Regex? Grammar(InstructionSyntax syntax) => syntax switch
    {
        InstructionSyntax.Asterisk => Asterisk(),
        InstructionSyntax.Xml => Xml(),
        InstructionSyntax.Shell => Shell(),
        _ => null,
    };

    [GeneratedRegex(
        """(?<comment>(?<!\\);.*$)|(?<section>^\[[^\]\n]*\](?:\([^)\n]*\))?)|(?<name>^\s*[\w/-]+(?=\s*=))|(?<string>"[^"\n]*")|(?<variable>\$\{[^}\n]*\})""",
        RegexOptions.Multiline, 5000)]
    private static partial Regex Asterisk();

    [GeneratedRegex("""(?<comment><!--[\s\S]*?-->)|(?<section></?[\w:.-]+|[/?]?>)|(?<name>[\w:.-]+(?==))|(?<string>"[^"]*")""", RegexOptions.None, 5000)]
    private static partial Regex Xml();

    [GeneratedRegex(
        """(?<comment>(?<=^|\s)#.*$)|(?<string>"[^"\n]*"|'[^'\n]*')|(?<variable>\$\{?\w+\}?)|"""
        + """(?<word>\b(?:if|then|else|elif|fi|for|in|do|done|while|case|esac|exit|set)\b)|(?<name>^\w+(?==))""",
        RegexOptions.Multiline, 5000)]
    private static partial Regex Shell();
}
