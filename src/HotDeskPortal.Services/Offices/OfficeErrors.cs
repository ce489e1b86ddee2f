using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Offices;

/// <summary>There is no such office, or none that the actor may know of: from outside the same.</summary>
public sealed record UnknownOffice(string Key) : Error("unknown-office", $"There is no office '{Key}' that you may use.");

/// <summary>The actor sees the office but may not do this there.</summary>
public sealed record NotAllowed(Permission Permission)
    : Error("not-allowed", $"You may not do this here: it needs the right '{Permission}'.");

/// <summary>Whatever the rights in an office: this is for administrators.</summary>
/// <param name="What">What they alone may do.</param>
public sealed record AdministratorsOnly(string What) : Error("administrators-only", $"Only an administrator may {What}.");

/// <summary>Another office has the short name already.</summary>
/// <param name="Key">The name.</param>
public sealed record OfficeKeyTaken(string Key) : Error("office-key-taken", $"Another office is called '{Key}' in addresses already.");
