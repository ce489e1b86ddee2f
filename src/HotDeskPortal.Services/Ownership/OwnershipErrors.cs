using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Ownership;

/// <summary>There is no hot desk extension of that id (any more).</summary>
public sealed record UnknownHotDesk(int Id) : Error("unknown-hot-desk-extension", ErrorKind.NotFound);

/// <summary>There is no user of that id in this office (any more).</summary>
public sealed record UnknownUser(int Id) : Error("unknown-user", ErrorKind.NotFound);
