namespace HotDeskPortal.Services.Tests.Architecture;

/// <summary>The repository that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The lines of a file, by its path from the root.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Names of the folders in a folder; empty where it does not exist.</summary>
    public static IEnumerable<string> Folders(string path) => new DirectoryInfo(Path.Combine(Root, path)) is { Exists: true } folder
        ? folder.GetDirectories().Select(d => d.Name).Where(name => name is not ("bin" or "obj"))
        : [];

    /// <summary>Paths, from the root, of what people wrote under a folder, by the endings of the files' names.</summary>
    public static IEnumerable<string> Files(string path, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, path), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "gallery"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotDeskPortal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the source tree.");
    }
}
