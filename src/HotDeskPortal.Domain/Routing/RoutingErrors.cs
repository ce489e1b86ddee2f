namespace HotDeskPortal.Domain.Routing;

/// <summary>A number that the office does not have.</summary>
public sealed record UnknownNumber(string Number) : Error("unknown-number", ErrorKind.NotFound);

/// <summary>A number that is not a hot desk extension.</summary>
public sealed record NotAHotDeskExtension(string Number) : Error("not-a-hot-desk-extension", ErrorKind.NotFound);

/// <summary>A number that nobody can call from.</summary>
public sealed record NoCaller(string Number, string Name) : Error("no-caller", ErrorKind.Invalid);
