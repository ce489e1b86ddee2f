using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;
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
                yield return
                    $"{When(nightly, zone)}: "
                    + (forecast.Open == 0 ? "nobody is logged in now" : $"{forecast.ByNightly} of {forecast.Open} would be logged out")
                    + $".{Moved(nightly, zone)}";
            else if (Policies.MaximumSession is null)
                yield return $"Nobody is logged out automatically. {People(forecast.Open)} logged in now.";
            if (forecast.AtOnce > 0)
                yield return
                    $"{forecast.AtOnce} of {forecast.Open} would be logged out at once: {(forecast.AtOnce == 1 ? "the session is" : "their sessions are")} longer than the maximum.";
            if (forecast.NextMaximum is { } next)
                yield return
                    $"{forecast.ByMaximum} of {forecast.Open} reach the maximum session {(forecast.Nightly is null ? "within a day" : "before that")}, the first at {Time.Brief(next)}.";
            else if (Policies.MaximumSession is not null && forecast is { Nightly: null, AtOnce: 0 })
                yield return $"Nobody reaches the maximum session within a day. {People(forecast.Open)} logged in now.";
        }
    }

    private static string People(int count) => count == 1 ? "1 person is" : $"{count} people are";

    private string When(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var day = local.Hour is >= Evening or < Morning ? "Tonight" : DateOnly.FromDateTime(local.DateTime) == Time.Today ? "Today" : "Tomorrow";
        return $"{day} at {local.ToString("t", CultureInfo.CurrentCulture)}";
    }

    /// <summary>In one night of the year the chosen time does not exist.</summary>
    private string Moved(DateTimeOffset at, TimeZoneInfo zone) =>
        Policies.NightlyLogout is { } chosen && TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay) != chosen
            ? $" The clocks change: there is no {chosen.ToString("t", CultureInfo.CurrentCulture)} in this night."
            : "";
}
