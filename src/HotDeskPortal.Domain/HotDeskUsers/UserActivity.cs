namespace HotDeskPortal.Domain.HotDeskUsers;

/// <summary>
/// A time during which a user was active, written in the transaction that created, enabled, disabled or deleted them: seats are
/// counted by it (design/behaviour.md: Billing).
/// </summary>
public sealed class UserActivity
{
    /// <summary>Identity.</summary>
    public int Id { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>The user.</summary>
    public int UserId { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it ended; null: the user is active.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
