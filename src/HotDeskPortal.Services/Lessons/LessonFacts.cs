using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Lessons;

/// <summary>What services told, as facts that lessons know.</summary>
internal static class LessonFacts
{
    /// <summary>The facts of one turn of a keypad call.</summary>
    public static IEnumerable<LessonFact> Of(KeypadTurn turn)
    {
        foreach (var note in turn.Did)
            if (Of(note) is { } fact)
                yield return fact;
        if (turn.Outcome is { } outcome)
            yield return new LessonFact(LessonFactKind.CallEnded) { Outcome = outcome };
    }

    /// <summary>The facts of changes that concern one hot desk phone.</summary>
    public static IEnumerable<LessonFact> Of(IEnumerable<JournalEntry> entries, int hotDeskId) =>
        entries.GroupBy(e => e.ChangeSet).SelectMany(set => OfSet([.. set], hotDeskId));

    /// <summary>The fact of a call that was placed.</summary>
    public static LessonFact Of(PhoneCall call) => new(call.State switch
    {
        PhoneCallState.Ringing or PhoneCallState.Talking => LessonFactKind.Rang,
        PhoneCallState.Emergency => LessonFactKind.EmergencyCalled,
        _ => LessonFactKind.NotReached,
    })
    {
        Called = call.Kind,
    };

    private static LessonFact? Of(ServiceNote note) => note.What switch
    {
        FeatureCodeDialled dialled => new LessonFact(LessonFactKind.Dialled)
        {
            Code = dialled.Code,
            Phone = !dialled.IsHotDesk ? LessonPhone.Own : dialled.Owner is null ? LessonPhone.Free : LessonPhone.Owned,
        },
        ExtensionEntered => new LessonFact(LessonFactKind.ExtensionEntered),
        NothingEntered => new LessonFact(LessonFactKind.NothingEntered),
        PinAccepted => new LessonFact(LessonFactKind.PinAccepted),
        NotRight => new LessonFact(LessonFactKind.PinRefused),
        NotConfirmed => new LessonFact(LessonFactKind.NotConfirmed),
        _ => null,
    };

    private static IEnumerable<LessonFact> OfSet(List<JournalEntry> set, int hotDeskId)
    {
        var here = set.FindAll(e => e.HotDeskExtensionId == hotDeskId);
        if (here.Exists(e => e.Kind == JournalKind.SessionStarted))
        {
            yield return new LessonFact(LessonFactKind.LoggedIn);
            if (here.Exists(e => e.End == SessionEnd.TakenOver))
                yield return new LessonFact(LessonFactKind.TookOver);
            if (set.Exists(e => e.End == SessionEnd.Moved))
                yield return new LessonFact(LessonFactKind.Moved);
        }
        foreach (var entry in here)
            if (entry is { Kind: JournalKind.SessionEnded, End: SessionEnd.LoggedOut })
                yield return new LessonFact(LessonFactKind.LoggedOut);
            else if (entry.Kind == JournalKind.UserLocked)
                yield return new LessonFact(LessonFactKind.UserLocked);
            else if (entry.Kind == JournalKind.PhoneLocked)
                yield return new LessonFact(LessonFactKind.PhoneLocked);
    }
}
