using Microsoft.AspNetCore.Identity;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Somebody who signs in to the portal.</summary>
public sealed class PortalAccount : IdentityUser
{
    /// <summary>What they may do.</summary>
    public PortalRole Role { get; set; }

    /// <summary>The offices of an office manager; other roles see theirs by role.</summary>
    public List<AccountOffice> Offices { get; set; } = [];
}

/// <summary>An office that an account belongs to.</summary>
public sealed class AccountOffice
{
    /// <summary>The account.</summary>
    public required string AccountId { get; set; }

    /// <summary>The office.</summary>
    public int OfficeId { get; set; }
}
