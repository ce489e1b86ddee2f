using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Routing;

/// <summary>What a step of a traced call does.</summary>
public enum TraceMark
{
    /// <summary>The call goes on.</summary>
    Passes,

    /// <summary>Something rings.</summary>
    Rings,

    /// <summary>Nothing rings this way.</summary>
    Stops,

    /// <summary>Good to know.</summary>
    Note,
}

/// <summary>One step of a traced call.</summary>
/// <param name="Mark">What it does.</param>
/// <param name="What">What there is to tell.</param>
/// <param name="Depth">How far inside a destination: 0 outside, 1 its members, and so on.</param>
public sealed record TraceStep(TraceMark Mark, Fact What, int Depth = 0);

/// <summary>A call, followed from whoever makes it to whatever rings.</summary>
/// <param name="From">The extension it is made from; null: from outside.</param>
/// <param name="Verdict">What becomes of it, for this caller.</param>
/// <param name="CallerId">The caller ID it shows; null: none of this office's.</param>
/// <param name="Emergency">What an emergency call from this phone would carry; null: there is no phone.</param>
/// <param name="Steps">Step by step.</param>
public sealed record CallTrace(
    ExtensionNumber? From, CallVerdict Verdict, CallerId? CallerId, EmergencyPlace? Emergency, ImmutableArray<TraceStep> Steps)
{
    /// <summary>Where it goes, for this caller.</summary>
    public Route Route => Verdict.Route;
}

/// <summary>A member of a destination, with where a call to it goes now.</summary>
/// <param name="Entry">The member.</param>
/// <param name="Route">Where it goes.</param>
public sealed record MemberRoute(DirectoryEntry Entry, Route Route);
