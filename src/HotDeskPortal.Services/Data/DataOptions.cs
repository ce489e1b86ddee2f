namespace HotDeskPortal.Services.Data;

/// <summary>The configuration section <c>Data</c>.</summary>
public sealed class DataOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Data";

    /// <summary>Folder of the embedded database, its PIN key and the data protection keys; relative to the content root.</summary>
    public string Directory { get; set; } = "App_Data";

    /// <inheritdoc />
    public IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Directory) || Directory.Contains('\0', StringComparison.Ordinal))
            yield return $"{Section}:{nameof(Directory)} is no folder's name; leave it out for App_Data beside the portal.";
    }
}
