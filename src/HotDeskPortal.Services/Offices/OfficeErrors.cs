using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;

namespace HotDeskPortal.Services.Offices;

/// <summary>There is no such office, or none that the actor may know of: from outside the same.</summary>
public sealed record UnknownOffice(string Key) : Error("unknown-office", ErrorKind.NotFound);

/// <summary>The actor sees the office but may not do this there.</summary>
public sealed record NotAllowed(Permission Permission) : Error("not-allowed", ErrorKind.Refused);

/// <summary>What administrators alone may do.</summary>
public enum AdministratorTask
{
    /// <summary>Create offices.</summary>
    CreateOffices,

    /// <summary>Say which offices are for training.</summary>
    MarkTraining,

    /// <summary>See API keys.</summary>
    SeeApiKeys,

    /// <summary>Create API keys.</summary>
    CreateApiKeys,

    /// <summary>Revoke API keys.</summary>
    RevokeApiKeys,

    /// <summary>See accounts.</summary>
    SeeAccounts,

    /// <summary>Invite people.</summary>
    InvitePeople,

    /// <summary>Make one-time links.</summary>
    MakeLinks,

    /// <summary>Change role and offices of accounts.</summary>
    ChangeAccounts,

    /// <summary>Close accounts.</summary>
    CloseAccounts,

    /// <summary>Open accounts that are closed or locked.</summary>
    OpenAccounts,

    /// <summary>Take an authenticator app from an account.</summary>
    ResetTwoFactor,

    /// <summary>Delete accounts.</summary>
    DeleteAccounts,

    /// <summary>Export the SIP accounts.</summary>
    ExportSipAccounts,

    /// <summary>Verify the audit log.</summary>
    VerifyAudit,

    /// <summary>See how safely the portal runs.</summary>
    SeeSecurity,
}

/// <summary>Whatever the rights in an office: this is for administrators.</summary>
/// <param name="Task">What they alone may do.</param>
public sealed record AdministratorsOnly(AdministratorTask Task) : Error("administrators-only", ErrorKind.Refused)
{
    /// <inheritdoc/>
    public override string Variant => Task.ToString();
}

/// <summary>Another office has the short name already.</summary>
/// <param name="Key">The name.</param>
public sealed record OfficeKeyTaken(string Key) : Error("office-key-taken", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Field => nameof(OfficeForm.Key);
}
