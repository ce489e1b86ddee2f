namespace HotDeskPortal.Services.Data;

/// <summary>The configuration section <c>Data</c>.</summary>
public sealed class DataOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Data";

    /// <summary>Folder of the embedded database, and of lessons of your own; relative to the content root.</summary>
    public string Directory { get; set; } = "App_Data";

    /// <summary>
    /// Folder of the secret keys: of PIN hashes with the embedded database, and of cookies and stored SIP passwords; relative to the content
    /// root. Null: <c>keys</c> in <see cref="Directory"/>. Whoever has database and keys can try PINs, so backups keep them apart.
    /// </summary>
    public string? KeyDirectory { get; set; }

    /// <inheritdoc />
    public IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Directory) || Directory.Contains('\0', StringComparison.Ordinal))
            yield return $"{Section}:{nameof(Directory)} is no folder's name; leave it out for App_Data beside the portal.";
        if (KeyDirectory is not null && (string.IsNullOrWhiteSpace(KeyDirectory) || KeyDirectory.Contains('\0', StringComparison.Ordinal)))
            yield return $"{Section}:{nameof(KeyDirectory)} is no folder's name; leave it out for 'keys' in {Section}:{nameof(Directory)}.";
    }
}
