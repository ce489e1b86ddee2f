using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Services.Audit;

/// <summary>What the audit log tells of the journal.</summary>
internal static class AuditedJournal
{
    /// <summary>What somebody may have to answer for; ordinary logins and logouts are the history's.</summary>
    /// <returns>The entry to be; null: none.</returns>
    public static AuditDraft? DraftOf(JournalEntry entry)
    {
        var (user, hotDesk, phone) = (Text(AuditReference.Extension, entry.UserId), Text(AuditReference.Extension, entry.HotDeskExtensionId),
            Text(AuditReference.Phone, entry.PhoneId));
        var draft = entry switch
        {
            { Kind: JournalKind.SessionEnded, End: SessionEnd.Forced } => new AuditDraft(
                AuditAction.LoggedOut, AuditSubject.HotDeskExtension, hotDesk!.Value, [new("Owner", user, null), new("Reason", null, AuditText.Of(entry.Reason))]),
            { Kind: JournalKind.UserLocked } => new AuditDraft(
                AuditAction.LockedOut, AuditSubject.HotDeskUser, user!.Value,
                    [new("Locked until", null, AuditText.Of(AuditedType.Text(entry.Until))), new("Last tried at", null, hotDesk)]),
            { Kind: JournalKind.PhoneLocked } => new AuditDraft(
                AuditAction.LockedOut, AuditSubject.Phone, phone!.Value,
                    [new("Locked until", null, AuditText.Of(AuditedType.Text(entry.Until))), new("At hot desk", null, hotDesk)]),
            // Lifted, it ends at once.
            { Kind: JournalKind.PinsGuessed } when entry.Until > entry.At => new AuditDraft(
                AuditAction.WrongPins, AuditSubject.Office, AuditText.Of(AuditReference.Office, entry.OfficeId),
                    [new("Locks last until", null, AuditText.Of(AuditedType.Text(entry.Until))), new("Last tried at", null, hotDesk)]),
            { Kind: JournalKind.UserUnlocked } => new AuditDraft(AuditAction.Unlocked, AuditSubject.HotDeskUser, user!.Value, []),
            { Kind: JournalKind.PhoneUnlocked } => new AuditDraft(AuditAction.Unlocked, AuditSubject.Phone, phone!.Value, []),
            _ => null,
        };
        return draft is null ? null : draft with { OfficeId = entry.OfficeId, Recorded = (entry.At, entry.By, entry.Channel) };

        static AuditText? Text(AuditReference reference, int? id) => id is { } known ? AuditText.Of(reference, known) : null;
    }
}
