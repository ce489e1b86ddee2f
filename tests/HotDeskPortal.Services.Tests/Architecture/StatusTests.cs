using System.Text.RegularExpressions;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>A status is an enum; its names for addresses, CSS and the API are said once.</summary>
public sealed partial class StatusTests
{
    private const string Names = "src/HotDeskPortal.Web/Features/Ownership/StatusNames.cs";

    [Fact]
    public void Status_IsNoStringOutsideItsNames() => SourceTree.Files("src", ".cs", ".razor")
        .Where(f => SourceTree.Lines(f).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Owned().IsMatch(line)))
        .ShouldBe([Names]);

    [GeneratedRegex("\"(owned|free)\"|'(owned|free)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owned();
}
