using System.Text.RegularExpressions;

namespace HotDeskPortal.Services.Import;

/// <summary>Finds columns that may hold PINs, passwords or other secrets: nothing of them is shown, whatever they turn out to be.</summary>
internal static partial class SecretColumns
{
    /// <summary>So many values decide.</summary>
    private const int MostRead = 200;

    /// <summary>Headers of columns that may hold secrets begin, end or go on so in many languages, in small letters and digits alone.</summary>
    private static readonly string[] Words =
    [
        "pin", "pwd", "passw", "passphrase", "passcode", "secret", "token", "md5", "apikey", "credential", "kennwort", "losung", "geheim", "zugangscode",
        "clave", "contraseña", "senha", "motdepasse", "codesecret", "codeconfidentiel", "hasło", "wachtwoord", "lösenord", "adgangskode", "passord",
        "salasana", "heslo", "jelszó", "parola", "şifre", "пароль", "密码", "パスワード", "暗証", "비밀번호",
    ];

    /// <summary>Headers of columns whose short numbers are none.</summary>
    private static readonly string[] Numbers =
    [
        "ext", "extn", "number", "nummer", "numéro", "número", "durchwahl", "nebenstelle", "extension", "phone", "telefon", "téléphone", "teléfono", "tel",
        "mobile", "mobil", "handy", "cell", "fax", "dn", "did", "ddi", "line", "poste", "interno", "ramal", "toestel", "anknytning", "caller", "cid",
        "id", "employee", "personal", "zip", "postal", "plz", "postcode", "room", "raum", "desk", "floor", "queue", "group", "port", "vlan", "year",
        "rufnummer", "anschluss", "kostenstelle", "costcenter", "cost", "department", "abteilung", "site", "standort", "building", "license", "count",
    ];

    /// <summary>Whether a column is called like one of secrets.</summary>
    public static bool IsCalledSo(string header)
    {
        var plain = ImportColumn.Plain(header);
        return Array.Exists(Words, w => plain.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>
    /// Whether the values of a column that is taken for nothing look like secrets: short numbers under a header that promises no such number, or
    /// words that only a machine would make up.
    /// </summary>
    public static bool LooksSo(string header, IEnumerable<string> values)
    {
        var read = values.Take(MostRead).ToList();
        return read.Count > 0
            && ((read.TrueForAll(v => Pin().IsMatch(v)) && !PromisesNumbers(header))
                || read.Count(IsMachineMade) * 2 >= read.Count);
    }

    private static bool PromisesNumbers(string header) => Word().Matches(header).Any(w => Array.Exists(Numbers, n => w.Value.Equals(n, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Letters of both cases and digits in one word of eight and more, or many hexadecimal digits: no name, address or model is spelt so.</summary>
    private static bool IsMachineMade(string value) => value.Length is >= 8 and <= 256 && !value.Contains(' ', StringComparison.Ordinal) && !Address().IsMatch(value)
        && ((value.Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower) && value.Count(char.IsAsciiDigit) >= 2) || Hash().IsMatch(value));

    [GeneratedRegex(@"^\d{4,8}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pin();

    [GeneratedRegex(@"^[0-9a-fA-F]{16,}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"@|://|^\S+\.(cfg|xml|wav|mp3)$|^[A-Za-z]{2,8}[-_ ]?\d{2,4}[A-Za-z]{0,3}$|^SEP[0-9A-F]{12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Word();
}
