using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.HotDeskUsers;

/// <summary>Digits somebody entered as a PIN. Never prints itself.</summary>
public sealed class Pin
{
    /// <summary>Fewest digits of a PIN that may be set.</summary>
    public const int MinDigits = 4;

    /// <summary>Most digits.</summary>
    public const int MaxDigits = 10;

    private readonly string _digits;

    private Pin(string digits) => _digits = digits;

    /// <summary>Takes what was entered, right or wrong.</summary>
    public static Pin Entered(string digits) => new(digits);

    /// <summary>The digits, for hashing alone.</summary>
    public string Reveal() => _digits;

    /// <summary>What is wrong with it as a new PIN of <paramref name="extension"/>; null where nothing is.</summary>
    public PinRefused? Refusal(ExtensionNumber extension)
    {
        if (_digits.Length == 0)
            return new PinRefused(PinRule.Missing);
        if (_digits.Length is < MinDigits or > MaxDigits || !_digits.All(char.IsAsciiDigit))
            return new PinRefused(PinRule.Digits);
        if (_digits == extension.Digits)
            return new PinRefused(PinRule.Extension);
        if (_digits.All(d => d == _digits[0]))
            return new PinRefused(PinRule.OneDigit);
        if (IsRun(1) || IsRun(-1))
            return new PinRefused(PinRule.Run);
        return null;
    }

    /// <summary>
    /// Every PIN of a valid length that <see cref="Refusal"/> refuses as too easily guessed. There are few, so a stored hash can be
    /// compared with all of them.
    /// </summary>
    public static IEnumerable<Pin> Guessable(ExtensionNumber extension)
    {
        const string Digits = "0123456789";
        for (var length = MinDigits; length <= MaxDigits; length++)
        {
            foreach (var digit in Digits)
                yield return new Pin(new string(digit, length));
            for (var first = 0; first + length <= Digits.Length; first++)
            {
                var run = Digits.Substring(first, length);
                yield return new Pin(run);
                yield return new Pin(string.Concat(run.Reverse()));
            }
        }
        yield return new Pin(extension.Digits);
    }

    private bool IsRun(int step)
    {
        for (var i = 1; i < _digits.Length; i++)
            if (_digits[i] - _digits[i - 1] != step)
                return false;
        return true;
    }

    /// <summary>Dots: a PIN is shown to nobody.</summary>
    public override string ToString() => "••••";
}
