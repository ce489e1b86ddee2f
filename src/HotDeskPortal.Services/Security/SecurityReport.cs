using System.Collections.Immutable;

namespace HotDeskPortal.Services.Security;

/// <summary>How something stands.</summary>
public enum SecurityState
{
    /// <summary>Somebody should do something today.</summary>
    Act,

    /// <summary>Somebody should look at it.</summary>
    Look,

    /// <summary>As it should be.</summary>
    Good,
}

/// <summary>What is looked at.</summary>
public enum SecurityPoint
{
    /// <summary>HTTPS.</summary>
    Https,

    /// <summary>The second factor of administrators.</summary>
    TwoFactor,

    /// <summary>The identity provider.</summary>
    Provider,

    /// <summary>Reverse proxies.</summary>
    Proxies,

    /// <summary>Keys of PINs.</summary>
    PinKeys,

    /// <summary>Keys of cookies and SIP passwords.</summary>
    SignInKeys,

    /// <summary>Keys of the HTTP API.</summary>
    ApiKeys,

    /// <summary>Offices' provisioning keys.</summary>
    ProvisioningKeys,

    /// <summary>Secrets of phone systems.</summary>
    PhoneSystems,

    /// <summary>Folders of data and keys.</summary>
    Folders,

    /// <summary>PINs that are guessed.</summary>
    Pins,

    /// <summary>Instances of the portal on one database.</summary>
    Instances,

    /// <summary>The audit log.</summary>
    Audit,
}

/// <summary>What was found of a point: each has words of its own.</summary>
public enum SecurityFinding
{
    /// <summary>Seen.</summary>
    HttpsSeen,

    /// <summary>Not seen.</summary>
    HttpsMissing,

    /// <summary>Every administrator has one, and has to.</summary>
    TwoFactorAll,

    /// <summary>Every administrator has one, but the next need not.</summary>
    TwoFactorOptional,

    /// <summary>Some have none.</summary>
    TwoFactorMissing,

    /// <summary>There is one.</summary>
    ProviderOn,

    /// <summary>There is none, which is as good.</summary>
    ProviderOff,

    /// <summary>Nobody is believed, and nobody asks to be.</summary>
    ProxiesNone,

    /// <summary>The named ones are believed.</summary>
    ProxiesNamed,

    /// <summary>Others send forwarded headers.</summary>
    ProxiesUnknown,

    /// <summary>They do not pass on which host was asked for.</summary>
    ProxiesHideHost,

    /// <summary>They come from the configuration.</summary>
    PinKeysConfigured,

    /// <summary>They lie in a file.</summary>
    PinKeysInFile,

    /// <summary>They have not changed for long.</summary>
    PinKeysOld,

    /// <summary>An older one is still needed.</summary>
    PinKeysMixed,

    /// <summary>The newest is young.</summary>
    SignInKeysFresh,

    /// <summary>The newest is older than it should get.</summary>
    SignInKeysOld,

    /// <summary>There are none.</summary>
    ApiKeysNone,

    /// <summary>All are in use and not old.</summary>
    ApiKeysInUse,

    /// <summary>Some are old, or nobody uses them.</summary>
    ApiKeysForgotten,

    /// <summary>There are none.</summary>
    ProvisioningKeysNone,

    /// <summary>None is old.</summary>
    ProvisioningKeysFresh,

    /// <summary>Some are old.</summary>
    ProvisioningKeysOld,

    /// <summary>There are none.</summary>
    PhoneSystemsNone,

    /// <summary>No secret is old.</summary>
    PhoneSystemsFresh,

    /// <summary>Some secrets are old.</summary>
    PhoneSystemsOld,

    /// <summary>Nobody else may look into them.</summary>
    FoldersPrivate,

    /// <summary>Others may.</summary>
    FoldersOpen,

    /// <summary>Nobody guesses.</summary>
    PinsQuiet,

    /// <summary>Somebody guesses.</summary>
    PinsGuessed,

    /// <summary>This one alone.</summary>
    InstancesOne,

    /// <summary>Several, which hear each other.</summary>
    InstancesSeveral,

    /// <summary>Several, not all of which hear the others.</summary>
    InstancesDeaf,

    /// <summary>It held.</summary>
    AuditHolds,

    /// <summary>It held, long ago.</summary>
    AuditLongAgo,

    /// <summary>Nobody has looked.</summary>
    AuditNever,

    /// <summary>It did not hold.</summary>
    AuditBroken,
}

