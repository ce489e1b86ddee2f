using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Tells what policies, saved or not yet, would do: <c>Tonight at 02:00: 3 of 7 would be logged out.</c></summary>
public sealed partial class AutomaticLogoutPreview
{
    private const int Evening = 18, Morning = 6;

    /// <summary>The office as it is now.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>The policies to look at, as entered.</summary>
    [Parameter, EditorRequired] public OfficePolicies Policies { get; set; } = default!;

    /// <summary>Now.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    private OfficeTime Time => OfficeTime.For(Board.Office.TimeZone, Now);

    // A time that is only being chosen counts from now on: a night before it is not made up for.
    private OfficePolicies Entered => Policies.NightlyLogout == Board.Office.Policies.NightlyLogout ? Policies : Policies with { NightlyLogoutSince = Now };

    private IEnumerable<string> Lines
    {
        get
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Board.Office.TimeZone);
            var forecast = AutomaticLogoutForecast.Of(Entered, zone, Board.OpenSessions, Now);
            if (forecast.Nightly is { } nightly)
                yield return string.Join(' ', new[] { Told(forecast, When(nightly, zone)), Moved(nightly, zone) }.OfType<string>());
            else if (Policies.MaximumSession is null)
                yield return TextFormat.Count(forecast.Open, AutomaticLogoutStrings.Never_One, AutomaticLogoutStrings.Never_Other);
            if (forecast.AtOnce > 0)
                yield return (forecast.AtOnce == 1 ? AutomaticLogoutStrings.AtOnce_One : AutomaticLogoutStrings.AtOnce_Other).With(forecast.AtOnce, forecast.Open);
            if (forecast.NextMaximum is { } next)
                yield return (forecast.Nightly is null ? AutomaticLogoutStrings.Maximum : AutomaticLogoutStrings.MaximumBeforeThat)
                    .With(forecast.ByMaximum, forecast.Open, Time.Brief(next));
            else if (Policies.MaximumSession is not null && forecast is { Nightly: null, AtOnce: 0 })
                yield return TextFormat.Count(forecast.Open, AutomaticLogoutStrings.MaximumNobody_One, AutomaticLogoutStrings.MaximumNobody_Other);
        }
    }

    private static string Told(AutomaticLogoutForecast forecast, string when) => forecast.Open == 0
        ? AutomaticLogoutStrings.NightlyNobody.With(when)
        : AutomaticLogoutStrings.Nightly.With(when, forecast.ByNightly, forecast.Open);

    private string When(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var words = local.Hour is >= Evening or < Morning ? AutomaticLogoutStrings.Tonight
            : DateOnly.FromDateTime(local.DateTime) == Time.Today ? AutomaticLogoutStrings.Today
            : AutomaticLogoutStrings.Tomorrow;
        return words.With(local.ToString("t", CultureInfo.CurrentCulture));
    }

    /// <summary>In one night of the year the chosen time does not exist.</summary>
    private string? Moved(DateTimeOffset at, TimeZoneInfo zone) =>
        Policies.NightlyLogout is { } chosen && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay) != chosen
            ? AutomaticLogoutStrings.ClocksChange.With(chosen.ToString("t", CultureInfo.CurrentCulture))
            : null;
}
