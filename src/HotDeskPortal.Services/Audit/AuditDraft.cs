using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Audit;

/// <summary>What an id in a draft stands for; entries tell it by name, as it was called then.</summary>
internal enum AuditReference
{
    None,
    Extension,
    Phone,
    Template,
    Office,
}

/// <summary>A text, or the id of what has one.</summary>
internal readonly record struct AuditText(string Text, AuditReference Reference = AuditReference.None, int Id = 0)
{
    public static AuditText? Of(string? text) => string.IsNullOrEmpty(text) ? null : new AuditText(text);

    public static AuditText Of(AuditReference reference, int id) => new("", reference, id);
}

/// <summary>One thing that was so, and is otherwise; null: there was, or is, none.</summary>
internal sealed record AuditLine(string Label, AuditText? Before, AuditText? After);

/// <summary>An entry in the making: without number, hash, and names.</summary>
internal sealed record AuditDraft(AuditAction Action, AuditSubject Kind, AuditText Subject, IReadOnlyList<AuditLine> Lines)
{
    /// <summary>The office it belongs to; null: none, unless the auditContext names one.</summary>
    public int? OfficeId { get; init; }

    /// <summary>The chain, where the draft knows it better than the auditContext.</summary>
    public string? Chain { get; init; }

    /// <summary>When, and by whom, where a record tells that; the auditContext does otherwise.</summary>
    public (DateTimeOffset At, string By, OwnershipChannel Channel)? Recorded { get; init; }
}
