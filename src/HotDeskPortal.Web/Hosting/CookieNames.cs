namespace HotDeskPortal.Web.Hosting;

/// <summary>
/// A name that a browser takes from nobody else: <c>__Host-</c> from this host alone, over HTTPS, for every path; <c>__Secure-</c>, where the
/// portal has a path of its own, over HTTPS alone. A sibling host could otherwise set a cookie of ours for somebody.
/// </summary>
internal static class CookieNames
{
    private const string Host = "__Host-", Secure = "__Secure-";

    /// <summary>Names a cookie so. Without HTTPS, in Development, browsers would not take it.</summary>
    /// <param name="cookie">Its secure policy is set.</param>
    /// <param name="pathBase">The portal's path; empty: the host is its own.</param>
    public static void Guard(CookieBuilder cookie, string pathBase)
    {
        if (cookie is not { SecurePolicy: CookieSecurePolicy.Always, Name: { } name } || name.StartsWith("__", StringComparison.Ordinal))
            return;
        cookie.Name = (pathBase.Length == 0 && cookie.Path is null or "/" ? Host : Secure) + name;
        if (cookie.Name.StartsWith(Host, StringComparison.Ordinal))
            cookie.Path = "/";
    }
}
