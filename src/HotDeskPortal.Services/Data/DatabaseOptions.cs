namespace HotDeskPortal.Services.Data;

/// <summary>The configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Database";

    /// <summary><c>Sqlite</c> or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = "Sqlite";
}

/// <summary>The configuration section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Data";

    /// <summary>Folder of the embedded database, its PIN key and the data protection keys; relative to the content root.</summary>
    public string Directory { get; set; } = "App_Data";
}
