namespace HotDeskPortal.Services.Data;

/// <summary>
/// Files that nobody else on the machine may read. What exists already was somebody's decision, or is a folder that others share:
/// its mode stays, and <see cref="IsOpenToOthers"/> tells. On Windows a folder's access list decides, which new files inherit.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Creates a folder with mode 0700 where there is none.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public static DirectoryInfo CreateDirectory(string path) => OperatingSystem.IsWindows() || Directory.Exists(path)
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Creates a new file with mode 0600, open for writing.</summary>
    /// <exception cref="IOException">It exists, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Gives a file that is the portal's own mode 0600; creates it, empty, where there is none.</summary>
    /// <exception cref="IOException">It can neither be created nor changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created, or is another user's.</exception>
    public static void Restrict(string path)
    {
        if (!File.Exists(path))
            try
            {
                Create(path).Dispose();
                return;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
        if (!OperatingSystem.IsWindows() && IsOpenToOthers(path))
            File.SetUnixFileMode(path, OwnerOnly);
    }

    /// <summary>Whether other users of the machine may read a file or look into a folder.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
