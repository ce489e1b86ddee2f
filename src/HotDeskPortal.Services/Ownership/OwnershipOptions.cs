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
public sealed class OwnershipOptions : IOptionsSection
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public static string Section => "Ownership";

    /// <summary>The signal between instances; null: polling on a database server, which several may share, else in process.</summary>
    public OwnershipSignalKind? Signal { get; set; }

    /// <summary>How often <see cref="OwnershipSignalKind.Polling"/> asks; at least 100 ms.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc />
    public IEnumerable<string> Errors()
    {
        if (Signal is { } signal && !Enum.IsDefined(signal))
            yield return $"{Section}:{nameof(Signal)} is '{signal}'; it must be {string.Join(" or ", Enum.GetNames<OwnershipSignalKind>())}.";
        if (PollingInterval < ShortestInterval)
            yield return $"{Section}:{nameof(PollingInterval)} must be at least {ShortestInterval:g}.";
    }
}
