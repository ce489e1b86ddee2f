using System.Text.RegularExpressions;

namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>Controls are MudBlazor's, wrapped in the building blocks; native ones stay where those do not belong.</summary>
public sealed partial class NativeControlTests
{
    private const string Features = "src/HotDeskPortal.Web/Features/";
    private const string Layout = "src/HotDeskPortal.Web/Components/Layout/";

    /// <summary>Folders whose pages the server draws alone: without a circuit no component of MudBlazor works.</summary>
    private static readonly string[] StaticPages = [Features + "Accounts/SignIn/", Features + "Accounts/MyAccount/"];

    /// <summary>Who else may have them, and why.</summary>
    private static readonly Dictionary<string, string> s_allowed = new(StringComparer.Ordinal)
    {
        [Layout + "AccountLayout.razor"] = "frames the static pages",
        [Layout + "ReconnectModal.razor"] = "must work while the circuit does not",
        [Layout + "MainLayout.razor"] = "the veil behind the menu is a surface to click on, seen and reached by nobody as a button",
        [Features + "Keypad/DeskPhone.razor"] = "keys of a desk phone, which look like a phone's",
        [Features + "Ownership/OwnershipTile.razor"] = "a tile of the map: hundreds are drawn at once",
        [Features + "Ownership/OwnershipLine.razor"] = "a line of the map: hundreds are drawn at once, and every check box of MudBlazor calls the browser for itself",
        [Features + "FloorPlans/FloorPlanMap.razor"] = "a desk on a picture, which is dragged",
    };

    [Fact]
    public void NativeControls_AreWhereMudBlazorDoesNotBelong() => Holders()
        .Where(f => !s_allowed.ContainsKey(f) && !StaticPages.Any(folder => f.StartsWith(folder, StringComparison.Ordinal)))
        .ShouldBeEmpty("take a building block: src/HotDeskPortal.Web/Components/README.md");

    [Fact]
    public void Exceptions_AreStillNeeded() => s_allowed.Keys.Except(Holders()).ShouldBeEmpty();

    private static List<string> Holders() =>
        [.. SourceTree.Files("src/HotDeskPortal.Web", ".razor").Where(f => SourceTree.Lines(f).Any(line => Native().IsMatch(line)))];

    [GeneratedRegex(@"<(button|input|select|textarea|datalist|dialog|progress|meter)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Native();
}
