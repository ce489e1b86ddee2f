using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Ownership;

/// <summary>Who has a hot desk extension now, and since when.</summary>
/// <param name="Session">The open session; null: free.</param>
/// <param name="FreeSince">End of the last session; null: never used, or owned.</param>
public sealed record DeskOwnership(OpenSession? Session, DateTimeOffset? FreeSince)
{
    /// <summary>Never used.</summary>
    public static DeskOwnership Unused { get; } = new(null, null);
}

/// <summary>What a hot desk extension is like, in one word.</summary>
public enum HotDeskStatus
{
    /// <summary>Nobody is logged in.</summary>
    Free,

    /// <summary>It has an owner.</summary>
    Owned,

    /// <summary>Its phone refuses logins after too many wrong PINs; it may have an owner all the same.</summary>
    Locked,

    /// <summary>It has no phone: nobody can log in.</summary>
    NoPhone,
}

/// <summary>
/// Who owns what in one office, at one version: immutable, so that readers share it without locks. The board is the fold of
/// the journal; applying an entry costs the same however many phones there are.
/// </summary>
public sealed record OwnershipBoard
{
    /// <summary>Extensions, users, phones, destinations, policies.</summary>
    public required OfficeDirectory Directory { get; init; }

    /// <summary>The version this is the state of.</summary>
    public required long Version { get; init; }

    /// <summary>Ownerships that were ever used, by hot desk extension.</summary>
    public ImmutableDictionary<int, DeskOwnership> Ownerships { get; init; } = ImmutableDictionary<int, DeskOwnership>.Empty;

    /// <summary>The hot desk extensions each user owns, in the order of login.</summary>
    public ImmutableDictionary<int, ImmutableList<int>> OwnedBy { get; init; } = ImmutableDictionary<int, ImmutableList<int>>.Empty;

    /// <summary>Ends of phones' locks, which may lie in the past.</summary>
    public ImmutableDictionary<int, DateTimeOffset> PhoneLocks { get; init; } = ImmutableDictionary<int, DateTimeOffset>.Empty;

    /// <summary>Ends of users' locks, which may lie in the past.</summary>
    public ImmutableDictionary<int, DateTimeOffset> UserLocks { get; init; } = ImmutableDictionary<int, DateTimeOffset>.Empty;

    /// <summary>End of a day on which too many PINs were wrong, which may lie in the past; null: there was none.</summary>
    public DateTimeOffset? PinsGuessedUntil { get; init; }

    /// <summary>The office.</summary>
    public OfficeProfile Office => Directory.Office;

    /// <summary>The ownership of a hot desk extension.</summary>
    public DeskOwnership OwnershipOf(int hotDeskExtensionId) => Ownerships.GetValueOrDefault(hotDeskExtensionId, DeskOwnership.Unused);

    /// <summary>The hot desk extensions that a user owns.</summary>
    public ImmutableList<int> HotDesksOf(int userId) => OwnedBy.GetValueOrDefault(userId, []);

    /// <summary>Who owns a hot desk extension; null: nobody.</summary>
    public UserEntry? OwnerOf(int hotDeskExtensionId) =>
        OwnershipOf(hotDeskExtensionId).Session is { } session ? Directory.User(session.UserId) : null;

    /// <summary>The state of a hot desk extension at <paramref name="at"/>.</summary>
    public HotDeskStatus StatusOf(HotDeskEntry hotDesk, DateTimeOffset at) =>
        hotDesk.Phone is not { } phone ? HotDeskStatus.NoPhone
        : PhoneLockedUntil(phone.Id, at) is not null ? HotDeskStatus.Locked
        : OwnershipOf(hotDesk.Id).Session is not null ? HotDeskStatus.Owned
        : HotDeskStatus.Free;

    /// <summary>Every open session.</summary>
    public IEnumerable<OpenSession> OpenSessions => Ownerships.Values.Select(s => s.Session).OfType<OpenSession>();

    /// <summary>Until when the phone refuses; null: it does not, at <paramref name="at"/>.</summary>
    public DateTimeOffset? PhoneLockedUntil(int phoneId, DateTimeOffset at) =>
        PhoneLocks.TryGetValue(phoneId, out var until) && until > at ? until : null;

