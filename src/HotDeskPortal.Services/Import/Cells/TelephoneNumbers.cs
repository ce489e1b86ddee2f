using System.Text.RegularExpressions;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Import.Files;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>Telephone numbers as people and systems write them, to E.164.</summary>
internal static partial class TelephoneNumbers
{
    private const int MinDigits = 7, MaxDigits = 15, MostInternal = 6;

    /// <summary>What was read: the number, or the text as it is; what was assumed; why it is none.</summary>
    public readonly record struct Reading(string Number, Fact? Assumed = null, Error? Refusal = null);

    /// <summary>Reads a number.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="timeZone">The office's: where a number without country is dialled.</param>
    public static Reading Read(string text, string timeZone)
    {
        var bare = Scheme().Replace(Invisible.Trim(Named().Match(text) is { Success: true } named ? named.Groups["number"].Value : text), "");
        if (bare.Length == 0)
            return new Reading(bare);
        if (SpreadsheetTraces.In(bare) is { Made: not MadeNumber.Fraction } made && bare.Any(c => c is 'E' or 'e'))
            return new Reading(text, Refusal: made);
        // A decimal loses no digit here: no country's code begins with 0.
        bare = Decimal().Replace(bare, "");
        var extension = Extension().Match(bare);
        if (extension.Success)
            bare = bare[..extension.Index];
        if (bare.StartsWith('+') || bare.StartsWith("00", StringComparison.Ordinal))
            bare = bare.Replace("(0)", "", StringComparison.Ordinal);
        var digits = Separators().Replace(bare, "");
        var number = Number(digits, Nanp.Has(timeZone), out var isAssumed);
        if (number is null)
            return new Reading(text, Refusal: new NoTelephoneNumber(Fault(digits), RowCells.Short(text)));
        return new Reading(number, extension.Success ? new TelephoneNumberAssumed(number, TelephoneAssumption.ExtensionLeftOut)
            : isAssumed ? new TelephoneNumberAssumed(number, TelephoneAssumption.NorthAmerica)
            : null);
    }

    private static string? Number(string digits, bool isNanp, out bool isAssumed)
    {
        isAssumed = false;
        var international = digits.StartsWith('+') ? digits[1..]
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : isNanp && digits.StartsWith("011", StringComparison.Ordinal) ? digits[3..]
            : null;
        if (international is not null)
            return IsInternational(international) ? $"+{international}" : null;
        if (!isNanp)
            return null;
        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        isAssumed = IsNational(national);
        return isAssumed ? $"+1{national}" : null;
    }

    private static bool IsInternational(string digits) => digits.Length is >= MinDigits and <= MaxDigits && digits.All(char.IsAsciiDigit)
        && digits[0] != '0' && (digits[0] != '1' || IsNational(digits[1..]));

    /// <summary>An area code and an exchange of North America begin with 2 to 9.</summary>
    private static bool IsNational(string digits) => digits.Length == 10 && digits.All(char.IsAsciiDigit) && digits[0] >= '2' && digits[3] >= '2';

    private static TelephoneFault Fault(string digits) => !digits.TrimStart('+').All(char.IsAsciiDigit) ? TelephoneFault.Characters
        : digits.StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal) || digits.Length > MaxDigits ? TelephoneFault.Length
        : digits.Length <= MostInternal ? TelephoneFault.Internal
        : TelephoneFault.Country;

    /// <summary><c>"Ida Brandt" &lt;12025550144&gt;</c></summary>
    [GeneratedRegex("""^[^<>]*<(?<number>[^<>]+)>\s*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(tel|telephone|phone|callto|sip|fon|t)\s*[:=]\s*(//)?|@[\w.\-]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<=^\d{7,})[.,]0{1,2}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"(?<=\d[\d\s().\-/]{5,})\s*(;\s*ext\s*=|[,;#x×]|ext\.?|extension|extn\.?|poste|durchwahl|dw)\s*[:.#]?\s*\d{1,8}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[\p{Zs}\p{Pd}().\[\]/·]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();
}

/// <summary>Where numbers are those of North America's numbering plan.</summary>
internal static class Nanp
{
    private static readonly HashSet<string> America = new(
        """
        New_York Detroit Chicago Denver Phoenix Los_Angeles Anchorage Juneau Sitka Metlakatla Yakutat Nome Adak Boise Menominee Indianapolis Louisville Fort_Wayne
        Toronto Montreal Thunder_Bay Nipigon Rainy_River Winnipeg Regina Swift_Current Edmonton Calgary Vancouver Halifax Glace_Bay Moncton Goose_Bay St_Johns Blanc-Sablon
        Atikokan Iqaluit Rankin_Inlet Resolute Cambridge_Bay Yellowknife Inuvik Creston Dawson_Creek Fort_Nelson Whitehorse Dawson Pangnirtung
        Puerto_Rico Virgin St_Thomas Jamaica Nassau Barbados Port_of_Spain Santo_Domingo Antigua Anguilla Dominica Grenada Montserrat St_Kitts St_Lucia St_Vincent Tortola
        Grand_Turk Cayman Lower_Princes
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether an IANA time zone is one of its places.</summary>
    public static bool Has(string timeZone) => timeZone.Split('/') switch
    {
        ["America", "Indiana" or "Kentucky" or "North_Dakota", ..] or ["US", ..] or ["Canada", ..] => true,
        ["America", var city] => America.Contains(city),
        ["Pacific", "Honolulu" or "Guam" or "Saipan" or "Pago_Pago" or "Midway"] or ["Atlantic", "Bermuda"] => true,
        _ => false,
    };
}
