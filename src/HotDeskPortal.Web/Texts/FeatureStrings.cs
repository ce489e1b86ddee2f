using System.Globalization;
using System.Resources;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Audit;
using HotDeskPortal.Web.Features.Doors;
using HotDeskPortal.Web.Features.HotDeskExtensions;
using HotDeskPortal.Web.Features.Import;
using HotDeskPortal.Web.Features.Keypad;
using HotDeskPortal.Web.Features.Offices;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Features.Phones;
using HotDeskPortal.Web.Features.Readiness;
using HotDeskPortal.Web.Features.Routing;
using HotDeskPortal.Web.Features.Templates;

namespace HotDeskPortal.Web.Texts;

/// <summary>Which strings word the facts and enums of a feature of Domain and Services.</summary>
internal static class FeatureStrings
{
    private static readonly Dictionary<string, ResourceManager> s_features = new(StringComparer.Ordinal)
    {
        ["Accounts"] = AccountStrings.ResourceManager,
        ["Audit"] = AuditStrings.ResourceManager,
        ["Calls"] = KeypadStrings.ResourceManager,
        ["Doors"] = DoorStrings.ResourceManager,
        ["Import"] = ImportStrings.ResourceManager,
        ["Keypad"] = KeypadStrings.ResourceManager,
        ["HotDeskExtensions"] = HotDeskExtensionStrings.ResourceManager,
        ["Offices"] = OfficeStrings.ResourceManager,
        ["Ownership"] = OwnershipStrings.ResourceManager,
        ["Phones"] = PhoneStrings.ResourceManager,
        ["Readiness"] = ReadinessStrings.ResourceManager,
        ["Routing"] = RoutingStrings.ResourceManager,
        ["Templates"] = TemplateStrings.ResourceManager,
    };

    /// <summary>The strings for a type; null: nothing of its feature is worded that way.</summary>
    public static ResourceManager? Of(Type type) => s_features.GetValueOrDefault(FeatureOf(type));

    /// <summary>The text of that name, in the reader's language; null: there is none.</summary>
    public static string? Find(this ResourceManager strings, string name) => strings.GetString(name, CultureInfo.CurrentUICulture);

    /// <summary>The feature: what its namespace is called behind the project's name.</summary>
    public static string FeatureOf(Type type) => type.Namespace!.Split('.')[2];
}