    /// <summary>Until when the user is locked; null: not at <paramref name="at"/>.</summary>
    public DateTimeOffset? UserLockedUntil(int userId, DateTimeOffset at) =>
        UserLocks.TryGetValue(userId, out var until) && until > at ? until : null;

    /// <summary>
    /// The board after <paramref name="entry"/>. A <see cref="JournalKind.DirectoryChanged"/> entry only moves the version:
    /// the caller supplies the directory.
    /// </summary>
    /// <exception cref="ArgumentException">The entry is not the next one: something is missing in between.</exception>
    public OwnershipBoard Apply(JournalEntry entry)
    {
        if (entry.Version != Version + 1)
            throw new ArgumentException($"Version {entry.Version} does not follow {Version}.", nameof(entry));
        var next = this with { Version = entry.Version };
        return entry.Kind switch
        {
            JournalKind.SessionStarted => next.WithStart(entry),
            JournalKind.SessionEnded => next.WithEnd(entry),
            JournalKind.UserLocked => next with { UserLocks = UserLocks.SetItem(entry.UserId!.Value, entry.Until!.Value) },
            JournalKind.UserUnlocked => next with { UserLocks = UserLocks.Remove(entry.UserId!.Value) },
            JournalKind.PhoneLocked => next with { PhoneLocks = PhoneLocks.SetItem(entry.PhoneId!.Value, entry.Until!.Value) },
            JournalKind.PhoneUnlocked => next with { PhoneLocks = PhoneLocks.Remove(entry.PhoneId!.Value) },
            JournalKind.PinsGuessed => next with { PinsGuessedUntil = entry.Until },
            _ => next,
        };
    }

    /// <summary>A board made of what the database holds, at one version.</summary>
    public static OwnershipBoard Of(
        OfficeDirectory directory, long version, IEnumerable<OpenSession> openSessions,
        IEnumerable<KeyValuePair<int, DateTimeOffset>> lastEnds,
        IEnumerable<KeyValuePair<int, DateTimeOffset>> phoneLocks, IEnumerable<KeyValuePair<int, DateTimeOffset>> userLocks)
    {
        var open = openSessions.OrderBy(s => s.StartedAt).ThenBy(s => s.Id).ToList();
        var ownerships = lastEnds.ToImmutableDictionary(e => e.Key, e => new DeskOwnership(null, e.Value));
        return new OwnershipBoard
        {
            Directory = directory,
            Version = version,
            Ownerships = ownerships.SetItems(open.Select(s => KeyValuePair.Create(s.HotDeskExtensionId, new DeskOwnership(s, null)))),
            OwnedBy = open.GroupBy(s => s.UserId)
                .ToImmutableDictionary(g => g.Key, g => g.Select(s => s.HotDeskExtensionId).ToImmutableList()),
            PhoneLocks = phoneLocks.ToImmutableDictionary(),
            UserLocks = userLocks.ToImmutableDictionary(),
        };
    }

    private OwnershipBoard WithStart(JournalEntry entry)
    {
        var (hotDesk, user) = (entry.HotDeskExtensionId!.Value, entry.UserId!.Value);
        var session = new OpenSession(entry.SessionId!.Value, hotDesk, user, entry.At) { PhoneId = entry.PhoneId.GetValueOrDefault() };
        return this with
        {
            Ownerships = Ownerships.SetItem(hotDesk, new DeskOwnership(session, null)),
            OwnedBy = OwnedBy.SetItem(user, HotDesksOf(user).Add(hotDesk)),
        };
    }

    private OwnershipBoard WithEnd(JournalEntry entry)
    {
        var (hotDesk, user) = (entry.HotDeskExtensionId!.Value, entry.UserId!.Value);
        var left = HotDesksOf(user).Remove(hotDesk);
        return this with
        {
            Ownerships = Ownerships.SetItem(hotDesk, new DeskOwnership(null, entry.At)),
            OwnedBy = left.IsEmpty ? OwnedBy.Remove(user) : OwnedBy.SetItem(user, left),
        };
    }
}
