using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Under which path of its host the portal is found.</summary>
internal sealed class HostingOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Hosting";

    /// <summary>Addresses under the portal's root that it needs itself: a path base of the same name could not be told from them.</summary>
    private static readonly string[] Taken = ["account", "accounts", "api", "class", "office", "offices", "p"];

    /// <summary>As <c>/phones</c>; empty: the portal has the host for itself.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Errors()
    {
        var isPath = PathBase.Length == 0 || (PathBase is ['/', not '/', ..] && !PathBase.EndsWith('/') && Uri.IsWellFormedUriString(PathBase, UriKind.Relative)
            && !PathBase.AsSpan().ContainsAny("?#%") && !PathBase.Contains("//", StringComparison.Ordinal));
        if (!isPath)
            yield return $"{Section}:{nameof(PathBase)} is '{PathBase}'; it must begin with a slash, and not end with one: /phones.";
        else if (Taken.Contains(PathBase.Split('/').ElementAtOrDefault(1), StringComparer.OrdinalIgnoreCase))
            yield return $"{Section}:{nameof(PathBase)} is '{PathBase}', which is an address of the portal's own.";
    }
}
