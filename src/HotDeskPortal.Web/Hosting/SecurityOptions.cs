using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Hosting;

/// <summary>Whom somebody tells who has found a weakness of this portal.</summary>
internal sealed class SecurityOptions : IOptionsSection
{
    public static string Section => "Security";

    /// <summary>As RFC 9116 wants it, an address: <c>mailto:security@example.com</c>. Empty: nobody is named.</summary>
    public string Contact { get; set; } = "";

    public IEnumerable<string> Errors()
    {
        if (Contact.Length > 0 && !(Uri.TryCreate(Contact, UriKind.Absolute, out var address) && address.Scheme is "mailto" or "https" or "tel" && !Contact.Any(char.IsControl)))
            yield return $"{Section}:{nameof(Contact)} is '{Contact}'; it must begin with mailto:, https:// or tel:, for example mailto:security@example.com.";
    }
}
