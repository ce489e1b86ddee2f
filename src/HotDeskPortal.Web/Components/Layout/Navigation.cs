using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Readiness;

namespace HotDeskPortal.Web.Components.Layout;

/// <summary>One entry of the rail.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Title">Its words.</param>
/// <param name="Pattern">Its address, with <c>{office}</c> for the key of the current office.</param>
/// <param name="Icon">SVG content out of <see cref="PortalIcons"/>.</param>
/// <param name="Policy">The authorization policy by which it shows.</param>
/// <param name="Badge">A component that shows beside it, with a parameter <c>OfficeKey</c>.</param>
public sealed record NavigationEntry(string Group, string Title, string Pattern, string Icon, string Policy, Type? Badge = null)
{
    /// <summary>Whether it leads into an office; without one there is nowhere to go.</summary>
    public bool NeedsOffice => Pattern.Contains("{office}", StringComparison.Ordinal);

    /// <summary>The address for an office.</summary>
    public string For(string officeKey) => Pattern.Replace("{office}", Uri.EscapeDataString(officeKey), StringComparison.Ordinal);
}

/// <summary>The one list of where one can go: rail and search read it.</summary>
public static class Navigation
{
    /// <summary>All entries, in the order of the rail and in the reader's language.</summary>
    public static IReadOnlyList<NavigationEntry> Entries =>
    [
        new(LayoutStrings.NavGroupLive, LayoutStrings.NavOwnershipMap, "office/{office}/ownership", PortalIcons.Map, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupLive, LayoutStrings.NavReadiness, "office/{office}/readiness", PortalIcons.Checks, PortalPolicies.SignedIn, typeof(ReadinessBadge)),
        new(LayoutStrings.NavGroupLive, LayoutStrings.NavAllOffices, "ownership", PortalIcons.Building, PortalPolicies.SeesAllOffices),
        new(LayoutStrings.NavGroupSetUp, LayoutStrings.NavHotDeskExtensions, "office/{office}/extensions", PortalIcons.Desk, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupSetUp, LayoutStrings.NavHotDeskUsers, "office/{office}/users", PortalIcons.People, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupSetUp, LayoutStrings.NavPhones, "office/{office}/phones", PortalIcons.Phone, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupSetUp, LayoutStrings.NavTemplates, "office/{office}/templates", PortalIcons.Template, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupSetUp, LayoutStrings.NavCallRouting, "office/{office}/routing", PortalIcons.Routing, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupLearn, LayoutStrings.NavKeypad, "office/{office}/keypad", PortalIcons.Keypad, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupLearn, LayoutStrings.NavClass, "office/{office}/class", PortalIcons.Class, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupLookBack, LayoutStrings.NavHistory, "office/{office}/history", PortalIcons.Clock, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupLookBack, LayoutStrings.NavSeats, "office/{office}/seats", PortalIcons.Seat, PortalPolicies.SetsUp),
        new(LayoutStrings.NavGroupLookBack, LayoutStrings.NavAudit, "office/{office}/audit", PortalIcons.Ledger, PortalPolicies.SeesAudit),
        new(LayoutStrings.NavGroupSettings, LayoutStrings.NavOffice, "office/{office}/settings", PortalIcons.Sliders, PortalPolicies.SetsUp),
        new(LayoutStrings.NavGroupSettings, LayoutStrings.NavPhoneSystem, "office/{office}/phone-system", PortalIcons.Plug, PortalPolicies.SignedIn),
        new(LayoutStrings.NavGroupSettings, LayoutStrings.NavAccounts, "accounts", PortalIcons.Person, PortalPolicies.Administrators),
        new(LayoutStrings.NavGroupSettings, LayoutStrings.NavApiKeys, "api-keys", PortalIcons.Key, PortalPolicies.Administrators),
        new(LayoutStrings.NavGroupSettings, LayoutStrings.NavSecurity, "security", PortalIcons.Padlock, PortalPolicies.Administrators),
    ];

    /// <summary>The key of the office an address belongs to, or <see langword="null"/>. The address is relative to the base.</summary>
    public static string? OfficeOf(string relativeAddress)
    {
        var parts = relativeAddress.Split('?', '#')[0].Split('/');
        return parts is ["office", { Length: > 0 } key, ..] ? Uri.UnescapeDataString(key) : null;
    }

    /// <summary>The same page of another office. Filters are left behind: a floor of one office means nothing in the next.</summary>
    public static string InOffice(string relativeAddress, string officeKey)
    {
        var parts = relativeAddress.Split('?', '#')[0].Split('/');
        var page = parts is ["office", _, { Length: > 0 } name, ..] ? name : "ownership";
        return $"office/{Uri.EscapeDataString(officeKey)}/{page}";
    }
}
