using System.Collections.Immutable;

namespace HotDeskPortal.Services.Security;

/// <summary>What the host knows of how safely it runs.</summary>
public sealed record SecuritySurroundings
{
    /// <summary>Whether this visit came over HTTPS, as far as the portal sees.</summary>
    public bool IsHttps { get; init; }

    /// <summary>Whether somebody's forwarded headers are believed.</summary>
    public bool AreProxiesNamed { get; init; }

    /// <summary>Addresses that send forwarded headers and are not named.</summary>
    public ImmutableArray<string> UnknownProxies { get; init; } = [];

    /// <summary>Hosts that the portal is asked for where the browser asked for another.</summary>
    public ImmutableArray<string> HiddenHosts { get; init; } = [];

    /// <summary>Whether administrators must have an authenticator app.</summary>
    public bool IsTwoFactorRequired { get; init; }

    /// <summary>The identity provider; null: none.</summary>
    public string? Provider { get; init; }

    /// <summary>When the file of the PIN keys was written; null: they are configured elsewhere.</summary>
    public DateTimeOffset? PinKeysAt { get; init; }

    /// <summary>When the newest key of cookies and SIP passwords was made; null: there is none yet.</summary>
    public DateTimeOffset? SignInKeyAt { get; init; }

    /// <summary>Folders of data or keys that others on the machine may look into.</summary>
    public ImmutableArray<string> OpenFolders { get; init; } = [];
}

/// <summary>Something with a name that was made once and works since.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Since">When it was made.</param>
/// <param name="UsedAt">When it was used last; null: not known, or never.</param>
public sealed record SecurityKey(string Name, DateTimeOffset Since, DateTimeOffset? UsedAt = null);

/// <summary>The last time that somebody had the audit log verified.</summary>
/// <param name="At">When.</param>
/// <param name="Holds">Whether it was as the portal wrote it.</param>
public sealed record SecurityVerification(DateTimeOffset At, bool Holds);

/// <summary>Everything that a <see cref="SecurityReport"/> is made of.</summary>
public sealed record SecurityFacts
{
    /// <summary>What the host knows.</summary>
    public SecuritySurroundings Surroundings { get; init; } = new();

    /// <summary>Administrators who sign in with a password alone, by e-mail address.</summary>
    public ImmutableArray<string> WithoutTwoFactor { get; init; } = [];

    /// <summary>Users whose PIN is still hashed with an older key.</summary>
    public int OlderPins { get; init; }

    /// <summary>API keys that work.</summary>
    public ImmutableArray<SecurityKey> ApiKeys { get; init; } = [];

    /// <summary>Offices' provisioning keys that work, each by its office's key.</summary>
    public ImmutableArray<SecurityKey> ProvisioningKeys { get; init; } = [];

    /// <summary>Machines of other instances of the portal that use the same database.</summary>
    public ImmutableArray<string> OtherInstances { get; init; } = [];

    /// <summary>Whether not all of them hear what the others change.</summary>
    public bool AreInstancesDeaf { get; init; }

    /// <summary>Secrets of phone systems that are turned on, each by its office's key.</summary>
    public ImmutableArray<SecurityKey> PhoneSystems { get; init; } = [];

    /// <summary>Offices, by key, in which somebody guesses PINs just now.</summary>
    public ImmutableArray<string> GuessedOffices { get; init; } = [];

    /// <summary>The last verification; null: never.</summary>
    public SecurityVerification? Verification { get; init; }
}
