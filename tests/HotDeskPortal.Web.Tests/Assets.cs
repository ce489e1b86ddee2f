namespace HotDeskPortal.Web.Tests;

/// <summary>What browsers are sent as files, where the repository has it.</summary>
internal static class Assets
{
    public static string Folder { get; } = Path.Combine(Root(), "wwwroot-assets");

    public static string Styles { get; } = Path.Combine(Root(), "src", "HotDeskPortal.Web", "Styles");

    /// <summary>One of the files that make the portal's style sheet.</summary>
    public static string Style(string name) => File.ReadAllText(Path.Combine(Styles, $"{name}.css"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HotDeskPortal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
