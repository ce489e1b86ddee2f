using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Seats;

/// <summary>What is billed for a month, and why.</summary>
public sealed partial class SeatsPage
{
    private SeatMonth? month;

    /// <summary>The month, as <c>2026-03</c>; none: the one that runs.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    /// <inheritdoc />
    protected override Permission Needed => Permission.SetUp;

    /// <inheritdoc />
    protected override bool Follows => false;

    /// <inheritdoc />
    protected override object Subject => Month ?? "";

    [Inject] private SeatService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private IReadOnlyList<BarChart.Bar> ByDay => [.. month!.Days.Select(d => new BarChart.Bar(Day(d.Day), d.Seats ?? 0))];

    /// <inheritdoc />
    protected override void OnOpened() => month = null;

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        DateOnly? wanted = null;
        if (Month is not null)
            wanted = DateOnly.TryParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : DateOnly.MaxValue;
        var counted = await Service.GetAsync(Actor, Office, wanted);
        if (isCurrent())
            month = counted.IsSuccess ? counted.Value : null;
        return counted.Error;
    }

    private string MonthLink(int months) => Link($"seats?month={month!.Month.AddMonths(months).ToString("yyyy-MM", CultureInfo.InvariantCulture)}");

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.CurrentCulture);
}
