using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>Somebody will be logged out.</summary>
public sealed record WillBeLoggedOut(string User, ExtensionNumber? HotDesk) : Fact;

/// <summary>A phone will be assigned to nobody.</summary>
public sealed record PhoneGoesToStock(MacAddress Phone) : Fact;

/// <summary>A destination will lose this member.</summary>
public sealed record DestinationLosesMember(DestinationKind Kind, string Name, ExtensionNumber Number) : Fact;

/// <summary>Calls to a number will reach nobody.</summary>
public sealed record CallsReachNobody(ExtensionNumber Number) : Fact;

/// <summary>A user will have a phone of their own, and so no way to log in.</summary>
public sealed record CannotLogInAnyMore(string User) : Fact;
