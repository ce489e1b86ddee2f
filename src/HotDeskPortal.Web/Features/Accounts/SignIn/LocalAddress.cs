namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Where to go after signing in.</summary>
internal static class LocalAddress
{
    /// <summary>An address of this site, whatever a link claimed; with its slash in front or, as the router gives it, without.</summary>
    public static string Of(string? address)
    {
        var path = address is ['/', ..] ? address : $"/{address}";
        var isLocal = path is not ['/', '/' or '\\', ..] && !path.Split('?')[0].Contains(':', StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(path, UriKind.Relative);
        return isLocal ? path : "/";
    }
}
