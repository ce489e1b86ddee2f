using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.History;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.History;
using HotDeskPortal.Web.Components.Charts;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.History;

/// <summary>How an office's hot desks were used: when, which, and who forgot to log out.</summary>
public sealed partial class OccupancyPage
{
    private const int Shown = 8, MostIdle = 60, MostForgotten = 50;

    private OccupancyReport? report;

    /// <summary>How many days until today.</summary>
    [SupplyParameterFromQuery] public int? Days { get; set; }

    /// <inheritdoc />
    protected override bool Follows => false;

    /// <inheritdoc />
    protected override object Subject => Length;

    [Inject] private HistoryService Service { get; set; } = default!;

    private int Length => Math.Clamp(Days ?? 30, 1, HistoryService.MaxDays);

    private string Span => Length == 1 ? HistoryStrings.OccupancyToday : HistoryStrings.OccupancyLast.With(Length);

    private IReadOnlyList<BarChart.Bar> ByDay =>
        [.. report!.Days.Select(d => new BarChart.Bar(d.Day.ToString("ddd d MMM", CultureInfo.CurrentCulture), d.Average, d.Peak))];

    private IReadOnlyList<BarChart.Bar> ByHour => [.. report!.Hours.Select((value, hour) => new BarChart.Bar($"{hour:00}:00", value))];

    private IReadOnlyList<DeskUse> Busiest => [.. report!.Desks.Where(d => d.Sessions > 0).Take(Shown)];

    private IReadOnlyList<HotDeskEntry> Idle =>
        [.. report!.Desks.Where(d => d.Sessions == 0).Select(d => Board!.Directory.HotDesk(d.HotDeskId)).OfType<HotDeskEntry>().OrderBy(h => h.Number)];

    /// <inheritdoc />
    protected override void OnOpened() => report = null;

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var today = OfficeCalendar.DayOf(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Board!.Office.TimeZone));
        var counted = await Service.OccupancyAsync(Actor, Office, today.AddDays(1 - Length), today);
        if (isCurrent())
            report = counted.IsSuccess ? counted.Value : null;
        return counted.Error;
    }

    private string DeskLink(string number) => Link($"history?desk={number}");
}
