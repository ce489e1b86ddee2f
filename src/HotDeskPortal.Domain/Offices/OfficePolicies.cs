namespace HotDeskPortal.Domain.Offices;

/// <summary>What happens to a user's other sessions at a login (design/behaviour.md: Taking ownership).</summary>
public enum UserElsewherePolicy
{
    /// <summary>They end in the same transaction.</summary>
    Move,

    /// <summary>The login is refused until the user logs out there.</summary>
    Refuse,

    /// <summary>They stay: the user's calls ring several phones.</summary>
    AllowSeveral,
}

/// <summary>What may be dialled from a hot desk phone without owner (design/routing.md: From a hot desk phone).</summary>
public enum LoggedOutCallingPolicy
{
    /// <summary>Emergency numbers and feature codes only.</summary>
    EmergencyOnly,

    /// <summary>Numbers of the office too.</summary>
    Internal,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>How many wrong PINs, in which time, lock for how long.</summary>
/// <param name="Tries">Wrong PINs that lock; at least 1.</param>
/// <param name="Window">Time within which they must happen.</param>
/// <param name="Duration">How long the lock holds.</param>
public sealed record LockoutPolicy(int Tries, TimeSpan Window, TimeSpan Duration);

/// <summary>An office's rules. The defaults are what the design says (design/behaviour.md: Lockout).</summary>
public sealed record OfficePolicies
{
    /// <summary>What a login does to the user's other sessions.</summary>
    public UserElsewherePolicy UserElsewhere { get; init; } = UserElsewherePolicy.Move;

    /// <summary>What a phone without owner may dial.</summary>
    public LoggedOutCallingPolicy LoggedOutCalling { get; init; } = LoggedOutCallingPolicy.EmergencyOnly;

    /// <summary>Lockout of a user, wherever the tries come from.</summary>
    public LockoutPolicy UserLockout { get; init; } = new(3, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

    /// <summary>Lockout of a phone, whomever the tries aim at.</summary>
    public LockoutPolicy PhoneLockout { get; init; } = new(10, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>Wrong PINs of a user within 24 hours that lock the user until those are over, however slowly they come.</summary>
    public int UserTriesADay { get; init; } = 20;

    /// <summary>Wrong PINs of the whole office within 24 hours that are no mistakes any more: until those are over, a phone that locks stays locked.</summary>
    public int OfficeTriesADay { get; init; } = 300;

    /// <summary>Longest session; null: no limit.</summary>
    public TimeSpan? MaximumSession { get; init; }

    /// <summary>Local time at which every session ends; null: never.</summary>
    public TimeOnly? NightlyLogout { get; init; }

    /// <summary>When <see cref="NightlyLogout"/> was chosen: an occurrence before that is not made up for.</summary>
    public DateTimeOffset? NightlyLogoutSince { get; init; }
}
