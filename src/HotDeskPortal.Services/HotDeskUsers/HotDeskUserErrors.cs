using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>There is no user of that id in this office (any more).</summary>
public sealed record UnknownUser(int Id) : Error("unknown-user", ErrorKind.NotFound);
