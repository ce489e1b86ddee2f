using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>A range that cannot be created as it is: nothing was.</summary>
public sealed record RangeRefused(HotDeskRangePlan Plan) : Error(
    "range-refused",
    "Nothing was created. " + string.Join(" ", Plan.Problems.Concat(Plan.Rows.Where(r => r.Problem is not null).Take(5).Select(r => $"{r.Number}: {r.Problem}"))));
