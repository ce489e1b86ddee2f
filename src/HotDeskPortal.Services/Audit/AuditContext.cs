using System.Net;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Audit;

/// <summary>Who changes something, which way, and from where.</summary>
/// <param name="Party">What kind of somebody.</param>
/// <param name="By">Who.</param>
/// <param name="Channel">The way it comes; null: the portal by itself.</param>
/// <param name="From">The network address.</param>
public sealed record AuditSource(AuditParty Party, string By, OwnershipChannel? Channel, string? From)
{
    /// <summary>The portal by itself: its clock, its seeds.</summary>
    public static AuditSource Portal { get; } = new(AuditParty.Portal, "", null, null);

    /// <summary>Somebody known.</summary>
    public static AuditSource Of(Actor actor, OwnershipChannel channel) =>
        new(actor.IsPhoneSystem ? AuditParty.PhoneSystem : actor.Role is null ? AuditParty.ApiKey : AuditParty.Account, actor.Name, channel, Text(actor.From));

    /// <summary>A visitor of the portal's pages: who is signed in, or nobody.</summary>
    /// <param name="name">E-mail address; null: nobody is signed in.</param>
    /// <param name="from">Where from.</param>
    public static AuditSource Visitor(string? name, IPAddress? from) =>
        new(name is null ? AuditParty.Nobody : AuditParty.Account, name ?? "", Domain.Ownership.OwnershipChannel.Portal, Text(from));

    internal static string? Text(IPAddress? address) => (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
}

/// <summary>
/// What a context tells the audit log: in whose name its changes are made, and what happened that is no change of a record. A
/// context without one speaks for the portal itself.
/// </summary>
public sealed class AuditContext
{
    /// <summary>In whose name.</summary>
    public AuditSource Source { get; set; } = AuditSource.Portal;

    /// <summary>Key of the office that is changed; null: the records tell.</summary>
    internal string? Office { get; init; }

    /// <summary>
    /// Whether changes are only collected: a transaction that saves several times is told once, at its end, as what it comes to.
    /// </summary>
    internal bool IsHeld { get; set; }

    /// <summary>What was collected.</summary>
    internal AuditCollection Collected { get; } = new();

    /// <summary>What happened that no record shows.</summary>
    internal List<AuditDraft> Events { get; } = [];
}
