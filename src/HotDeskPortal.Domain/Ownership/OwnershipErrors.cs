using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>The phone has another owner than the one announced: nothing changed, ask again with the new name.</summary>
public sealed record OwnerChanged(OwnerName Owner)
    : Error("owner-changed", $"{Owner.Name} owns the phone by now; nothing was changed.");

/// <summary>The user owns this very phone: no new session.</summary>
public sealed record AlreadyOwner(ExtensionNumber HotDesk)
    : Error("already-owner", $"The user is already logged in at {HotDesk}.");

/// <summary>Extension and PIN do not fit, the user is unknown, disabled or locked: from outside all the same.</summary>
public sealed record NotRight() : Error("not-right", "Extension or PIN is not right.");

/// <summary>The phone refuses PINs after too many wrong ones.</summary>
public sealed record PhoneRefuses(DateTimeOffset Until)
    : Error("phone-refuses", "The phone refuses logins for a while, after too many wrong PINs.");

/// <summary>The user may not hot desk.</summary>
public sealed record NotEnabled(OwnerName User)
    : Error("not-enabled", $"{User.Number} is not enabled for hot desking.");

/// <summary>The user has a phone of their own.</summary>
public sealed record HasOwnPhone(OwnerName User)
    : Error("has-own-phone", $"{User.Number} has a phone of their own and cannot log in at a hot desk phone.");

/// <summary>The office's policy is to refuse a second phone.</summary>
public sealed record LoggedInElsewhere(ExtensionNumber HotDesk)
    : Error("logged-in-elsewhere", $"The user is logged in at {HotDesk}; this office asks to log out there first.");

/// <summary>Nobody can log in at a hot desk extension without phone.</summary>
public sealed record NoPhone(ExtensionNumber HotDesk)
    : Error("no-phone", $"{HotDesk} has no phone assigned.");

/// <summary>There is no owner to log out.</summary>
public sealed record NobodyLoggedIn(ExtensionNumber HotDesk)
    : Error("nobody-logged-in", $"Nobody is logged in at {HotDesk}.");

/// <summary>The session that was to end is over, or has been taken over.</summary>
public sealed record SessionOver(Guid SessionId)
    : Error("session-over", "That session is over; nothing was changed.");
