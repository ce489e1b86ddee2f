using HotDeskPortal.Services.Security;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Security;

/// <summary>The words of the page about security.</summary>
internal static class SecurityTexts
{
    /// <summary>How something stands, in a word.</summary>
    public static string Word(SecurityState state) => state switch
    {
        SecurityState.Act => SecurityStrings.StateAct,
        SecurityState.Look => SecurityStrings.StateLook,
        _ => SecurityStrings.StateGood,
    };

    /// <summary>Its mark.</summary>
    public static string Icon(SecurityState state) => state switch
    {
        SecurityState.Act => PortalIcons.Warning,
        SecurityState.Look => PortalIcons.Information,
        _ => PortalIcons.Check,
    };

    /// <summary>What is looked at.</summary>
    public static string Title(SecurityPoint point) => Find($"Point{point}")!;

    /// <summary>What was found.</summary>
    public static string Sentence(SecurityLine line, OfficeTime time) => (line.Count == 1 ? Find($"{line.Finding}_One") ?? Find($"{line.Finding}") : Find($"{line.Finding}"))!.With(
        string.Join(", ", line.Names), line.At is { } at ? time.Brief(at) : SecurityStrings.NotYet, line.Count);

    /// <summary>What should be done; null: nothing.</summary>
    public static string? Advice(SecurityLine line) => Find($"{line.Finding}Do");

    /// <summary>Where it can be done, or looked at; null: in the configuration, which the advice names.</summary>
    public static (string Address, string Title)? Link(SecurityLine line, IReadOnlyList<OfficeChoice> offices) => (line.Point, line.Names) switch
    {
        (SecurityPoint.TwoFactor, _) => ("accounts", SecurityStrings.LinkAccounts),
        (SecurityPoint.ApiKeys, _) => ("api-keys", SecurityStrings.LinkApiKeys),
        (SecurityPoint.ProvisioningKeys, [var office, ..]) => (InOffice(office, "phones"), SecurityStrings.LinkPhones),
        (SecurityPoint.PhoneSystems, [var office, ..]) => (InOffice(office, "phone-system"), SecurityStrings.LinkPhoneSystem),
        (SecurityPoint.Pins, [var office, ..]) => (InOffice(office, "ownership"), SecurityStrings.LinkMap),
        (SecurityPoint.Audit, _) when offices.Count > 0 => ($"{InOffice(offices[0].Key, "audit")}?scope=portal", SecurityStrings.LinkAudit),
        _ => null,
    };

    private static string InOffice(string office, string page) => $"office/{Uri.EscapeDataString(office)}/{page}";

    private static string? Find(string key) => SecurityStrings.ResourceManager.Find(key);
}
