namespace HotDeskPortal.Services.Accounts;

/// <summary>The configuration section <c>Accounts:OpenIdConnect</c>: who besides the portal may say who somebody is.</summary>
public sealed class IdentityProviderOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Accounts:OpenIdConnect";

    /// <summary>The provider's address, under which its <c>.well-known/openid-configuration</c> is.</summary>
    public string Authority { get; set; } = "";

    /// <summary>As what the portal is registered there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The portal's secret there.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What people call the provider.</summary>
    public string DisplayName { get; set; } = "single sign-on";

    /// <summary>The claim that holds groups or roles.</summary>
    public string RoleClaim { get; set; } = "groups";

    /// <summary>What to ask for besides <c>openid</c>, <c>profile</c> and <c>email</c>.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>What groups may do here. Whoever is in none of them does not get in.</summary>
    public GroupRole[] Roles { get; set; } = [];

    /// <summary>The provider on this machine, for development; everywhere else it must be spoken with over HTTPS.</summary>
    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true };

    /// <summary>What is wrong; each names its key, and none the secret.</summary>
    public IEnumerable<string> Errors()
    {
        if (!IsLoopback && !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && address.Scheme == "https"))
            yield return $"{Section}:Authority is '{Authority}'; it must be an address with https://, or http:// on this machine alone.";
        foreach (var (name, value) in new[] { (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret), (nameof(DisplayName), DisplayName),
            (nameof(RoleClaim), RoleClaim) })
            if (string.IsNullOrWhiteSpace(value))
                yield return $"{Section}:{name} is missing.";
        if (Roles.Length == 0)
            yield return $"{Section}:{nameof(Roles)} is empty; nobody could sign in.";
        foreach (var error in Roles.SelectMany((role, i) => role.Errors($"{Section}:{nameof(Roles)}:{i}")))
            yield return error;
    }

    /// <summary>What a member of these groups may do; null: nothing. Of several roles it is the one that may do most, with the offices of all groups that give it.</summary>
    public AccountForm? RoleOf(IEnumerable<string> groups)
    {
        var mine = groups.ToHashSet(StringComparer.Ordinal);
        return Roles.Where(r => mine.Contains(r.Group)).GroupBy(r => r.ParsedRole).MaxBy(g => g.Key) is { Key: { } role } given
            ? new AccountForm { Role = role, Offices = [.. given.SelectMany(r => r.Offices)] }
            : null;
    }
}

/// <summary>What the members of a group may do.</summary>
public sealed class GroupRole
{
    /// <summary>The group, as the claim has it.</summary>
    public string Group { get; set; } = "";

    /// <summary>A <see cref="PortalRole"/>. Read as text: what cannot be read in a list, configuration leaves out without a word.</summary>
    public string Role { get; set; } = "";

    /// <summary>Keys of an office manager's offices.</summary>
    public string[] Offices { get; set; } = [];

    internal PortalRole? ParsedRole => Enum.GetValues<PortalRole>().Cast<PortalRole?>().FirstOrDefault(r => r.ToString()!.Equals(Role, StringComparison.OrdinalIgnoreCase));

    internal IEnumerable<string> Errors(string key)
    {
        if (string.IsNullOrWhiteSpace(Group))
            yield return $"{key}:{nameof(Group)} is missing.";
        if (ParsedRole is null)
            yield return $"{key}:{nameof(Role)} is '{Role}'; it must be one of {string.Join(", ", Enum.GetNames<PortalRole>())}.";
        if (ParsedRole == PortalRole.OfficeManager != Offices.Length > 0)
            yield return $"{key}:{nameof(Offices)} must name the offices of an {nameof(PortalRole.OfficeManager)}, and of nobody else.";
    }
}
