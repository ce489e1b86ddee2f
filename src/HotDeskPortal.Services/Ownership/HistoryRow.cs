using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Ownership;

/// <summary>A session as a detail page tells it. Numbers and names are today's: history follows the record, not the number.</summary>
/// <param name="Id">The session.</param>
/// <param name="HotDesk">Number of the hot desk extension.</param>
/// <param name="User">Number of the user.</param>
/// <param name="UserName">Name of the user.</param>
/// <param name="StartedAt">Login.</param>
/// <param name="EndedAt">Logout; null: still open.</param>
/// <param name="End">How it ended.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Reason">The reason given.</param>
public sealed record HistoryRow(
    Guid Id, string HotDesk, string User, string UserName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, SessionEnd? End, string? EndedBy,
    string? Reason);