/// <summary>A line of the report.</summary>
/// <param name="Point">What was looked at.</param>
/// <param name="State">How it stands.</param>
/// <param name="Finding">What was found.</param>
public sealed record SecurityLine(SecurityPoint Point, SecurityState State, SecurityFinding Finding)
{
    /// <summary>Whom or what it concerns: addresses, names of keys, keys of offices, folders.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Since when, where that matters.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How many, where that matters.</summary>
    public int Count { get; init; }
}

/// <summary>How safely the portal runs: one line a point, what needs somebody first.</summary>
public static class SecurityReport
{
    /// <summary>After which somebody should ask whether a key is still wanted.</summary>
    public static readonly TimeSpan OldKey = TimeSpan.FromDays(365);

    /// <summary>After which a key that nobody uses is forgotten.</summary>
    public static readonly TimeSpan UnusedKey = TimeSpan.FromDays(90);

    /// <summary>Keys of cookies change by themselves every 90 days; older, something keeps them from it.</summary>
    public static readonly TimeSpan OldSignInKey = TimeSpan.FromDays(100);

    /// <summary>How often somebody should have the audit log verified.</summary>
    public static readonly TimeSpan Verification = TimeSpan.FromDays(31);

    /// <summary>The report.</summary>
    public static ImmutableArray<SecurityLine> Of(SecurityFacts facts, DateTimeOffset now) =>
    [
        .. new[]
        {
            Https(facts.Surroundings), TwoFactor(facts), Provider(facts.Surroundings), Proxies(facts.Surroundings), PinKeys(facts, now), SignInKeys(facts.Surroundings, now),
            ApiKeys(facts, now), ProvisioningKeys(facts, now), PhoneSystems(facts, now), Folders(facts.Surroundings), Pins(facts), Instances(facts), Audit(facts, now),
        }.OrderBy(line => line.State),
    ];

    private static SecurityLine Https(SecuritySurroundings host) => host.IsHttps
        ? new(SecurityPoint.Https, SecurityState.Good, SecurityFinding.HttpsSeen)
        : new(SecurityPoint.Https, SecurityState.Act, SecurityFinding.HttpsMissing);

    private static SecurityLine TwoFactor(SecurityFacts facts) => facts.WithoutTwoFactor.Length > 0
        ? new(SecurityPoint.TwoFactor, SecurityState.Act, SecurityFinding.TwoFactorMissing) { Names = facts.WithoutTwoFactor }
        : facts.Surroundings.IsTwoFactorRequired ? new(SecurityPoint.TwoFactor, SecurityState.Good, SecurityFinding.TwoFactorAll)
        : new(SecurityPoint.TwoFactor, SecurityState.Look, SecurityFinding.TwoFactorOptional);

    private static SecurityLine Provider(SecuritySurroundings host) => host.Provider is { } provider
        ? new(SecurityPoint.Provider, SecurityState.Good, SecurityFinding.ProviderOn) { Names = [provider] }
        : new(SecurityPoint.Provider, SecurityState.Good, SecurityFinding.ProviderOff);

    private static SecurityLine Proxies(SecuritySurroundings host) =>
        host.UnknownProxies.Length > 0 ? new(SecurityPoint.Proxies, SecurityState.Act, SecurityFinding.ProxiesUnknown) { Names = host.UnknownProxies }
        : host.HiddenHosts.Length > 0 ? new(SecurityPoint.Proxies, SecurityState.Look, SecurityFinding.ProxiesHideHost) { Names = host.HiddenHosts }
        : new(SecurityPoint.Proxies, SecurityState.Good, host.AreProxiesNamed ? SecurityFinding.ProxiesNamed : SecurityFinding.ProxiesNone);

    private static SecurityLine PinKeys(SecurityFacts facts, DateTimeOffset now) => (facts.OlderPins, facts.Surroundings.PinKeysAt) switch
    {
        ( > 0, _) => new(SecurityPoint.PinKeys, SecurityState.Look, SecurityFinding.PinKeysMixed) { Count = facts.OlderPins },
        (_, null) => new(SecurityPoint.PinKeys, SecurityState.Good, SecurityFinding.PinKeysConfigured),
        (_, { } at) when at + 2 * OldKey < now => new(SecurityPoint.PinKeys, SecurityState.Look, SecurityFinding.PinKeysOld) { At = at },
        (_, { } at) => new(SecurityPoint.PinKeys, SecurityState.Good, SecurityFinding.PinKeysInFile) { At = at },
    };

