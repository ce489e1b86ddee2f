using System.Collections.Immutable;

namespace HotDeskPortal.Domain.Lessons;

/// <summary>How far one learner is in one lesson.</summary>
/// <param name="Steps">How many steps the lesson has.</param>
/// <param name="StartedAt">When it was begun.</param>
public sealed record LessonRun(int Steps, DateTimeOffset StartedAt)
{
    /// <summary>Steps ticked off.</summary>
    public int Done { get; init; }

    /// <summary>Hints asked for, for the step that is open.</summary>
    public bool HintShown { get; init; }

    /// <summary>Hints asked for in all.</summary>
    public int Hints { get; init; }

    /// <summary>When the last step was ticked off; null: not yet.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether every step is ticked off.</summary>
    public bool IsFinished => FinishedAt is not null;

    /// <summary>A fact: ticks off the step that is open, if that is what it waits for.</summary>
    public LessonRun Take(Lesson lesson, LessonFact fact, DateTimeOffset at) =>
        IsFinished || Done >= lesson.Steps.Length || !lesson.Steps[Done].IsDoneBy(fact) ? this
        : this with { Done = Done + 1, HintShown = false, FinishedAt = Done + 1 == lesson.Steps.Length ? at : null };

    /// <summary>The learner asks for the hint of the step that is open.</summary>
    public LessonRun AskHint() => HintShown || IsFinished ? this : this with { HintShown = true, Hints = Hints + 1 };
}

/// <summary>Somebody who learns, known by the name they gave.</summary>
/// <param name="Name">The name.</param>
/// <param name="SeenAt">When they last did something.</param>
public sealed record Learner(string Name, DateTimeOffset SeenAt)
{
    /// <summary>The lesson they are in; null: they have chosen none.</summary>
    public string? Lesson { get; init; }

    /// <summary>The extension of the phone they sit at.</summary>
    public string Phone { get; init; } = "";

    /// <summary>What they have done, by lesson.</summary>
    public ImmutableDictionary<string, LessonRun> Runs { get; init; } = ImmutableDictionary<string, LessonRun>.Empty;

    /// <summary>The lesson they are in, if it is still open.</summary>
    public LessonRun? Run => Lesson is { } key ? Runs.GetValueOrDefault(key) : null;
}

/// <summary>The class of a training office: who learns, and whether others may join. Immutable.</summary>
public sealed record Classroom
{
    /// <summary>Learners that one class may have.</summary>
    public const int MaxLearners = 200;

    /// <summary>Nobody, and closed.</summary>
    public static Classroom Empty { get; } = new();

    /// <summary>The code by which learners join without an account; null: the class is closed to them.</summary>
    public string? Code { get; init; }

    /// <summary>Who opened it: guests act in their name.</summary>
    public string OpenedBy { get; init; } = "";

    /// <summary>The learners, by name; upper and lower case are the same.</summary>
    public ImmutableSortedDictionary<string, Learner> Learners { get; init; } =
        ImmutableSortedDictionary.Create<string, Learner>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody sits down; who comes back under the same name goes on where they were.</summary>
    public Classroom Join(string name, DateTimeOffset at) =>
        Learners.ContainsKey(name) ? Change(name, l => l with { SeenAt = at }) : this with { Learners = Learners.Add(name, new Learner(name, at)) };

    /// <summary>Changes one learner; nothing where there is none of that name.</summary>
    public Classroom Change(string name, Func<Learner, Learner> change) =>
        Learners.TryGetValue(name, out var learner) ? this with { Learners = Learners.SetItem(name, change(learner)) } : this;
}
