namespace HotDeskPortal.Web.Tests;

/// <summary>The files of wwwroot-assets, where the repository has them.</summary>
internal static class Assets
{
    public static string Folder { get; } = Path.Combine(Root(), "wwwroot-assets");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HotDeskPortal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
