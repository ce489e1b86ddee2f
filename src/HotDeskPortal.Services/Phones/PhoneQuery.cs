using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Phones;

/// <summary>What the grid of phones is ordered by.</summary>
public enum PhoneSort
{
    /// <summary>MAC address.</summary>
    Mac,

    /// <summary>Model.</summary>
    Model,

    /// <summary>Number of the extension it is assigned to; stock comes last.</summary>
    AssignedTo,

    /// <summary>Emergency location.</summary>
    Location,

    /// <summary>Latest fetch of its configuration.</summary>
    FetchedAt,
}

/// <summary>Where a phone is by assignment.</summary>
public enum PhonePlaceKind
{
    /// <summary>Nowhere.</summary>
    InStock,

    /// <summary>At a hot desk extension.</summary>
    HotDesk,

    /// <summary>With a user of its own.</summary>
    User,
}

/// <summary>What the grid of phones shows. Text is sought in MAC, model, emergency location and number.</summary>
public sealed record PhoneQuery : GridQuery
{
    /// <summary>Placed so only.</summary>
    public PhonePlaceKind? Place { get; init; }

    /// <summary>Of this model only.</summary>
    public string? Model { get; init; }

    /// <summary>Order.</summary>
    public PhoneSort Sort { get; init; }
}

/// <summary>A phone in the grid.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Mac">Address.</param>
/// <param name="Model">Model.</param>
/// <param name="Place">Where it is by assignment.</param>
/// <param name="ExtensionId">The extension it is assigned to.</param>
/// <param name="AssignedTo">Number of that extension.</param>
/// <param name="InventoryOf">Number of the extension that has it now: the owner's while a hot desk extension is owned.</param>
/// <param name="InventoryName">Who that is.</param>
/// <param name="Since">Since when an owner has it; null: it is where it is assigned.</param>
/// <param name="EmergencyLocation">Where it stands.</param>
/// <param name="FetchedAt">Latest fetch of its configuration.</param>
/// <param name="MacWarning">Why its address looks like another maker's.</param>
/// <param name="Revision">Counts changes.</param>
public sealed record PhoneRow(
    int Id, MacAddress Mac, string Model, PhonePlaceKind Place, int? ExtensionId, ExtensionNumber? AssignedTo, ExtensionNumber? InventoryOf,
    string? InventoryName, DateTimeOffset? Since, string? EmergencyLocation, DateTimeOffset? FetchedAt, OddMac? MacWarning, int Revision);

/// <summary>Everything a detail page tells of a phone.</summary>
/// <param name="Row">As in the grid.</param>
/// <param name="EmergencyCallback">Number an emergency service calls back.</param>
/// <param name="Story">Where it is and why.</param>
/// <param name="FetchedFrom">The address it fetched from.</param>
/// <param name="ReportedModel">The model it named itself.</param>
/// <param name="ReportedFirmware">Its firmware.</param>
/// <param name="ProvisioningWindowUntil">Until when the office's key opens its configuration.</param>
/// <param name="HasOwnKey">Whether it has been told an address of its own.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
public sealed record PhoneDetail(
    PhoneRow Row, string? EmergencyCallback, Fact Story, string? FetchedFrom, string? ReportedModel, string? ReportedFirmware,
    DateTimeOffset? ProvisioningWindowUntil, bool HasOwnKey, DateTimeOffset ChangedAt, string ChangedBy)
{
    /// <summary>A form that holds what is stored.</summary>
    public PhoneForm ToForm() => new()
    {
        Mac = Row.Mac.ToString(), Model = Row.Model, EmergencyLocation = Row.EmergencyLocation, EmergencyCallback = EmergencyCallback,
        ExtensionId = Row.ExtensionId,
    };
}

/// <summary>A phone in somebody's inventory.</summary>
/// <param name="PhoneId">The phone.</param>
/// <param name="Mac">Address.</param>
/// <param name="Model">Model.</param>
/// <param name="FromHotDesk">The hot desk extension it belongs to by assignment, while an owner has it; null: it is assigned here.</param>
/// <param name="Since">Since when the owner has it.</param>
public sealed record InventoryPhone(int PhoneId, MacAddress Mac, string Model, ExtensionNumber? FromHotDesk, DateTimeOffset? Since);

/// <summary>The phones that show under an extension now (design/behaviour.md: Numbers, people and phones).</summary>
/// <param name="Phones">What shows.</param>
/// <param name="Missing">Where the phone is that should show here; null: it does, or there is none.</param>
public sealed record PhoneInventory(ImmutableArray<InventoryPhone> Phones, Fact? Missing);
