using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>A status as addresses and style sheets name it, and its mark: the one place where it is a text.</summary>
public static class StatusNames
{
    /// <summary>Every status, in the order in which it is counted and offered.</summary>
    public static IReadOnlyList<HotDeskStatus> All { get; } = [HotDeskStatus.Owned, HotDeskStatus.Free, HotDeskStatus.Locked, HotDeskStatus.NoPhone];

    /// <summary>The name in addresses, which is also the class of colours.</summary>
    public static string Key(this HotDeskStatus status) => status switch
    {
        HotDeskStatus.Owned => "owned",
        HotDeskStatus.Free => "free",
        HotDeskStatus.Locked => "locked",
        _ => "none",
    };

    /// <summary>The status of that name; null: there is none.</summary>
    public static HotDeskStatus? Parse(string? key) => All.Where(s => s.Key() == key).Select(s => (HotDeskStatus?)s).FirstOrDefault();

    /// <summary>The mark.</summary>
    public static string Mark(this HotDeskStatus status) => status switch
    {
        HotDeskStatus.Owned => PortalIcons.MarkOwned,
        HotDeskStatus.Free => PortalIcons.MarkFree,
        HotDeskStatus.Locked => PortalIcons.MarkLocked,
        _ => PortalIcons.MarkNone,
    };
}
