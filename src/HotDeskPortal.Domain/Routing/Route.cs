using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Domain.Routing;

/// <summary>What a dialled number is.</summary>
public enum RouteKind
{
    /// <summary>A person.</summary>
    User,

    /// <summary>A hot desk extension's own number.</summary>
    HotDeskExtension,

    /// <summary>A call queue.</summary>
    Queue,

    /// <summary>A number from outside.</summary>
    Did,

    /// <summary>An auto attendant.</summary>
    Attendant,

    /// <summary>An emergency service.</summary>
    Emergency,

    /// <summary>A feature code.</summary>
    FeatureCode,

    /// <summary>A number outside the office; only a traced call can go there.</summary>
    External,
}

/// <summary>A phone that rings.</summary>
/// <param name="Extension">The extension it is registered under: the hot desk extension, or the user's own.</param>
/// <param name="Mac">The phone.</param>
public sealed record Ring(ExtensionNumber Extension, MacAddress Mac);

/// <summary>Where a call to a number goes.</summary>
/// <param name="Number">The number of the office that is called; as dialled where it is none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reachable">Whether anything answers.</param>
/// <param name="Rings">The phones that ring.</param>
/// <param name="Reason">Why so.</param>
public sealed record Route(string Number, RouteKind Kind, bool Reachable, ImmutableArray<Ring> Rings, Fact Reason);

/// <summary>The caller ID that a call shows.</summary>
public sealed record CallerId(string Name, string Number);

/// <summary>Where an emergency call comes from: the phone's place, whoever is logged in.</summary>
public sealed record EmergencyPlace(string? Location, string? Callback);

/// <summary>What leaves a hot desk phone.</summary>
/// <param name="HotDesk">The hot desk extension.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="CallerId">The owner's caller ID; null without owner.</param>
/// <param name="Calling">What may be dialled; with an owner everything.</param>
/// <param name="Emergency">What an emergency call carries.</param>
public sealed record OutboundCalls(
    ExtensionNumber HotDesk, OwnerName? Owner, CallerId? CallerId, LoggedOutCallingPolicy Calling, EmergencyPlace Emergency);
