using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Roles as people read them.</summary>
internal static class RoleTexts
{
    public static string Of(PortalRole role) => role switch
    {
        PortalRole.Administrator => "administrator",
        PortalRole.OfficeManager => "office manager",
        PortalRole.Support => "support",
        _ => "trainer",
    };

    public static string Meaning(PortalRole role) => role switch
    {
        PortalRole.Administrator => "everything, in every office",
        PortalRole.OfficeManager => "sets their own offices up",
        PortalRole.Support => "watches and helps in every office",
        _ => "teaches in training offices",
    };
}
