using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Readiness;

/// <summary>None of these findings has a fix (any more).</summary>
public sealed record NothingToFix() : Error("nothing-to-fix", ErrorKind.Conflict);

/// <summary>What a fix was to mend has changed since it was looked at.</summary>
public sealed record FindingChanged() : Error("finding-changed", ErrorKind.Conflict);
