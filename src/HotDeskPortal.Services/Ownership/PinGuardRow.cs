using System.Collections.Immutable;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Ownership;

/// <summary>Whom wrong PINs are counted for.</summary>
public enum PinSubject
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A phone.</summary>
    Phone,

    /// <summary>An office, over all its phones and users.</summary>
    Office,
}

/// <summary>A <see cref="PinGuard"/> at rest.</summary>
public sealed class PinGuardRow
{
    /// <summary>User, phone or office.</summary>
    public PinSubject Subject { get; set; }

    /// <summary>Which one.</summary>
    public int SubjectId { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>Recent wrong PINs, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> WrongAt { get; set; } = [];

    /// <summary>End of the lock.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When the day began that is counted.</summary>
    public DateTimeOffset? DayFrom { get; set; }

    /// <summary>Wrong PINs of that day.</summary>
    public int WrongADay { get; set; }

    /// <summary>As the rules see it.</summary>
    public PinGuard ToGuard() => new(WrongAt, LockedUntil) { DayFrom = DayFrom, WrongADay = WrongADay };

    /// <summary>Takes over what the rules decided.</summary>
    public void Take(PinGuard guard) => (WrongAt, LockedUntil, DayFrom, WrongADay) = (guard.WrongAt, guard.LockedUntil, guard.DayFrom, guard.WrongADay);
}
