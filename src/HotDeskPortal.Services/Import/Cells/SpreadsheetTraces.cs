using System.Text.RegularExpressions;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>What a spreadsheet, or a program, makes of digits that it takes for an amount.</summary>
public enum MadeNumber
{
    /// <summary><c>8.05E+11</c>: the last digits are gone.</summary>
    Scientific,

    /// <summary><c>2418.0</c>: leading zeros may be gone.</summary>
    Decimal,

    /// <summary><c>2,419</c>: grouped by thousands.</summary>
    Thousands,

    /// <summary>It has fewer digits than there have to be.</summary>
    LostZeros,
}

/// <summary>Digits of which a spreadsheet has made a number.</summary>
/// <param name="Made">What it has made of them.</param>
/// <param name="Perhaps">What they may have been; empty: nobody knows, or it is nobody's business.</param>
public sealed record SpreadsheetMadeNumber(MadeNumber Made, string Perhaps = "") : Error("spreadsheet-made-number", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Perhaps.Length > 0 ? $"{Made}Perhaps" : $"{Made}";
}

/// <summary>A text that looks like what a spreadsheet saves of a date.</summary>
/// <param name="Text">It.</param>
public sealed record LooksLikeDate(string Text) : Fact;

/// <summary>Fewer digits than most values of the column have.</summary>
/// <param name="Digits">How many.</param>
/// <param name="Most">How many most have.</param>
public sealed record ShorterThanMost(int Digits, int Most) : Fact;

/// <summary>Traces of a spreadsheet in texts that are to be digits, not amounts.</summary>
internal static partial class SpreadsheetTraces
{
    private const int LeastRows = 5;

    /// <summary>What has been made of these digits; null: nothing that can be seen.</summary>
    public static SpreadsheetMadeNumber? In(string text) =>
        Scientific().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Scientific)
        : Decimal().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Decimal)
        : Thousands().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Thousands)
        : null;

    /// <summary>Whether it looks like a date that a spreadsheet has saved as text.</summary>
    public static bool IsDate(string text) => Date().IsMatch(text);

    /// <summary>How many digits almost all values of a column have; 0: there is no such number.</summary>
    public static int UsualDigits(IEnumerable<string> values)
    {
        var lengths = values.Where(v => v.Length > 0).Select(v => v.All(char.IsAsciiDigit) ? v.Length : 0).ToList();
        var usual = lengths.CountBy(l => l).OrderByDescending(l => l.Value).FirstOrDefault();
        return lengths.Count >= LeastRows && usual.Value * 5 >= lengths.Count * 4 ? usual.Key : 0;
    }

    [GeneratedRegex(@"^\d+([.,]\d+)?E\+?\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^\d+[.,]0{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^\d{1,3}([.,'’  ]\d{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"^(\d{1,2}[-./ ]?\s?(jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|oct|okt|oct|nov|dec|dez)[a-z]{0,6}\.?|(jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}[-./ ]\d{1,4}|(19|20)\d\d-\d\d-\d\d([T ][\d:.]+)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
