using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Features.History;

namespace HotDeskPortal.Web.Features.Audit;

/// <summary>The words of the audit log.</summary>
public static class AuditTexts
{
    /// <summary>What was done, as the filter names it.</summary>
    public static string Name(AuditAction action) => action switch
    {
        AuditAction.Created => "Created",
        AuditAction.Changed => "Changed",
        AuditAction.Deleted => "Deleted",
        AuditAction.PinSet => "PIN set",
        AuditAction.LoggedOut => "Logged out by somebody else",
        AuditAction.LockedOut => "Locked",
        AuditAction.Unlocked => "Unlocked",
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignInFailed => "Sign-in failed",
        AuditAction.KeyDenied => "API key denied",
        _ => "Secrets exported",
    };

    /// <summary>What was done, in a line beside its subject.</summary>
    public static string Done(AuditAction action) => action == AuditAction.LoggedOut ? "Logged out" : Name(action);

    /// <summary>What kind of thing it is.</summary>
    public static string Name(AuditSubject kind) => kind switch
    {
        AuditSubject.Office => "Office",
        AuditSubject.HotDeskExtension => "Hot desk extension",
        AuditSubject.HotDeskUser => "Hot desk user",
        AuditSubject.Destination => "Destination",
        AuditSubject.Phone => "Phone",
        AuditSubject.Template => "Template",
        AuditSubject.FloorPlan => "Floor plan",
        AuditSubject.Finding => "Readiness finding",
        AuditSubject.ProvisioningKey => "Provisioning key",
        AuditSubject.SipAccounts => "SIP accounts",
        AuditSubject.Account => "Account",
        _ => "API key",
    };

    /// <summary>Who did it.</summary>
    public static string By(AuditRow row) => row switch
    {
        { By.Length: > 0 } => row.By,
        { Party: AuditParty.Portal } => "The portal itself",
        _ => "Somebody unknown",
    };

    /// <summary>The way it came, and where from.</summary>
    public static string Way(AuditRow row)
    {
        var way = row.Party == AuditParty.ApiKey ? "API key" : row.Channel is { } channel ? HistoryTexts.Way(channel) : "by itself";
        return row.From is { Length: > 0 } from ? $"{way}, {from}" : way;
    }

    /// <summary>How the action is marked: what took something away or was refused stands out.</summary>
    public static string Mark(AuditAction action) => action switch
    {
        AuditAction.Deleted or AuditAction.LockedOut or AuditAction.SignInFailed or AuditAction.KeyDenied => "badge bad",
        AuditAction.Created => "badge good",
        AuditAction.Changed or AuditAction.SignedIn => "badge quiet",
        _ => "badge",
    };
}
