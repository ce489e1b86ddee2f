using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>What the grid of hot desk extensions is ordered by.</summary>
public enum HotDeskExtensionSort
{
    /// <summary>Number.</summary>
    Number,

    /// <summary>Description.</summary>
    Description,

    /// <summary>Floor, then desk.</summary>
    Floor,

    /// <summary>State.</summary>
    Status,

    /// <summary>Owner's name; free ones last.</summary>
    Owner,

    /// <summary>Phone's model; those without phone last.</summary>
    Model,
}

/// <summary>What the grid of hot desk extensions shows. Text is sought in number, description, floor, desk, owner, MAC and model.</summary>
public sealed record HotDeskExtensionQuery : GridQuery
{
    /// <summary>On this floor only.</summary>
    public string? Floor { get; init; }

    /// <summary>In this state only.</summary>
    public HotDeskStatus? Status { get; init; }

    /// <summary>Order.</summary>
    public HotDeskExtensionSort Sort { get; init; }
}

/// <summary>A hot desk extension in the grid.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Number.</param>
/// <param name="Description">What people call it.</param>
/// <param name="Floor">Floor.</param>
/// <param name="Desk">Desk.</param>
/// <param name="Status">State now.</param>
/// <param name="OwnerId">Who owns it; null: nobody.</param>
/// <param name="Owner">The owner's name.</param>
/// <param name="Since">Since when it is owned, or free.</param>
/// <param name="PhoneId">Its phone by assignment.</param>
/// <param name="Mac">The phone's address.</param>
/// <param name="Model">The phone's model.</param>
/// <param name="TemplateId">Its template.</param>
/// <param name="Template">The template's name.</param>
/// <param name="IsOutsideRange">Whether the number lies outside the office's range for hot desk extensions: allowed, flagged.</param>
/// <param name="Revision">Counts changes.</param>
public sealed record HotDeskExtensionRow(
    int Id, ExtensionNumber Number, string Description, string Floor, string Desk, HotDeskStatus Status, int? OwnerId, string? Owner,
    DateTimeOffset? Since, int? PhoneId, MacAddress? Mac, string? Model, int? TemplateId, string? Template, bool IsOutsideRange, int Revision);

/// <summary>Everything a detail page tells of a hot desk extension.</summary>
/// <param name="Row">As in the grid.</param>
/// <param name="Stored">What is stored, as a form; <see cref="ToForm"/> is for changing it.</param>
/// <param name="MissingPhone">Why the phone does not show here; null: it does, or there is none.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="History">The latest sessions, newest first.</param>
public sealed record HotDeskExtensionDetail(
    HotDeskExtensionRow Row, HotDeskExtensionForm Stored, Fact? MissingPhone,
    DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, string ChangedBy, ImmutableArray<HistoryRow> History)
{
    /// <summary>Portal scope.</summary>
    public PortalScope Scope => Stored.Scope;

    /// <summary>Whether it has a voicemail box.</summary>
    public bool HasVoicemail => Stored.HasVoicemail;

    /// <summary>Whether it rings all of the user's phones.</summary>
    public bool RingsAllPhones => Stored.RingsAllPhones;

    /// <summary>A person put on it by the phone system.</summary>
    public string? AssignedPerson => Stored.AssignedPerson;

    /// <summary>A form of one's own that holds what is stored.</summary>
    public HotDeskExtensionForm ToForm() => Stored.Copy();
}
