using System.Text.RegularExpressions;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>How much one file may hold, and what only start-up may know.</summary>
public sealed partial class FileTests
{
    private const int MaxLines = 300;
    private const int MaxLogic = 15;

    [Fact]
    public void SourceFiles_FitOnAFewScreens() => SourceTree.Files("src", ".cs").Concat(SourceTree.Files("tests", ".cs")).Where(f => SourceTree.Lines(f).Length > MaxLines)
        .ShouldBeEmpty();

    [Fact]
    public void Components_LeaveLogicToTheirCodeBehind() => SourceTree.Files("src/HotDeskPortal.Web", ".razor").Where(f => LogicOf(SourceTree.Lines(f)) > MaxLogic)
        .ShouldBeEmpty();

    [Fact]
    public void Configuration_IsReadByStartUpAlone() => SourceTree.Files("src", ".cs", ".razor")
        .Where(f => SourceTree.Lines(f).Any(line => RawConfiguration().IsMatch(line)))
        .Where(f => !f.EndsWith("Setup.cs", StringComparison.Ordinal) && Path.GetFileName(f) is not ("Program.cs" or "ConfigurationProblems.cs"))
        .ShouldBeEmpty("a feature gets its options; only what registers it reads them");

    [Fact]
    public void Logic_IsWhatIsNeitherDeclaredNorMarkup() => LogicOf(
    [
        "<p>@Text</p>", "@code {", "    /// <summary>A text.</summary>", "    [Parameter] public string Text { get; set; } = \"\";", "", "    // Why.",
        "    private int count;", "    private void Add()", "    {", "        count++;", "    }", "}",
    ]).ShouldBe(3);

    private static int LogicOf(IEnumerable<string> lines) => lines.Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("@code", StringComparison.Ordinal)).Skip(1)
        .Count(l => !Declared().IsMatch(l));

    /// <summary>Nothing, braces, comments, markup, and what a component is given.</summary>
    [GeneratedRegex(@"^(|[{}]+;?|//.*|<.*|@.*|\[(Parameter|CascadingParameter|Inject|SupplyParameterFromQuery|SupplyParameterFromForm)\b.*)$")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\bIConfiguration(Root|Section|Manager)?\b|\bConfigurationManager\b|\.Configuration\[|\.Configuration\.Get")]
    private static partial Regex RawConfiguration();
}
