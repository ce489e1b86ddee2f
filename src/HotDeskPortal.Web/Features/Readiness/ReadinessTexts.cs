using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Components.Shared;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>Words, marks and addresses of readiness findings, the same on every page.</summary>
internal static class ReadinessTexts
{
    /// <summary>Severities, the worst first.</summary>
    public static IReadOnlyList<ReadinessSeverity> Severities { get; } =
        [ReadinessSeverity.Problem, ReadinessSeverity.Warning, ReadinessSeverity.Information];

    /// <summary>The class of colours, also the word in addresses.</summary>
    public static string Key(this ReadinessSeverity severity) => severity switch
    {
        ReadinessSeverity.Problem => "problem",
        ReadinessSeverity.Warning => "warning",
        _ => "information",
    };

    /// <summary>The word for one.</summary>
    public static string Word(this ReadinessSeverity severity) => severity switch
    {
        ReadinessSeverity.Problem => "Problem",
        ReadinessSeverity.Warning => "Warning",
        _ => "Information",
    };

    /// <summary>The word for several.</summary>
    public static string Word(this ReadinessSeverity severity, int count) => (severity, count) switch
    {
        (ReadinessSeverity.Problem, 1) => "problem",
        (ReadinessSeverity.Problem, _) => "problems",
        (ReadinessSeverity.Warning, 1) => "warning",
        (ReadinessSeverity.Warning, _) => "warnings",
        _ => "information",
    };

    /// <summary>The mark.</summary>
    public static string Icon(this ReadinessSeverity severity) => severity switch
    {
        ReadinessSeverity.Problem => PortalIcons.MarkLocked,
        ReadinessSeverity.Warning => PortalIcons.Warning,
        _ => PortalIcons.Information,
    };

    /// <summary>What an area is called.</summary>
    public static string Word(this ReadinessArea area) => area switch
    {
        ReadinessArea.HotDesks => "Hot desk extensions",
        ReadinessArea.Users => "Hot desk users",
        ReadinessArea.Destinations => "Destinations",
        _ => "Office",
    };

    /// <summary>The page, within the office, on which one puts a finding right; null: there is none.</summary>
    public static string? Page(Finding finding, OfficeDirectory directory) => finding.Key.Subject == OfficeCheck.Office ? "settings" : directory.Find(finding.Key.Subject) switch
    {
        HotDeskEntry hotDesk when finding.Key.Code == "owned-over-24-hours" => $"ownership?open={hotDesk.Number}",
        HotDeskEntry hotDesk => $"extensions/{hotDesk.Number}",
        UserEntry user => $"users/{user.Number}",
        DestinationEntry destination => $"routing?open={destination.Number}",
        _ => null,
    };
}
