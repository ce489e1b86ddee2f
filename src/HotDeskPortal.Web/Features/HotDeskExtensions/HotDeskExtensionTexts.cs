using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Words for what services tell about hot desk extensions.</summary>
internal static class HotDeskExtensionTexts
{
    /// <summary>What somebody at the phone may do in the phone system's own portal.</summary>
    public static string Of(PortalScope scope) => FactTexts.Of(scope);

    /// <summary>A switch of the phone system.</summary>
    public static string Of(bool isOn) => isOn ? HotDeskExtensionStrings.On : HotDeskExtensionStrings.Off;
}
