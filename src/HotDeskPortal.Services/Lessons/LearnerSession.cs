using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Lessons;

/// <summary>
/// A learner at a phone. Steps are ticked off from the office's journal and from what the keypad service told about this phone's
/// calls; what the journal says comes first, because it was committed before the call was answered.
/// </summary>
public sealed class LearnerSession
{
    private readonly LessonClasses _classes;
    private readonly OwnershipFeed _feed;
    private readonly TimeProvider _clock;
    private readonly Lock _taking = new();
    private int? _hotDeskId;
    private long _version;

    internal LearnerSession(LessonClasses classes, OwnershipFeed feed, int officeId, string name, TimeProvider clock) =>
        (_classes, _feed, OfficeId, Name, _clock, _version) = (classes, feed, officeId, name, clock, feed.Board(officeId)!.Version);

    /// <summary>The training office.</summary>
    public int OfficeId { get; }

    /// <summary>The learner.</summary>
    public string Name { get; }

    /// <summary>What the class knows of them; null: the trainer has cleared the class.</summary>
    public Learner? Learner => _classes.ClassOf(OfficeId).Learners.GetValueOrDefault(Name);

    /// <summary>The lesson they are in.</summary>
    public Lesson? Lesson => Learner is { } learner ? _classes.Find(learner) : null;

    /// <summary>They take another phone.</summary>
    public void MoveTo(string phone)
    {
        CatchUp();
        lock (_taking)
            _hotDeskId = (_feed.Board(OfficeId)?.Directory.Find(phone) as HotDeskEntry)?.Id;
        Change(l => l with { Phone = phone });
    }

    /// <summary>They begin a lesson, or begin it again; null: they leave it.</summary>
    public void Begin(string? key)
    {
        CatchUp();
        var lesson = _classes.Lessons.FirstOrDefault(l => l.Key == key);
        _classes.Change(OfficeId, c => c.Join(Name, _clock.GetUtcNow()));
        Change(l => lesson is null
            ? l with { Lesson = null }
            : l with { Lesson = lesson.Key, Runs = l.Runs.SetItem(lesson.Key, new LessonRun(lesson.Steps.Length, _clock.GetUtcNow())) });
    }

    /// <summary>They ask for a hint.</summary>
    public void AskHint() => ChangeRun((_, run) => run.AskHint());

    /// <summary>A turn of a keypad call at their phone.</summary>
    public void Take(KeypadTurn turn)
    {
        CatchUp();
        foreach (var fact in LessonFacts.Of(turn))
            Take(fact);
    }

    /// <summary>A call from their phone.</summary>
    public void Take(PhoneCall call) => Take(LessonFacts.Of(call));

    /// <summary>A call that rang at their phone was answered there.</summary>
    public void TakeAnswer() => Take(new LessonFact(LessonFactKind.Answered));

    /// <summary>Takes what the journal has told since the last time.</summary>
    public void CatchUp()
    {
        lock (_taking)
        {
            if (_feed.Board(OfficeId) is not { } board || board.Version <= _version)
                return;
            var missed = _feed.ChangesAfter(OfficeId, _version);
            _version = missed is [.., var last] ? last.Version : board.Version;
            if (_hotDeskId is not { } hotDesk || missed is not { } entries)
                return;
            foreach (var fact in LessonFacts.Of(entries, hotDesk))
                Take(fact);
        }
    }

    private void Take(LessonFact fact) => ChangeRun((lesson, run) => run.Take(lesson, fact, _clock.GetUtcNow()));

    private void ChangeRun(Func<Lesson, LessonRun, LessonRun> change) => Change(l =>
        _classes.Find(l) is { } lesson && l.Runs.GetValueOrDefault(lesson.Key) is { } run && change(lesson, run) is var next && next != run
            ? l with { Runs = l.Runs.SetItem(lesson.Key, next), SeenAt = _clock.GetUtcNow() }
            : l);

    private void Change(Func<Learner, Learner> change) => _classes.Change(OfficeId, c => c.Learners.TryGetValue(Name, out var now) && change(now) is var next && next != now
        ? c.Change(Name, _ => next)
        : c);
}
