using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Phones;

/// <summary>There is no phone of that id in this office (any more).</summary>
public sealed record NoSuchPhone(int Id) : Error("unknown-phone", "There is no such phone any more.");

/// <summary>A phone has that address already. Another office's phones are not told apart.</summary>
/// <param name="Mac">The address.</param>
/// <param name="Place">Where the phone is, if that is in this office.</param>
public sealed record MacTaken(MacAddress Mac, string? Place)
    : Error("mac-taken", Place is null ? $"{Mac} belongs to another office already." : $"{Mac} is there already, {Place}.");

/// <summary>A hot desk extension has at most one phone.</summary>
public sealed record HotDeskHasPhone(ExtensionNumber HotDesk, MacAddress Mac)
    : Error("has-phone", $"{HotDesk} has a phone already, {Mac}: take that one away first.");

/// <summary>Nothing of that id to which a phone could be assigned.</summary>
public sealed record NoPlaceForPhone(int Id) : Error("no-place-for-phone", "Choose a hot desk extension or a user of this office.");
