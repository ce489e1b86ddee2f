namespace HotDeskPortal.Domain.Routing;

/// <summary>An office's dial settings, ready to be asked on every call.</summary>
public sealed class DialPlan
{
    private const int LongestNumber = 16, ShortestNational = 7, NorthAmerican = 10;
    private readonly DidList _dids;

    /// <summary>Reads the settings. What cannot be read of a list stored by an older version is none.</summary>
    public DialPlan(DialSettings settings)
    {
        Settings = settings;
        _dids = DidList.TryParse(settings.Dids, out var dids, out _) || DidList.TryParse("", out dids, out _) ? dids : throw new InvalidOperationException();
    }

    /// <summary>That of a new office: numbers outside are dialled without prefix and stay as dialled.</summary>
    public static DialPlan Default { get; } = new(new DialSettings());

    /// <summary>The settings.</summary>
    public DialSettings Settings { get; }

    /// <summary>Whether <paramref name="number"/> could be dialled outside, by its form: two to sixteen digits, with or without plus.</summary>
    public static bool IsDialable(string number) => number is { Length: >= 2 and <= LongestNumber }
        && number.AsSpan(number[0] == '+' ? 1 : 0) is { Length: >= 2 } digits && digits.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A number outside without the outside prefix; null: dialled like this, it does not leave the office.</summary>
    public string? Outside(string dialled)
    {
        var prefix = Settings.OutsidePrefix;
        var number = prefix.Length == 0 || dialled.StartsWith('+') ? dialled
            : dialled.StartsWith(prefix, StringComparison.Ordinal) ? dialled[prefix.Length..] : "";
        return IsDialable(number) ? number : null;
    }

    /// <summary>A number outside as the trunk wants it. What has no E.164 form, such as a short code, stays as dialled.</summary>
    public string ToTrunk(string outside) => (Settings.TrunkFormat, International(outside)) switch
    {
        (TrunkFormat.AsDialled, _) or (_, null) => outside,
        (TrunkFormat.E164, { } digits) => $"+{digits}",
        (_, { } digits) => digits,
    };

    /// <summary>Whether a number, as dialled or as a trunk writes it, is one of the office's.</summary>
    /// <param name="number">The number.</param>
    /// <param name="digits">As E.164, without plus.</param>
    /// <param name="target">The number of the office it goes to; null: to whoever shows it as caller ID.</param>
    public bool IsOurs(string number, out string digits, out string? target)
    {
        if (International(number) is { } international && _dids.Contains(international, out target))
        {
            digits = international;
            return true;
        }
        // Trunks write E.164 without the plus, too.
        digits = number.TrimStart('+');
        return _dids.Contains(digits, out target);
    }

    /// <summary>A number outside as E.164 without plus; null: it cannot be told.</summary>
    public string? International(string number)
    {
        var s = Settings;
        if (number.StartsWith('+'))
            return number[1..];
        if (s.InternationalPrefix.Length > 0 && number.StartsWith(s.InternationalPrefix, StringComparison.Ordinal))
            return number.Length - s.InternationalPrefix.Length >= ShortestNational ? number[s.InternationalPrefix.Length..] : null;
        if (s.CountryCode.Length == 0 || number.Length < ShortestNational)
            return null;
        if (s.NationalPrefix.Length > 0 && number.StartsWith(s.NationalPrefix, StringComparison.Ordinal))
            return s.CountryCode + number[s.NationalPrefix.Length..];
        // In North America ten digits are a whole number, dialled with or without 1.
        return s.NationalPrefix.Length == 0 || (s.CountryCode == "1" && number.Length == NorthAmerican) ? s.CountryCode + number : null;
    }
}
