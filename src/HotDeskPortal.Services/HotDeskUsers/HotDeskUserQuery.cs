using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>What the grid of users is ordered by.</summary>
public enum HotDeskUserSort
{
    /// <summary>Number.</summary>
    Number,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Where they are logged in; nowhere comes last.</summary>
    LoggedInAt,
}

/// <summary>A view of the users.</summary>
public enum HotDeskUserFilter
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>Logged in somewhere.</summary>
    LoggedIn,

    /// <summary>Active and logged in nowhere.</summary>
    LoggedOut,

    /// <summary>Locked after wrong PINs.</summary>
    Locked,

    /// <summary>Not enabled for hot desking.</summary>
    NotEnabled,

    /// <summary>Disabled.</summary>
    Disabled,

    /// <summary>With a phone of their own: they cannot log in anywhere.</summary>
    OwnPhone,
}

/// <summary>What the grid of users shows. Text is sought in number, name, caller ID and e-mail.</summary>
public sealed record HotDeskUserQuery : GridQuery
{
    /// <summary>View.</summary>
    public HotDeskUserFilter Filter { get; init; }

    /// <summary>Order.</summary>
    public HotDeskUserSort Sort { get; init; }
}

/// <summary>A user in the grid.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Number.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="CallerIdName">Name that outgoing calls show.</param>
/// <param name="CallerIdNumber">Number that outgoing calls show.</param>
/// <param name="IsHotDeskingEnabled">Whether they may log in at hot desk extensions.</param>
/// <param name="IsActive">Not disabled.</param>
/// <param name="HasPin">Whether a PIN is set.</param>
/// <param name="HasOwnPhone">Whether they have a phone of their own.</param>
/// <param name="LockedUntil">End of a lock; null: none.</param>
/// <param name="LoggedInAt">The hot desk extensions they own.</param>
/// <param name="Since">Since when, for the first of them.</param>
/// <param name="Revision">Counts changes.</param>
public sealed record HotDeskUserRow(
    int Id, ExtensionNumber Number, string Name, string? Email, string? CallerIdName, string? CallerIdNumber, bool IsHotDeskingEnabled, bool IsActive,
    bool HasPin, bool HasOwnPhone, DateTimeOffset? LockedUntil, ImmutableArray<ExtensionNumber> LoggedInAt, DateTimeOffset? Since, int Revision)
{
    /// <summary>Given name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name.</summary>
    public required string LastName { get; init; }
}

/// <summary>Everything a detail page tells of a user; never the PIN.</summary>
/// <param name="Row">As in the grid.</param>
/// <param name="Stored">What is stored, as a form; <see cref="ToForm"/> is for changing it.</param>
/// <param name="Phones">The inventory: own phones, and those of the hot desk extensions they own.</param>
/// <param name="CreatedAt">When created.</param>
/// <param name="ChangedAt">When changed last.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="History">The latest sessions, newest first.</param>
public sealed record HotDeskUserDetail(
    HotDeskUserRow Row, HotDeskUserForm Stored, ImmutableArray<InventoryPhone> Phones, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    string ChangedBy, ImmutableArray<HistoryRow> History)
{
    /// <summary>Given name.</summary>
    public string FirstName => Stored.FirstName;

    /// <summary>Family name.</summary>
    public string LastName => Stored.LastName;

    /// <summary>A form of one's own that holds what is stored.</summary>
    public HotDeskUserForm ToForm() => Stored.Copy();
}
