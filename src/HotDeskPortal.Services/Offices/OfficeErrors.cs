using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Offices;

/// <summary>There is no such office, or none that the actor may know of: from outside the same.</summary>
public sealed record UnknownOffice(string Key) : Error("unknown-office", $"There is no office '{Key}' that you may use.");

/// <summary>The actor sees the office but may not do this there.</summary>
public sealed record NotAllowed(Permission Permission)
    : Error("not-allowed", $"You may not do this here: it needs the right '{Permission}'.");
