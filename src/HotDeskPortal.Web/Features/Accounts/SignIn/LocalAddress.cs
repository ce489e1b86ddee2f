using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts.SignIn;

/// <summary>Where to go after signing in.</summary>
internal static class LocalAddress
{
    /// <summary>
    /// An address of this site, whatever a link claimed, with its slash in front and without the path base; the link may have the path
    /// base, as what leads to the sign-in page does, and may lack the slash, as the router does.
    /// </summary>
    public static string Of(string? address, PathString pathBase)
    {
        var path = address is ['/', ..] ? address : $"/{address}";
        var isLocal = path is not ['/', '/' or '\\', ..] && !path.Split('?')[0].Contains(':', StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(path, UriKind.Relative);
        if (!isLocal)
            return "/";
        var inside = pathBase.HasValue && path.StartsWith($"{pathBase}/", StringComparison.OrdinalIgnoreCase) ? path[pathBase.Value.Length..] : path;
        // What follows the path base may be no address of this site again.
        return inside is ['/', '/' or '\\', ..] ? "/" : inside;
    }

    /// <summary>Goes to an address of this site that begins with a slash: the router takes such for one of the host, which it shares under a path base.</summary>
    public static void NavigateInside(this NavigationManager navigator, string address) => navigator.NavigateTo(address.TrimStart('/'));

    /// <summary>Goes to the page that asks who is signed in to show that the account is theirs, and leads back here.</summary>
    public static void AskToConfirm(this NavigationManager navigator) => navigator.NavigateTo(
        AccountPaths.ConfirmFor($"/{navigator.ToBaseRelativePath(navigator.Uri)}").TrimStart('/'), forceLoad: true);
}
