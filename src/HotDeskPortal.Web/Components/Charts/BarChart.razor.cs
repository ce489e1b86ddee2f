using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Components.Charts;

/// <summary>Bars side by side, by MudBlazor, and the same figures as a table.</summary>
public sealed partial class BarChart
{
    /// <summary>Labels that find room below the bars on a phone.</summary>
    private const int MaxLabels = 4;

    /// <summary>A bar.</summary>
    /// <param name="Label">What it stands for.</param>
    /// <param name="Value">How high.</param>
    /// <param name="Mark">A second value beside it.</param>
    public sealed record Bar(string Label, double Value, double? Mark = null);

    private BarChartOptions options = new();
    private List<ChartSeries<double>> series = [];

    /// <summary>What it tells.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What a bar stands for: <c>Hour</c>.</summary>
    [Parameter, EditorRequired] public string Of { get; set; } = "";

    /// <summary>What is counted.</summary>
    [Parameter, EditorRequired] public string Unit { get; set; } = "";

    /// <summary>What the marks count; null: there are none.</summary>
    [Parameter] public string? MarkUnit { get; set; }

    /// <summary>The bars.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // The second value first: where bars are so narrow that they overlap, what is lower stands in front.
        series = MarkUnit is null ? [SeriesOf(Unit, b => b.Value)] : [SeriesOf(MarkUnit, b => b.Mark ?? 0), SeriesOf(Unit, b => b.Value)];
        options = new BarChartOptions
        {
            ChartPalette = MarkUnit is null ? ["var(--accent)"] : ["color-mix(in srgb, var(--accent) 38%, var(--panel))", "var(--accent)"], ShowLegend = MarkUnit is not null,
            YAxisTicks = StepFor(Bars.Select(b => Math.Max(b.Value, b.Mark ?? 0)).DefaultIfEmpty().Max()), YAxisFormat = "0.#", BarWidthRatio = .72,
            TooltipTitleFormat = "{{X_VALUE}}", TooltipSubtitleFormat = "{{Y_VALUE}} {{SERIES_NAME}}",
        };
    }

    /// <summary>1, 2, 5, 10, 20 and so on: five lines at most.</summary>
    private static int StepFor(double most)
    {
        for (var ten = 1; ; ten *= 10)
        {
            if (new[] { ten, 2 * ten, 5 * ten }.FirstOrDefault(step => step * 4 >= most) is var step and > 0)
                return step;
        }
    }

    private string[] AxisLabels
    {
        get
        {
            var step = Math.Max(1, (Bars.Count + MaxLabels - 1) / MaxLabels);
            return [.. Bars.Select((bar, i) => i % step == 0 ? bar.Label : "")];
        }
    }

    private ChartSeries<double> SeriesOf(string name, Func<Bar, double> value) => new() { Name = name, Data = Bars.Select(value).ToArray() };
}
