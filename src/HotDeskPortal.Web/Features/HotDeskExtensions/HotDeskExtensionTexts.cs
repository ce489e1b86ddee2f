using HotDeskPortal.Domain.HotDeskExtensions;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Words for what services tell about hot desk extensions.</summary>
internal static class HotDeskExtensionTexts
{
    /// <summary>What somebody at the phone may do in the phone system's own portal.</summary>
    public static string Of(PortalScope scope) => scope switch
    {
        PortalScope.BasicUser => HotDeskExtensionStrings.ScopeBasicUser,
        PortalScope.OfficeManager => HotDeskExtensionStrings.ScopeOfficeManager,
        _ => HotDeskExtensionStrings.ScopeNoPortal,
    };

    /// <summary>A switch of the phone system.</summary>
    public static string Of(bool isOn) => isOn ? HotDeskExtensionStrings.On : HotDeskExtensionStrings.Off;
}
