using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>There is no hot desk extension of that id (any more).</summary>
public sealed record UnknownHotDesk(int Id) : Error("unknown-hot-desk-extension", ErrorKind.NotFound);

/// <summary>A range that cannot be created as it is: nothing was.</summary>
public sealed record RangeRefused(HotDeskRangePlan Plan) : Error("range-refused", ErrorKind.Invalid);

/// <summary>A line of a range's addresses that is none.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Why">What is wrong.</param>
public sealed record WrongMacLine(int Line, MacRefused Why) : Error("wrong-mac-line", ErrorKind.Invalid);

/// <summary>An address that stands in two lines of a range.</summary>
/// <param name="Line">The later line, from 1.</param>
/// <param name="First">The earlier one.</param>
public sealed record RepeatedMacLine(int Line, int First) : Error("repeated-mac-line", ErrorKind.Invalid);

/// <summary>More addresses than a range has numbers.</summary>
/// <param name="Surplus">How many more.</param>
public sealed record SurplusMacs(int Surplus) : Error("surplus-macs", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Surplus == 1 ? "One" : "Other";
}
