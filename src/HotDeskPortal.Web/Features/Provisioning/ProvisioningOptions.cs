using System.Net;
using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>Where phones find this portal.</summary>
internal sealed class ProvisioningOptions : IOptionsSection
{
    public static string Section => "Provisioning";

    /// <summary>The address that phones are sent to; empty: the one they came by.</summary>
    public string PublicUrl { get; set; } = "";

    public IEnumerable<string> Errors()
    {
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "" }))
            yield return $"{Section}:{nameof(PublicUrl)} is '{PublicUrl}'; it must be an address such as https://portal.example.com.";
    }

    /// <summary>Whether phones could only be sent to an address at which no other machine finds the portal.</summary>
    /// <param name="host">The host that the request names; empty: none.</param>
    public bool HasNoPublicAddress(string? host) => PublicUrl.Length == 0 && (string.IsNullOrEmpty(host)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))));

    /// <summary>Where provisioning addresses begin, ending with a slash: as configured, else under <paramref name="baseUrl"/>.</summary>
    public string Root(string baseUrl) => $"{(PublicUrl.Length > 0 ? PublicUrl : baseUrl).TrimEnd('/')}{ProvisioningEndpoints.Prefix}/";
}
