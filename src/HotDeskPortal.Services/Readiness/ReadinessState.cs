using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Services.Readiness;

/// <summary>What checks know of a template.</summary>
public sealed record CheckedTemplate(int Id, string Name, PhoneVendor Vendor, bool IsBuiltIn, TemplateContent Content, DateTimeOffset ChangedAt);

/// <summary>What checks know of a phone at a hot desk extension.</summary>
/// <param name="Entry">The phone.</param>
/// <param name="ChangedAt">When something changed that its configuration is made of.</param>
/// <param name="FetchedAt">When it fetched its configuration last; null: never.</param>
/// <param name="ReportedModel">The model it named itself.</param>
/// <param name="ReportedMac">The address it named itself.</param>
public sealed record CheckedPhone(PhoneEntry Entry, DateTimeOffset ChangedAt, DateTimeOffset? FetchedAt, string? ReportedModel, MacAddress? ReportedMac)
{
    /// <summary>When it asked in vain last; null: never.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Why it got nothing then.</summary>
    public RefusedFetch? RefusedBecause { get; init; }

    /// <summary>Until when the office's key opens its files; null: closed.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>Whether it asked in vain for this reason, and has got nothing since.</summary>
    public bool AskedInVain(RefusedFetch why) => RefusedBecause == why && RefusedAt is { } at && !(FetchedAt >= at);

    /// <summary>Its maker; null: none whose phones can be configured.</summary>
    public PhoneVendor? Vendor => PhoneModels.Find(Entry.Model)?.Vendor;

    /// <summary>Keys that a template may fill; null: unknown.</summary>
    public int? FreeKeys => PhoneModels.Find(Entry.Model)?.FreeKeys;
}

/// <summary>What checks know of a hot desk extension.</summary>
/// <param name="Entry">The extension.</param>
/// <param name="Scope">Portal scope.</param>
/// <param name="HasVoicemail">Whether it has a voicemail box.</param>
/// <param name="RingsAllPhones">Whether its answering rule rings all of the user's phones.</param>
/// <param name="AssignedPerson">Who is assigned to it.</param>
/// <param name="ChangedAt">When something changed that its phone's configuration is made of.</param>
/// <param name="Phone">Its phone.</param>
/// <param name="Template">Its template.</param>
public sealed record CheckedHotDesk(
    HotDeskEntry Entry, PortalScope Scope, bool HasVoicemail, bool RingsAllPhones, string? AssignedPerson, DateTimeOffset ChangedAt,
    CheckedPhone? Phone, CheckedTemplate? Template);

/// <summary>What checks know of a user.</summary>
/// <param name="Entry">The user.</param>
/// <param name="HasPin">Whether a PIN is set.</param>
/// <param name="HasGuessablePin">Whether it is one that everybody would try first.</param>
/// <param name="CreatedAt">When they were created.</param>
/// <param name="LastLogIn">When they logged in last; null: never.</param>
public sealed record CheckedUser(UserEntry Entry, bool HasPin, bool HasGuessablePin, DateTimeOffset CreatedAt, DateTimeOffset? LastLogIn)
{
    /// <summary>Whether they are to log in at hot desks at all.</summary>
    public bool IsHotDesking => Entry is { IsActive: true, IsHotDeskingEnabled: true };
}

/// <summary>What checks know of a phone system that is turned on.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What people call it.</param>
/// <param name="CreatedAt">When it was set up.</param>
/// <param name="SecretCreatedAt">When its secret was made.</param>
public sealed record CheckedDoor(int Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset SecretCreatedAt)
{
    /// <summary>When it came last; null: never.</summary>
    public DateTimeOffset? LastRequestAt { get; init; }

    /// <summary>Where from.</summary>
    public string? LastRequestFrom { get; init; }

    /// <summary>When somebody was refused at it last; null: never.</summary>
    public DateTimeOffset? LastRefusedAt { get; init; }

    /// <summary>Why.</summary>
    public DoorRefusal? LastRefusal { get; init; }

    /// <summary>Where from.</summary>
    public string? LastRefusedFrom { get; init; }
}

/// <summary>Somebody who came to an address that is no phone system's.</summary>
/// <param name="At">When.</param>
/// <param name="From">Where from.</param>
public sealed record CheckedStranger(DateTimeOffset At, string? From);

/// <summary>An office at one moment, as checks see it.</summary>
public sealed record ReadinessState
{
    private Dictionary<int, int>? _hotDesks;

    /// <summary>Who owns what, and the directory.</summary>
    public required OwnershipBoard Board { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The range recommended for hot desk extensions.</summary>
    public required NumberRange Range { get; init; }

    /// <summary>Numbers recommended for users; null: none are.</summary>
    public NumberRange? UserRange { get; init; }

    /// <summary>The SIP server that phones register with; null: not set.</summary>
    public required string? SipServer { get; init; }

    /// <summary>When something changed in the office that phones' configurations are made of.</summary>
    public required DateTimeOffset OfficeChangedAt { get; init; }

    /// <summary>Hot desk extensions, by number.</summary>
    public required ImmutableArray<CheckedHotDesk> HotDesks { get; init; }

    /// <summary>Users, by number.</summary>
    public required ImmutableArray<CheckedUser> Users { get; init; }

    /// <summary>The built-in template of each vendor.</summary>
    public required ImmutableDictionary<PhoneVendor, CheckedTemplate> BuiltIn { get; init; }

    /// <summary>Phone systems that are turned on.</summary>
    public ImmutableArray<CheckedDoor> Doors { get; init; } = [];

    /// <summary>Who came last to an address that is no phone system's; null: nobody, as far as this process knows.</summary>
    public CheckedStranger? Stranger { get; init; }

    /// <summary>What speaks to callers.</summary>
    public SpeechState Speech { get; init; }

    /// <summary>The office.</summary>
    public OfficeProfile Office => Board.Office;

    /// <summary>How many hot desk extensions use a template.</summary>
    public int HotDesksWith(int templateId)
    {
        _hotDesks ??= HotDesks.Where(h => h.Template is not null).CountBy(h => h.Template!.Id).ToDictionary();
        return _hotDesks.GetValueOrDefault(templateId);
    }
}
