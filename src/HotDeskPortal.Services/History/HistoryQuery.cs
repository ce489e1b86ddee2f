using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.History;

/// <summary>What the history is ordered by.</summary>
public enum HistorySort
{
    /// <summary>Login, the latest first.</summary>
    Started,

    /// <summary>Logout, the latest first; what is open comes before.</summary>
    Ended,

    /// <summary>Number of the user.</summary>
    User,

    /// <summary>Number of the hot desk extension.</summary>
    HotDesk,
}

/// <summary>Which sessions the history shows. Text is sought in names, numbers and reasons.</summary>
public sealed record HistoryQuery : GridQuery
{
    /// <summary>Number of the user; null: everybody.</summary>
    public string? User { get; init; }

    /// <summary>Number of the hot desk extension; null: everywhere.</summary>
    public string? HotDesk { get; init; }

    /// <summary>Sessions that were open on this day of the office or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Sessions that were open on this day of the office or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How it ended; null: any way.</summary>
    public SessionEnd? End { get; init; }

    /// <summary>Only what is still open.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>Who began or ended it must contain this.</summary>
    public string? By { get; init; }

    /// <summary>Order.</summary>
    public HistorySort Sort { get; init; }
}

/// <summary>A session in the history. Numbers and names are today's: history follows the record, not the number.</summary>
/// <param name="Id">The session.</param>
/// <param name="HotDesk">Number of the hot desk extension.</param>
/// <param name="IsHotDeskGone">It has been deleted since.</param>
/// <param name="User">Number of the user.</param>
/// <param name="UserName">Name of the user.</param>
/// <param name="IsUserGone">They have been deleted since.</param>
/// <param name="StartedAt">Login.</param>
/// <param name="StartedThrough">The way it came.</param>
/// <param name="StartedBy">Who did it.</param>
/// <param name="EndedAt">Logout; null: still open.</param>
/// <param name="End">How it ended.</param>
/// <param name="EndedThrough">The way the end came.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Reason">The reason given.</param>
public sealed record HistoryEntry(
    Guid Id, string HotDesk, bool IsHotDeskGone, string User, string UserName, bool IsUserGone, DateTimeOffset StartedAt, OwnershipChannel StartedThrough,
    string StartedBy, DateTimeOffset? EndedAt, SessionEnd? End, OwnershipChannel? EndedThrough, string? EndedBy, string? Reason)
{
    /// <summary>The API key that brought the login; null: none did.</summary>
    public string? StartedKey { get; init; }

    /// <summary>The API key that brought the end; null: none did.</summary>
    public string? EndedKey { get; init; }

    /// <summary>How long it lasted, or has so far.</summary>
    public TimeSpan Length(DateTimeOffset now) => (EndedAt ?? now) - StartedAt;
}
