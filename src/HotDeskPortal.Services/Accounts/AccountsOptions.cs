namespace HotDeskPortal.Services.Accounts;

/// <summary>The configuration section <c>Accounts</c>.</summary>
public sealed class AccountsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Accounts";

    /// <summary>Whether administrators get no further than to setting an authenticator app up until they have one.</summary>
    public bool RequireTwoFactorForAdministrators { get; set; }
}
