namespace HotDeskPortal.Services.Ownership;

/// <summary>How instances of the portal hear of each other's changes.</summary>
public enum OwnershipSignalKind
{
    /// <summary>There is one instance.</summary>
    InProcess,

    /// <summary>Each asks the database for versions.</summary>
    Polling,
}

/// <summary>The configuration section <c>Ownership</c>.</summary>
public sealed class OwnershipOptions
{
    /// <summary>The signal between instances.</summary>
    public OwnershipSignalKind Signal { get; set; } = OwnershipSignalKind.InProcess;

    /// <summary>How often <see cref="OwnershipSignalKind.Polling"/> asks; at least 100 ms.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromMilliseconds(500);
}