    private static SecurityLine SignInKeys(SecuritySurroundings host, DateTimeOffset now) => host.SignInKeyAt is { } at && at + OldSignInKey < now
        ? new(SecurityPoint.SignInKeys, SecurityState.Look, SecurityFinding.SignInKeysOld) { At = at }
        : new(SecurityPoint.SignInKeys, SecurityState.Good, SecurityFinding.SignInKeysFresh) { At = host.SignInKeyAt };

    private static SecurityLine ApiKeys(SecurityFacts facts, DateTimeOffset now)
    {
        var forgotten = facts.ApiKeys.Where(k => k.Since + OldKey < now || (k.UsedAt ?? k.Since) + UnusedKey < now).Select(k => k.Name).ToImmutableArray();
        return forgotten.Length > 0 ? new(SecurityPoint.ApiKeys, SecurityState.Look, SecurityFinding.ApiKeysForgotten) { Names = forgotten }
            : facts.ApiKeys.IsEmpty ? new(SecurityPoint.ApiKeys, SecurityState.Good, SecurityFinding.ApiKeysNone)
            : new(SecurityPoint.ApiKeys, SecurityState.Good, SecurityFinding.ApiKeysInUse) { Count = facts.ApiKeys.Length };
    }

    private static SecurityLine ProvisioningKeys(SecurityFacts facts, DateTimeOffset now)
    {
        var old = facts.ProvisioningKeys.Where(k => k.Since + OldKey < now).Select(k => k.Name).Distinct().ToImmutableArray();
        return old.Length > 0 ? new(SecurityPoint.ProvisioningKeys, SecurityState.Look, SecurityFinding.ProvisioningKeysOld) { Names = old }
            : facts.ProvisioningKeys.IsEmpty ? new(SecurityPoint.ProvisioningKeys, SecurityState.Good, SecurityFinding.ProvisioningKeysNone)
            : new(SecurityPoint.ProvisioningKeys, SecurityState.Good, SecurityFinding.ProvisioningKeysFresh) { Count = facts.ProvisioningKeys.Length };
    }

    private static SecurityLine PhoneSystems(SecurityFacts facts, DateTimeOffset now)
    {
        var old = facts.PhoneSystems.Where(k => k.Since + OldKey < now).Select(k => k.Name).Distinct().ToImmutableArray();
        return old.Length > 0 ? new(SecurityPoint.PhoneSystems, SecurityState.Look, SecurityFinding.PhoneSystemsOld) { Names = old }
            : facts.PhoneSystems.IsEmpty ? new(SecurityPoint.PhoneSystems, SecurityState.Good, SecurityFinding.PhoneSystemsNone)
            : new(SecurityPoint.PhoneSystems, SecurityState.Good, SecurityFinding.PhoneSystemsFresh) { Count = facts.PhoneSystems.Length };
    }

    private static SecurityLine Folders(SecuritySurroundings host) => host.OpenFolders.IsEmpty
        ? new(SecurityPoint.Folders, SecurityState.Good, SecurityFinding.FoldersPrivate)
        : new(SecurityPoint.Folders, SecurityState.Act, SecurityFinding.FoldersOpen) { Names = host.OpenFolders };

    private static SecurityLine Pins(SecurityFacts facts) => facts.GuessedOffices.IsEmpty
        ? new(SecurityPoint.Pins, SecurityState.Good, SecurityFinding.PinsQuiet)
        : new(SecurityPoint.Pins, SecurityState.Act, SecurityFinding.PinsGuessed) { Names = facts.GuessedOffices };

    private static SecurityLine Instances(SecurityFacts facts) =>
        facts.OtherInstances.IsEmpty ? new(SecurityPoint.Instances, SecurityState.Good, SecurityFinding.InstancesOne)
        : new(SecurityPoint.Instances, facts.AreInstancesDeaf ? SecurityState.Act : SecurityState.Good,
            facts.AreInstancesDeaf ? SecurityFinding.InstancesDeaf : SecurityFinding.InstancesSeveral)
        { Names = facts.OtherInstances };

    private static SecurityLine Audit(SecurityFacts facts, DateTimeOffset now) => facts.Verification switch
    {
        null => new(SecurityPoint.Audit, SecurityState.Look, SecurityFinding.AuditNever),
        { Holds: false, At: var at } => new(SecurityPoint.Audit, SecurityState.Act, SecurityFinding.AuditBroken) { At = at },
        { At: var at } when at + Verification < now => new(SecurityPoint.Audit, SecurityState.Look, SecurityFinding.AuditLongAgo) { At = at },
        { At: var at } => new(SecurityPoint.Audit, SecurityState.Good, SecurityFinding.AuditHolds) { At = at },
    };
}
