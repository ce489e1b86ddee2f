using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Texts;

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
        var (user, to) = (Name(board, started.UserId), Number(board, started.HotDeskExtensionId));
        var parts = (set.Find(e => e.End == SessionEnd.Moved), set.Find(e => e.End == SessionEnd.TakenOver)) switch
        {
            ({ } moved, { } taken) => Say(
                OwnershipStrings.ActivityMovedAndTook, user, Number(board, moved.HotDeskExtensionId), to, Name(board, taken.UserId)),
            ({ } moved, null) => Say(OwnershipStrings.ActivityMoved, user, Number(board, moved.HotDeskExtensionId), to),
            (null, { } taken) => Say(OwnershipStrings.ActivityTook, user, to, Name(board, taken.UserId)),
            _ => Say(OwnershipStrings.ActivityLoggedIn, user, to),
        };
        return Line(started, parts, set);
    }

    private static ActivityPart[] Sentence(OwnershipBoard board, JournalEntry entry)
    {
        var (user, at, by) = (Name(board, entry.UserId), Number(board, entry.HotDeskExtensionId), new ActivityPart(entry.By ?? ""));
        return entry.Kind switch
        {
            JournalKind.SessionEnded => entry.End switch
            {
                SessionEnd.LoggedOut => Say(OwnershipStrings.ActivityLoggedOut, user, at),
                SessionEnd.Forced => Say(OwnershipStrings.ActivityForced, by, user, at, new(entry.Reason ?? "")),
                SessionEnd.Nightly => Say(OwnershipStrings.ActivityNightly, user, at),
                SessionEnd.MaximumSession => Say(OwnershipStrings.ActivityMaximum, user, at),
                SessionEnd.UserDisabled or SessionEnd.UserDeleted => Say(OwnershipStrings.ActivityGone, user, at),
                _ => Say(OwnershipStrings.ActivityLeft, user, at),
            },
            JournalKind.PinsGuessed when entry.Until > entry.At => Say(OwnershipStrings.ActivityPinsGuessed, at),
            JournalKind.PhoneLocked => Say(OwnershipStrings.ActivityPhoneLocked, at),
            JournalKind.PhoneUnlocked => Say(OwnershipStrings.ActivityPhoneUnlocked, by, NumberOfPhone(board, entry.PhoneId)),
            JournalKind.UserLocked => Say(OwnershipStrings.ActivityUserLocked, user, at),
            JournalKind.UserUnlocked => Say(OwnershipStrings.ActivityUserUnlocked, by, user),
            _ => [],
        };
    }

    private static ActivityPart[] Say(string text, params ActivityPart[] values) => [.. TextFormat.Pieces(text, values, words => new ActivityPart(words))];

    private static ActivityLine Line(JournalEntry entry, IReadOnlyList<ActivityPart> parts, IEnumerable<JournalEntry> touched) => new(
        entry.Version, entry.At, OwnershipTexts.Way(entry.Channel), parts, [.. touched.Select(e => e.HotDeskExtensionId).OfType<int>().Distinct()]);

    private static ActivityPart Name(OwnershipBoard board, int? userId) =>
        new(userId is { } id && board.Directory.User(id) is { } user ? user.Name : OwnershipStrings.ActivitySomebody);

    private static ActivityPart Number(OwnershipBoard board, int? hotDeskId) =>
        new(hotDeskId is { } id && board.Directory.HotDesk(id) is { } hotDesk ? hotDesk.Number.Digits : OwnershipStrings.ActivityFormerDesk, true);

    private static ActivityPart NumberOfPhone(OwnershipBoard board, int? phoneId) =>
        new(board.Directory.HotDesks.FirstOrDefault(h => h.Phone?.Id == phoneId)?.Number.Digits ?? OwnershipStrings.ActivityFormerDesk, true);
}
