using System.Collections.Immutable;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Readiness;

/// <summary>What one check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Findings">Where it does not hold, but for what was put aside.</param>
/// <param name="PutAside">At how many more places it does not hold.</param>
public sealed record CheckResult(ReadinessCheck Check, ImmutableArray<Finding> Findings, int PutAside)
{
    /// <summary>Whether it holds everywhere: what was put aside is left alone, not right.</summary>
    public bool Holds => Findings.IsEmpty && PutAside == 0;
}

/// <summary>A finding that was put aside.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Check">The check.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">When it comes back.</param>
/// <param name="By">Who put it aside.</param>
/// <param name="At">When.</param>
public sealed record DismissedFinding(Finding Finding, ReadinessCheck Check, string Reason, DateTimeOffset Until, string By, DateTimeOffset At);

/// <summary>Everything that readiness has to say of an office, at one version.</summary>
/// <param name="Version">The office's version.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Results">Every check, in order; the worst first.</param>
/// <param name="Dismissed">What was put aside and is still so.</param>
public sealed record ReadinessReport(long Version, DateTimeOffset At, ImmutableArray<CheckResult> Results, ImmutableArray<DismissedFinding> Dismissed)
{
    private readonly ImmutableDictionary<int, ImmutableArray<Finding>> _bySubject = Results.SelectMany(r => r.Findings)
        .GroupBy(f => f.Key.Subject).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray());

    /// <summary>Every finding, the worst first.</summary>
    public IEnumerable<Finding> Findings => Results.SelectMany(r => r.Findings);

    /// <summary>How many findings something should be done about: all but information.</summary>
    public int ToDo => Findings.Count(f => f.Severity != ReadinessSeverity.Information);

    /// <summary>How many checks hold everywhere.</summary>
    public int Holding => Results.Count(r => r.Holds);

    /// <summary>What was found at an extension, the worst first.</summary>
    public ImmutableArray<Finding> Of(int extensionId) => _bySubject.GetValueOrDefault(extensionId, []);

    /// <summary>How many findings of a severity there are.</summary>
    public int Count(ReadinessSeverity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>What a fix will do, told before.</summary>
/// <param name="Lines">Each thing it does, and where.</param>
/// <param name="Findings">The findings it mends.</param>
public sealed record ReadinessFixPlan(ImmutableArray<ReadinessFixLine> Lines, ImmutableArray<Finding> Findings);

/// <summary>One thing that a fix does.</summary>
/// <param name="What">What.</param>
/// <param name="Where">At which places.</param>
public sealed record ReadinessFixLine(Fact What, ImmutableArray<string> Where);

/// <summary>How far a fix has come.</summary>
/// <param name="Done">Findings mended or given up.</param>
/// <param name="Total">All that were asked for.</param>
public readonly record struct ReadinessFixProgress(int Done, int Total);

/// <summary>A finding that a fix could not mend.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Why">Why not.</param>
public sealed record NotFixed(Finding Finding, Error Why);

/// <summary>What a fix has done.</summary>
/// <param name="Fixed">How many findings it mended.</param>
/// <param name="NotFixed">What it could not.</param>
/// <param name="IsCancelled">Whether somebody stopped it; what was done until then stays done.</param>
public sealed record ReadinessFixDone(int Fixed, ImmutableArray<NotFixed> NotFixed, bool IsCancelled);
