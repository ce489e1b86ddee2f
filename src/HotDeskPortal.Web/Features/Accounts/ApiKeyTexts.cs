using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>The words of API keys.</summary>
internal static class ApiKeyTexts
{
    /// <summary>Every right, in the order in which they are offered.</summary>
    public static IReadOnlyList<ApiKeyRights> Rights { get; } =
        [ApiKeyRights.Read, ApiKeyRights.Keypad, ApiKeyRights.LogOut, ApiKeyRights.Write, ApiKeyRights.ResetPin, ApiKeyRights.Audit, ApiKeyRights.Assist];

    /// <summary>A right.</summary>
    public static string Name(ApiKeyRights right) => FactTexts.Label(right);

    /// <summary>What one may do with it.</summary>
    public static string Meaning(ApiKeyRights right) => right switch
    {
        ApiKeyRights.Read => AccountStrings.ApiKeyRights_Read_Meaning,
        ApiKeyRights.Keypad => AccountStrings.ApiKeyRights_Keypad_Meaning,
        ApiKeyRights.LogOut => AccountStrings.ApiKeyRights_LogOut_Meaning,
        ApiKeyRights.ResetPin => AccountStrings.ApiKeyRights_ResetPin_Meaning,
        ApiKeyRights.Audit => AccountStrings.ApiKeyRights_Audit_Meaning,
        ApiKeyRights.Assist => AccountStrings.ApiKeyRights_Assist_Meaning,
        _ => AccountStrings.ApiKeyRights_Write_Meaning,
    };

    /// <summary>How long it works; 0: until somebody revokes it.</summary>
    public static string Days(int days) => days switch
    {
        0 => AccountStrings.KeyDaysNoEnd,
        365 => AccountStrings.KeyDaysYear,
        _ => AccountStrings.KeyDays.With(days),
    };
}
