using System.Text.RegularExpressions;
using HotDeskPortal.Services.Readiness;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>What src/design says is what the code cites; every file keeps within the width of a screen.</summary>
public sealed partial class DesignTests
{
    /// <summary>As <c>max_line_length</c> in .editorconfig has it, which no tool enforces.</summary>
    private const int MaxLineLength = 180;

    [Fact]
    public void Citations_NameAPageAndAHeadingThatExist()
    {
        var citations = SourceTree.Files("src", ".cs", ".razor").Concat(SourceTree.Files("tests", ".cs"))
            .SelectMany(file => Citation().Matches(string.Join(' ', SourceTree.Lines(file))).Select(match => (File: file, Page: match.Groups["page"].Value, Text: match.Groups["text"].Value)))
            .ToList();

        citations.Count.ShouldBeGreaterThan(30, "the pattern finds nothing any more");
        citations.Where(c => !Headings(c.Page).Any(heading => c.Text.StartsWith(heading, StringComparison.Ordinal)))
            .Select(c => $"{c.File} cites {c.Page}: {c.Text}").ShouldBeEmpty();
    }

    [Fact]
    public void Comments_CiteNoPageThatReadersCannotOpen() => SourceTree.Files("src", ".cs", ".razor", ".md").Concat(SourceTree.Files("tests", ".cs", ".md"))
        .Where(file => SourceTree.Lines(file).Any(line => NumberedPage().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void Readiness_NamesEveryCheckInTheDesign()
    {
        var page = string.Join('\n', SourceTree.Lines("src/design/behaviour.md"));

        ReadinessChecks.All.Select(check => check.Code).Where(code => !page.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_AreNoLongerThanAScreenIsWide()
    {
        SourceTree.Lines(".editorconfig").ShouldContain($"max_line_length = {MaxLineLength}");
        // A drawing or a regular expression is one word, which cannot be broken; a text that stands in one literal stays in one piece.
        SourceTree.Files("src", ".cs").Where(file => !file.EndsWith("/PortalIcons.cs", StringComparison.Ordinal))
            .SelectMany(file => SourceTree.Lines(file).Select((line, i) => (Place: $"{file}:{i + 1}", Line: line)))
            .Where(l => l.Line.Length > MaxLineLength && !l.Line.TrimStart().StartsWith("[GeneratedRegex", StringComparison.Ordinal)
                && Literal().Replace(l.Line, "").Length > MaxLineLength / 2)
            .Select(l => l.Place).ShouldBeEmpty();
    }

    /// <summary>The headings of a page in src, without their marks.</summary>
    private static IEnumerable<string> Headings(string page)
    {
        var path = page.StartsWith("design/", StringComparison.Ordinal) ? $"src/{page}" : "src/README.md";
        return File.Exists(Path.Combine(SourceTree.Root, path))
            ? SourceTree.Lines(path).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' '))
            : [];
    }

    [GeneratedRegex(@"(?<page>design/[a-z-]+\.md|(?<![a-z/])README\.md): (?<text>[A-Z][^).;<]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex("\"[^\"]{60,}\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<!\w)0[1-9]-[a-z]{4,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedPage();
}
