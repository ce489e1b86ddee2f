using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Audit;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>Tells the audit log that a phone gets secrets.</summary>
internal static class HandOuts
{
    /// <summary>A phone is about to get its own address, and with it the password of its SIP account. Where that cannot be told, it gets nothing.</summary>
    public static Task HandOutAsync(this AuditLog log, string? office, MacAddress phone, string from, CancellationToken cancellation) => log.RecordAsync(
        new AuditContext { Source = AuditSource.Portal with { From = from }, Office = office }, AuditAction.HandedOut, AuditSubject.Phone, phone.ToString(),
        [("The phone's own address", "handed out"), ("SIP password", "handed out")], cancellation);
}
