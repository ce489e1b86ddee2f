using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Web.Components.Charts;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Seats;

/// <summary>What is billed for a month, and why.</summary>
public sealed partial class SeatsPage
{
    private Actor? actor;
    private Error? error;
    private OwnershipBoard? board;
    private SeatMonth? month;
    private (string, string?)? shown;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>The month, as <c>2026-03</c>; none: the one that runs.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    [Inject] private SeatService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    private IReadOnlyList<BarChart.Bar> ByDay => [.. month!.Days.Select(d => new BarChart.Bar(Day(d.Day), d.Seats ?? 0))];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Circuit.GetAsync();
        if (shown == (Office, Month))
            return;
        shown = (Office, Month);
        (month, board) = (null, null);
        var access = Access.Open(actor, Office, Permission.SetUp);
        error = access.Error;
        if (!access.IsSuccess)
            return;
        board = access.Value;
        DateOnly? wanted = null;
        if (Month is not null)
            wanted = DateOnly.TryParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : DateOnly.MaxValue;
        var counted = await Service.OfAsync(actor, Office, wanted);
        error = counted.Error;
        month = counted.IsSuccess ? counted.Value : null;
    }

    private string Link(string page) => $"office/{Uri.EscapeDataString(Office)}/{page}";

    private string MonthLink(int months) => Link($"seats?month={month!.Month.AddMonths(months).ToString("yyyy-MM", CultureInfo.InvariantCulture)}");

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.CurrentCulture);
}
