using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Roles as people read them.</summary>
internal static class RoleTexts
{
    /// <summary>The role, within a sentence.</summary>
    public static string Of(PortalRole role) => FactTexts.Of(role);

    /// <summary>What it is for.</summary>
    public static string Meaning(PortalRole role) => role switch
    {
        PortalRole.Administrator => AccountStrings.PortalRole_Administrator_Meaning,
        PortalRole.OfficeManager => AccountStrings.PortalRole_OfficeManager_Meaning,
        PortalRole.Support => AccountStrings.PortalRole_Support_Meaning,
        _ => AccountStrings.PortalRole_Trainer_Meaning,
    };
}
