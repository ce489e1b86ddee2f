using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>A piece of a sentence; numbers are written monospaced.</summary>
public sealed record ActivityPart(string Text, bool IsNumber = false);

/// <summary>One thing that happened, as the activity feed tells it.</summary>
/// <param name="Version">The office's version after it.</param>
/// <param name="At">When.</param>
/// <param name="Way">Which way it came: keypad, phone, portal, schedule.</param>
/// <param name="Parts">The sentence.</param>
/// <param name="HotDeskIds">The hot desk extensions it touched, whose tiles pulse.</param>
public sealed record ActivityLine(long Version, DateTimeOffset At, string Way, IReadOnlyList<ActivityPart> Parts, IReadOnlyList<int> HotDeskIds)
{
    /// <summary>The sentence as plain text.</summary>
    public string Text => string.Concat(Parts.Select(p => p.Text));
}

/// <summary>Tells journal entries as sentences: what was committed together is one.</summary>
public static class Activity
{
    /// <summary>The sentences for entries in order, the latest first.</summary>
    public static IReadOnlyList<ActivityLine> Tell(OwnershipBoard board, IEnumerable<JournalEntry> entries) =>
        [.. entries.GroupBy(e => e.ChangeSet).SelectMany(set => Sentences(board, [.. set])).OrderByDescending(l => l.Version)];

    private static IEnumerable<ActivityLine> Sentences(OwnershipBoard board, List<JournalEntry> set)
    {
        var started = set.Find(e => e.Kind == JournalKind.SessionStarted);
        if (started is not null)
        {
            yield return Login(board, set, started);
            yield break;
        }
        foreach (var entry in set)
            if (Sentence(board, entry) is { Length: > 0 } parts)
                yield return Line(entry, parts, [entry]);
    }

    private static ActivityLine Login(OwnershipBoard board, List<JournalEntry> set, JournalEntry started)
    {
        var user = Name(board, started.UserId);
        var to = Number(board, started.HotDeskExtensionId);
        var moved = set.Find(e => e.End == SessionEnd.Moved);
        var takenOver = set.Find(e => e.End == SessionEnd.TakenOver);
        var parts = new List<ActivityPart>();
        if (moved is not null)
            parts.AddRange([new($"{user} moved from "), Number(board, moved.HotDeskExtensionId), new(" to "), to]);
        else if (takenOver is not null)
            parts.AddRange([new($"{user} took "), to]);
        else
            parts.AddRange([new($"{user} logged in at "), to]);
        if (takenOver is not null)
            parts.Add(new($", {Name(board, takenOver.UserId)} was logged out"));
        return Line(started, parts, set);
    }

    private static ActivityPart[] Sentence(OwnershipBoard board, JournalEntry entry)
    {
        var user = Name(board, entry.UserId);
        var at = Number(board, entry.HotDeskExtensionId);
        return entry.Kind switch
        {
            JournalKind.SessionEnded => entry.End switch
            {
                SessionEnd.LoggedOut => [new($"{user} logged out of "), at],
                SessionEnd.Forced => [new($"{entry.By} logged {user} out of "), at, new($": {entry.Reason}")],
                SessionEnd.Nightly => [new($"Night logout: {user} left "), at],
                SessionEnd.MaximumSession => [new($"Longest session reached: {user} left "), at],
                SessionEnd.UserDisabled or SessionEnd.UserDeleted => [new($"{user} is gone, and left "), at],
                _ => [new($"{user} left "), at],
            },
            JournalKind.PhoneLocked => [at, new(" refuses logins after too many wrong PINs")],
            JournalKind.PhoneUnlocked => [new($"{entry.By} unlocked the phone at "), NumberOfPhone(board, entry.PhoneId)],
            JournalKind.UserLocked => [new($"{user} is locked after wrong PINs at "), at],
            JournalKind.UserUnlocked => [new($"{entry.By} unlocked {user}")],
            JournalKind.PinsGuessed when entry.Until > entry.At => [new("Somebody guesses PINs, last at "), at],
            _ => [],
        };
    }

    private static ActivityLine Line(JournalEntry entry, IReadOnlyList<ActivityPart> parts, IEnumerable<JournalEntry> touched) => new(
        entry.Version, entry.At, OwnershipTexts.Way(entry.Channel), parts, [.. touched.Select(e => e.HotDeskExtensionId).OfType<int>().Distinct()]);

    private static string Name(OwnershipBoard board, int? userId) =>
        userId is { } id && board.Directory.User(id) is { } user ? user.Name : "Somebody";

    private static ActivityPart Number(OwnershipBoard board, int? hotDeskId) =>
        new(hotDeskId is { } id && board.Directory.HotDesk(id) is { } hotDesk ? hotDesk.Number.Digits : "a former desk", true);

    private static ActivityPart NumberOfPhone(OwnershipBoard board, int? phoneId) =>
        new(board.Directory.HotDesks.FirstOrDefault(h => h.Phone?.Id == phoneId)?.Number.Digits ?? "a former desk", true);
}
