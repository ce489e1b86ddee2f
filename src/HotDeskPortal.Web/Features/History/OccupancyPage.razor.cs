using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.History;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Charts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.History;

/// <summary>How an office's hot desks were used: when, which, and who forgot to log out.</summary>
public sealed partial class OccupancyPage
{
    private const int Shown = 8;

    private Actor? actor;
    private Error? error;
    private OwnershipBoard? board;
    private OccupancyReport? report;
    private OfficeTime time = default!;
    private (string, int)? shown;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>How many days until today.</summary>
    [SupplyParameterFromQuery] public int? Days { get; set; }

    [Inject] private HistoryService Service { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private int Length => Math.Clamp(Days ?? 30, 1, HistoryService.MaxDays);

    private string Span => Length == 1 ? "today" : $"the last {Length} days";

    private IReadOnlyList<BarChart.Bar> ByDay =>
        [.. report!.Days.Select(d => new BarChart.Bar(d.Day.ToString("ddd d MMM", CultureInfo.CurrentCulture), d.Average, d.Peak))];

    private IReadOnlyList<BarChart.Bar> ByHour => [.. report!.Hours.Select((value, hour) => new BarChart.Bar($"{hour:00}:00", value))];

    private IReadOnlyList<DeskUse> Busiest => [.. report!.Desks.Where(d => d.Sessions > 0).Take(Shown)];

    private IReadOnlyList<HotDeskEntry> Idle =>
        [.. report!.Desks.Where(d => d.Sessions == 0).Select(d => board!.Directory.HotDesk(d.HotDeskId)).OfType<HotDeskEntry>().OrderBy(h => h.Number)];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Circuit.GetAsync();
        if (shown == (Office, Length))
            return;
        shown = (Office, Length);
        var access = Access.Open(actor, Office, Permission.See);
        error = access.Error;
        if (!access.IsSuccess)
            return;
        board = access.Value;
        var now = Clock.GetUtcNow();
        time = OfficeTime.For(board.Office.TimeZone, now);
        var today = OfficeCalendar.DayOf(now, TimeZoneInfo.FindSystemTimeZoneById(board.Office.TimeZone));
        var counted = await Service.OccupancyAsync(actor, Office, today.AddDays(1 - Length), today);
        error = counted.Error;
        report = counted.IsSuccess ? counted.Value : null;
    }

    private string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    private string DeskLink(string number) => Link($"history?desk={number}");
}
