using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Services.Readiness;

/// <summary>A check of a phone system that is turned on.</summary>
public abstract class DoorCheck(string code, ReadinessSeverity severity)
    : ReadinessCheck(code, ReadinessArea.Office, severity)
{
    /// <summary>The <see cref="FindingKey.Subject"/> of a phone system: below zero, where no extension's is.</summary>
    public static int SubjectOf(int doorId) => -doorId;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(ReadinessState state)
    {
        foreach (var door in state.Doors)
            if (Wrong(door, state) is { } text)
                yield return At(SubjectOf(door.Id), door.Name, text);
    }

    /// <summary>What is wrong; null: nothing.</summary>
    protected abstract Fact? Wrong(CheckedDoor door, ReadinessState state);
}

/// <summary>The phone system has not come for a day: calls to the feature codes may not reach the portal.</summary>
public sealed class PhoneSystemSilentCheck() : DoorCheck("phone-system-silent", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedDoor door, ReadinessState state) =>
        state.Now - (door.LastRequestAt ?? door.CreatedAt) < DoorConditions.Silence ? null
        : door.LastRequestAt is null ? new PhoneSystemNeverCame() : new PhoneSystemIsSilent((int)(state.Now - door.LastRequestAt.Value).TotalDays);
}

/// <summary>The secret has been the same for more than a year.</summary>
public sealed class PhoneSystemSecretOldCheck() : DoorCheck("phone-system-secret-old", ReadinessSeverity.Information)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedDoor door, ReadinessState state) =>
        state.Now - door.SecretCreatedAt > DoorConditions.SecretAge ? new PhoneSystemSecretIsOld((int)(state.Now - door.SecretCreatedAt).TotalDays) : null;
}

/// <summary>Somebody has tried a wrong address or secret within a day: the phone system itself with what is wrong in it, or a stranger.</summary>
public sealed class PhoneSystemRefusedCheck() : DoorCheck("phone-system-refused", ReadinessSeverity.Problem)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override Fact? Wrong(CheckedDoor door, ReadinessState state)
    {
        if (door.LastRefusedAt is { } at && door.LastRefusal is { } why && IsOpen(at, door.LastRefusedFrom, door, state))
            return new SomebodyWasRefused(why, door.LastRefusedFrom ?? "");
        // An address that is no phone system's: whose it should be is a guess, and so good only for one that is looked for.
        return state.Stranger is { } stranger && (door.LastRequestAt is null || door.LastRequestFrom == stranger.From) && IsOpen(stranger.At, stranger.From, door, state)
            ? new SomebodyWasRefused(DoorRefusal.UnknownAddress, stranger.From ?? "")
            : null;
    }

    /// <summary>It was within a day, and has not got in from there since.</summary>
    private static bool IsOpen(DateTimeOffset at, string? from, CheckedDoor door, ReadinessState state) =>
        state.Now - at < Recent && !(door.LastRequestAt > at && door.LastRequestFrom == from);
}

/// <summary>Nothing speaks names: callers hear numbers, digit by digit.</summary>
public sealed class SpeechMissingCheck() : OfficeCheck("speech-missing", ReadinessSeverity.Warning)
{
    /// <inheritdoc/>
    protected override Fact? Wrong(ReadinessState state) =>
        state.Doors.IsEmpty || state.Speech is not (SpeechState.Missing or SpeechState.Failing) ? null : new NothingSpeaksNames(state.Speech == SpeechState.Failing);
}
