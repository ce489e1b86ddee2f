using HotDeskPortal.Domain.Doors;

namespace HotDeskPortal.Services.Doors;

/// <summary>How a phone system is doing.</summary>
public enum DoorCondition
{
    /// <summary>It is turned off.</summary>
    Off,

    /// <summary>It has never come.</summary>
    NeverCame,

    /// <summary>What came last was refused.</summary>
    Refused,

    /// <summary>It has not come for a day.</summary>
    Silent,

    /// <summary>It comes and gets in.</summary>
    Works,
}

/// <summary>Finds out how a phone system is doing, from what is stored and what has happened since.</summary>
public static class DoorConditions
{
    /// <summary>How long a phone system may be silent before somebody should look.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    /// <summary>How old a secret may get before it should be renewed.</summary>
    public static readonly TimeSpan SecretAge = TimeSpan.FromDays(365);

    /// <summary>How it is doing.</summary>
    public static DoorCondition Of(Door door, DoorLive live, DateTimeOffset now)
    {
        var (request, refused) = (Later(door.LastRequestAt, live.LastRequest?.At), Later(door.LastRefusedAt, live.LastRefused?.At));
        return door.IsOn switch
        {
            false => DoorCondition.Off,
            true when refused is not null && !(request >= refused) => DoorCondition.Refused,
            true when request is null => DoorCondition.NeverCame,
            true when now - request >= Silence => DoorCondition.Silent,
            true => DoorCondition.Works,
        };
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => b is null || a > b ? a : b;
}
