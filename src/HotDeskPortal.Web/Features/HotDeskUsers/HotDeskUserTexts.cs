namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Words for what services tell about users.</summary>
internal static class HotDeskUserTexts
{
    /// <summary>What a bulk edit makes of hot desking; null: it is left as it is.</summary>
    public static string Of(bool? isEnabled) => isEnabled switch
    {
        null => HotDeskUserStrings.BulkAsItIs,
        true => HotDeskUserStrings.BulkEnabled,
        false => HotDeskUserStrings.BulkNotEnabled,
    };
}
