namespace HotDeskPortal.Services.Accounts;

/// <summary>The configuration section <c>Accounts</c>.</summary>
public sealed class AccountsOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Accounts";

    /// <summary>Whether administrators get no further than to setting an authenticator app up until they have one.</summary>
    public bool RequireTwoFactorForAdministrators { get; set; }

    /// <inheritdoc />
    public IEnumerable<string> Errors() => [];
}
