namespace HotDeskPortal.Services.Ownership;

/// <summary>A process of the portal that uses this database, so that others see it.</summary>
public sealed class PortalInstance
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The machine it runs on.</summary>
    public required string Machine { get; set; }

    /// <summary>When it started, by its own clock.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it last said that it is there, by its own clock.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Whether it hears what other instances change (<see cref="OwnershipSignalKind"/>).</summary>
    public bool HearsOthers { get; set; }
}
