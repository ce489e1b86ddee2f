using HotDeskPortal.Domain;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Readiness;

/// <summary>What a check looks at.</summary>
public enum ReadinessArea
{
    /// <summary>Hot desk extensions, with their phones and templates.</summary>
    HotDesks,

    /// <summary>Hot desk users.</summary>
    Users,

    /// <summary>Destinations.</summary>
    Destinations,

    /// <summary>The office itself.</summary>
    Office,
}

/// <summary>How bad it is.</summary>
public enum ReadinessSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Information,

    /// <summary>Works, but not as hot desking should.</summary>
    Warning,

    /// <summary>Something does not work, or an emergency call would carry no place.</summary>
    Problem,
}

/// <summary>Names a finding: there is at most one of a check at one place.</summary>
/// <param name="Code">The check.</param>
/// <param name="Subject">Id of the extension concerned; 0: the office itself; below: one of its phone systems.</param>
public sealed record FindingKey(string Code, int Subject);

/// <summary>One place where a check does not hold.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Where">The place, as people call it: <c>3001</c>, <c>2019 Dana Whitfield</c>.</param>
/// <param name="What">What is wrong there.</param>
/// <param name="Fix">What its fix would do; null: none is safe, a person must decide.</param>
public sealed record Finding(FindingKey Key, ReadinessSeverity Severity, string Where, Fact What, Fact? Fix = null);

/// <summary>
/// One thing that must hold for hot desking to work. Pure: it looks at a <see cref="ReadinessState"/>
/// and says where it does not hold. Its words stand in Web, in ReadinessStrings.resx, under its code.
/// </summary>
/// <param name="code">Stable name, kebab-case; part of the HTTP API's contract.</param>
/// <param name="area">What it looks at.</param>
/// <param name="severity">How bad it is where it does not hold.</param>
public abstract class ReadinessCheck(string code, ReadinessArea area, ReadinessSeverity severity)
{
    /// <summary>Stable name, kebab-case.</summary>
    public string Code => code;

    /// <summary>What it looks at.</summary>
    public ReadinessArea Area => area;

    /// <summary>How bad it is where it does not hold.</summary>
    public ReadinessSeverity Severity => severity;

    /// <summary>Every place where it does not hold.</summary>
    public abstract IEnumerable<Finding> Find(ReadinessState state);

    /// <summary>Mends these places within a transaction of set-up. Whatever is right already stays untouched.</summary>
    /// <returns>The places that hold now; one that is missing was deleted meanwhile, or cannot be mended any more.</returns>
    internal virtual Task<HashSet<int>> FixAsync(OfficeTransaction transaction, IReadOnlyCollection<int> subjects, CancellationToken cancellation) =>
        Task.FromResult(new HashSet<int>());

    /// <summary>A finding of this check.</summary>
    protected Finding At(int subject, string where, Fact what, Fact? fix = null) => new(new FindingKey(code, subject), severity, where, what, fix);
}
