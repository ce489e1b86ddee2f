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
    public MacAddress? Mac { get; } = MacOf(Path[(Path.LastIndexOf('/') + 1)..]);

    /// <summary>Whether some vendor's phones ask for it though it names no phone.</summary>
    public bool IsAskedInVain => VendorFiles.All.Any(v => v.IsAskedInVain(Name));

    public static AskedFile Of(string asked) => new((
        // Nearly always there is nothing to mend.
        asked.StartsWith('/') || asked.EndsWith('/') || asked.Contains("//", StringComparison.Ordinal)
            ? string.Join('/', asked.Split('/', StringSplitOptions.RemoveEmptyEntries))
            : asked).ToLowerInvariant());

    private static MacAddress? MacOf(string name)
    {
        var digits = name.StartsWith("hd-", StringComparison.Ordinal) ? name[3..] : name;
        return digits.Length > MacDigits && digits.AsSpan(0, MacDigits).ContainsAnyExcept('0') && MacAddress.TryParse(digits[..MacDigits], out var mac, out _)
            ? mac
            : null;
    }

    /// <summary>Whether it is one that the phone <paramref name="mac"/> may send.</summary>
    public bool IsUploadOf(MacAddress mac) => Name.StartsWith(mac.Hex, StringComparison.Ordinal)
        && Name[MacDigits..] is "-app.log" or "-boot.log" or "-appflash.log" or "-now-app.log" or "-now-boot.log" or ".log"
            or "-phone.cfg" or "-web.cfg" or "-local.cfg" or "-calls.xml" or "-directory.xml";
}
