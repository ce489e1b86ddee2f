using HotDeskPortal.Domain.Phones;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>The file that a phone asks for or sends, as phones really write it: in either case, with a slash too many, in a folder or not.</summary>
/// <param name="Path">Its name with its folder.</param>
internal sealed record AskedFile(string Path)
{
    private const int MacDigits = 12;

    /// <summary>Its name without the folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The phone that it names; null: none.</summary>
    public MacAddress? Mac
    {
        get
        {
            var digits = Name.StartsWith("hd-", StringComparison.Ordinal) ? Name[3..] : Name;
            return digits.Length > MacDigits && digits.AsSpan(0, MacDigits).ContainsAnyExcept('0') && MacAddress.TryParse(digits[..MacDigits], out var mac, out _)
                ? mac
                : null;
        }
    }

    /// <summary>Whether some vendor's phones ask for it though it names no phone.</summary>
    public bool IsAskedInVain => VendorFiles.All.Any(v => v.IsAskedInVain(Name));

    public static AskedFile Of(string asked) =>
        new(string.Join('/', asked.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant());

    /// <summary>Whether it is one that the phone <paramref name="mac"/> may send.</summary>
    public bool IsUploadOf(MacAddress mac) => Name.StartsWith(mac.Hex, StringComparison.Ordinal)
        && Name[MacDigits..] is "-app.log" or "-boot.log" or "-appflash.log" or "-now-app.log" or "-now-boot.log" or ".log"
            or "-phone.cfg" or "-web.cfg" or "-local.cfg" or "-calls.xml" or "-directory.xml";
}
