namespace HotDeskPortal.Services.Data;

/// <summary>The configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Database";

    /// <summary><c>Sqlite</c> or <c>SqlServer</c>: the host knows the products there are.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <inheritdoc />
    public IEnumerable<string> Errors() => [];
}
