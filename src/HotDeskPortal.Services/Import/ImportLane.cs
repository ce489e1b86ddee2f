namespace HotDeskPortal.Services.Import;

/// <summary>Where files are read and judged. Each that waits is in memory.</summary>
public sealed class ImportLane() : SlowLane("Imports", Places)
{
    /// <summary>Most files that wait.</summary>
    public const int Places = 20;
}
