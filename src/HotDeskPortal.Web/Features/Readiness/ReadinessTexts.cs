using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;

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

    /// <summary>What is wrong where a check does not hold, in a few words.</summary>
    public static string Title(string code) => WordsOf(code, "Title");

    /// <summary>What holds, where it does.</summary>
    public static string Holds(this ReadinessCheck check) => WordsOf(check.Code, "Holds");

    /// <summary>Why it matters.</summary>
    public static string Why(this ReadinessCheck check) => WordsOf(check.Code, "Why");

    /// <summary>The word for one.</summary>
    public static string Word(this ReadinessSeverity severity) => FactTexts.Label(severity);

    /// <summary>The word for several.</summary>
    public static string Word(this ReadinessSeverity severity, int count) => FactTexts.Of(severity, count);

    /// <summary>The mark.</summary>
    public static string Icon(this ReadinessSeverity severity) => severity switch
    {
        ReadinessSeverity.Problem => PortalIcons.MarkLocked,
        ReadinessSeverity.Warning => PortalIcons.Warning,
        _ => PortalIcons.Information,
    };

    /// <summary>What an area is called.</summary>
    public static string Word(this ReadinessArea area) => FactTexts.Label(area);

    /// <summary>The page, within the office, on which one puts a finding right; null: there is none.</summary>
    public static string? Page(Finding finding, OfficeDirectory directory) => finding.Key.Subject switch
    {
        < OfficeCheck.Office => $"phone-system?system={-finding.Key.Subject}",
        OfficeCheck.Office => finding.Key.Code == "speech-missing" ? "phone-system" : "settings",
        _ => PageOf(finding, directory),
    };

    private static string? PageOf(Finding finding, OfficeDirectory directory) => directory.Find(finding.Key.Subject) switch
    {
        HotDeskEntry hotDesk when finding.Key.Code == "owned-over-24-hours" => $"ownership?open={hotDesk.Number}",
        HotDeskEntry hotDesk => $"extensions/{hotDesk.Number}",
        UserEntry user => $"users/{user.Number}",
        DestinationEntry destination => $"routing?open={destination.Number}",
        _ => null,
    };

    /// <summary>A check's code begins the names of its words. They may name the keys to log in and out, as <see cref="FeatureCodes"/> does.</summary>
    private static string WordsOf(string code, string part) =>
        Sentence.Fill(ReadinessStrings.ResourceManager.Find($"{ErrorTexts.Key(code)}_{part}") ?? code, path => path switch
        {
            nameof(FeatureCodes.LogInKey) => FeatureCodes.LogInKey,
            nameof(FeatureCodes.LogOutKey) => FeatureCodes.LogOutKey,
            _ => null,
        });
}
