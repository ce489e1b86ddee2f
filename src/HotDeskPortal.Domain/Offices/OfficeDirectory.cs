using System.Collections.Frozen;
using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Domain.Offices;

/// <summary>What the office itself contributes to decisions and pages.</summary>
public sealed record OfficeProfile(
    int Id, string Key, string Name, string TimeZone, string Language, bool IsTraining, OfficePolicies Policies,
    ImmutableArray<string> EmergencyNumbers)
{
    /// <summary>How numbers outside are dialled.</summary>
    public DialPlan DialPlan { get; init; } = DialPlan.Default;

    /// <summary>What phones dial to log in and out.</summary>
    public FeatureCodes FeatureCodes { get; init; } = FeatureCodes.Default;
}

/// <summary>A phone as others see it.</summary>
public sealed record PhoneEntry(int Id, MacAddress Mac, string Model, string? EmergencyLocation, string? EmergencyCallback);

/// <summary>Whatever a number stands for.</summary>
/// <param name="Id">Identity of the extension.</param>
/// <param name="Number">Its number.</param>
public abstract record DirectoryEntry(int Id, ExtensionNumber Number);

/// <summary>A hot desk extension as others see it.</summary>
public sealed record HotDeskEntry(
    int Id, ExtensionNumber Number, string Description, string Floor, string Desk, PhoneEntry? Phone)
    : DirectoryEntry(Id, Number);

/// <summary>A user as others see it.</summary>
public sealed record UserEntry(
    int Id, ExtensionNumber Number, string Name, string? CallerIdName, string? CallerIdNumber,
    bool IsHotDeskingEnabled, bool IsActive, ImmutableArray<PhoneEntry> OwnPhones)
    : DirectoryEntry(Id, Number);

/// <summary>A destination as others see it.</summary>
public sealed record DestinationEntry(
    int Id, ExtensionNumber Number, DestinationKind Kind, string Name, ImmutableArray<int> MemberIds)
    : DirectoryEntry(Id, Number);

/// <summary>
/// Everything of an office that set-up changes and ownership does not: immutable, looked up by number, id or MAC without
/// regard to how much there is.
/// </summary>
public sealed class OfficeDirectory
{
    private readonly FrozenDictionary<string, DirectoryEntry> _byNumber;
    private readonly FrozenDictionary<int, DirectoryEntry> _byId;
    private readonly FrozenDictionary<string, PhonePlace> _byMac;
    private readonly Lazy<FrozenDictionary<string, UserEntry>> _byCallerId;

    /// <summary>Indexes the entries of one office.</summary>
    public OfficeDirectory(OfficeProfile office, IEnumerable<DirectoryEntry> entries)
    {
        var all = entries.ToArray();
        Office = office;
        _byNumber = all.ToFrozenDictionary(e => e.Number.Digits, StringComparer.Ordinal);
        _byId = all.ToFrozenDictionary(e => e.Id);
        HotDesks = [.. all.OfType<HotDeskEntry>().OrderBy(e => e.Number)];
        Users = [.. all.OfType<UserEntry>().OrderBy(e => e.Number)];
        Destinations = [.. all.OfType<DestinationEntry>().OrderBy(e => e.Number)];
        var atHotDesks = HotDesks.Where(h => h.Phone is not null).Select(h => new PhonePlace(h.Phone!, h));
        var withUsers = Users.SelectMany(u => u.OwnPhones.Select(p => new PhonePlace(p, u)));
        _byCallerId = new(CallerIds);
        _byMac = atHotDesks.Concat(withUsers).ToFrozenDictionary(p => p.Phone.Mac.Hex, StringComparer.Ordinal);
    }

    /// <summary>A phone and the extension it belongs to by assignment, whoever owns it now.</summary>
    public sealed record PhonePlace(PhoneEntry Phone, DirectoryEntry Extension);

    /// <summary>The office.</summary>
    public OfficeProfile Office { get; }

    /// <summary>All hot desk extensions, by number.</summary>
    public ImmutableArray<HotDeskEntry> HotDesks { get; }

    /// <summary>All users, by number.</summary>
    public ImmutableArray<UserEntry> Users { get; }

    /// <summary>All destinations, by number.</summary>
    public ImmutableArray<DestinationEntry> Destinations { get; }

    /// <summary>All phones that are assigned to an extension.</summary>
    public IEnumerable<PhonePlace> Phones => _byMac.Values;

    /// <summary>What <paramref name="number"/> stands for; null: nothing.</summary>
    public DirectoryEntry? Find(string number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The extension with this id; null: there is none (any more).</summary>
    public DirectoryEntry? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The hot desk extension with this id; null: there is none.</summary>
    public HotDeskEntry? HotDesk(int id) => Find(id) as HotDeskEntry;

    /// <summary>The user with this id; null: there is none.</summary>
    public UserEntry? User(int id) => Find(id) as UserEntry;

    /// <summary>Where the phone with this address is assigned; null: in stock, or none of this office's.</summary>
    public PhonePlace? Phone(MacAddress mac) => _byMac.GetValueOrDefault(mac.Hex);

    /// <summary>The one user who shows this number, E.164 without plus, as caller ID; null: nobody does, or several do.</summary>
    public UserEntry? ShowsAsCallerId(string digits) => _byCallerId.Value.GetValueOrDefault(digits);

    private FrozenDictionary<string, UserEntry> CallerIds() => Users
        .Where(u => u.CallerIdNumber is not null)
        .GroupBy(u => Office.DialPlan.International(u.CallerIdNumber!) ?? u.CallerIdNumber!, StringComparer.Ordinal)
        .Where(g => g.Count() == 1).ToFrozenDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
}
