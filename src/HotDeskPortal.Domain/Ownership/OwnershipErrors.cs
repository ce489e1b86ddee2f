using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>The phone has another owner than the one announced: nothing changed, ask again with the new name.</summary>
public sealed record OwnerChanged(OwnerName Owner) : Error("owner-changed", ErrorKind.Conflict);

/// <summary>The user owns this very phone: no new session.</summary>
public sealed record AlreadyOwner(ExtensionNumber HotDesk) : Error("already-owner", ErrorKind.Conflict);

/// <summary>Extension and PIN do not fit, the user is unknown, disabled or locked: from outside all the same.</summary>
public sealed record NotRight() : Error("not-right", ErrorKind.Invalid);

/// <summary>The phone refuses PINs after too many wrong ones.</summary>
public sealed record PhoneRefuses(DateTimeOffset Until) : Error("phone-refuses", ErrorKind.TooMany);

/// <summary>The user may not hot desk.</summary>
public sealed record NotEnabled(OwnerName User) : Error("not-enabled", ErrorKind.Conflict);

/// <summary>The user has a phone of their own.</summary>
public sealed record HasOwnPhone(OwnerName User) : Error("has-own-phone", ErrorKind.Conflict);

/// <summary>The office's policy is to refuse a second phone.</summary>
public sealed record LoggedInElsewhere(ExtensionNumber HotDesk) : Error("logged-in-elsewhere", ErrorKind.Conflict);

/// <summary>Nobody can log in at a hot desk extension without phone.</summary>
public sealed record NoPhone(ExtensionNumber HotDesk) : Error("no-phone", ErrorKind.Conflict);

/// <summary>There is no owner to log out.</summary>
public sealed record NobodyLoggedIn(ExtensionNumber HotDesk) : Error("nobody-logged-in", ErrorKind.Conflict);

/// <summary>The session that was to end is over, or has been taken over.</summary>
public sealed record SessionOver(Guid SessionId) : Error("session-over", ErrorKind.Conflict);
