using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Lessons;

namespace HotDeskPortal.Services.Lessons;

/// <summary>Lessons are for training offices: people are logged in and out of desks.</summary>
public sealed record NotATrainingOffice(string Office) : Error("not-a-training-office", ErrorKind.Conflict);

/// <summary>A name that a class cannot show.</summary>
public sealed record UnusableName() : Error("unusable-name", ErrorKind.Invalid)
{
    /// <summary>Most characters.</summary>
    public static int Most => LessonClasses.MaxName;
}

/// <summary>More learners than a class may have.</summary>
public sealed record ClassFull() : Error("class-full", ErrorKind.Conflict)
{
    /// <summary>Most learners.</summary>
    public static int Most => Classroom.MaxLearners;
}

/// <summary>No class is open under the code.</summary>
public sealed record UnknownClass() : Error("unknown-class", ErrorKind.NotFound);
