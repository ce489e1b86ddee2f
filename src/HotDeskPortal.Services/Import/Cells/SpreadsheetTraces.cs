using System.Text.RegularExpressions;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>Traces of a spreadsheet in texts that are to be digits, not amounts.</summary>
internal static partial class SpreadsheetTraces
{
    private const int LeastRows = 10;

    /// <summary>What has been made of these digits; null: nothing that can be seen.</summary>
    public static SpreadsheetMadeNumber? In(string text) =>
        Scientific().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Scientific)
        : Decimal().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Fraction)
        : Thousands().IsMatch(text) ? new SpreadsheetMadeNumber(MadeNumber.Thousands)
        : null;

    /// <summary>Whether it looks like a date that a spreadsheet has saved as text.</summary>
    public static bool IsDate(string text) => Date().IsMatch(text);

    /// <summary>How many digits almost all values of a column have; 0: there is no such number.</summary>
    public static int UsualDigits(IEnumerable<string> values)
    {
        var lengths = values.Where(v => v.Length > 0).Select(v => v.All(char.IsAsciiDigit) ? v.Length : 0).ToList();
        var usual = lengths.CountBy(l => l).OrderByDescending(l => l.Value).FirstOrDefault();
        return lengths.Count >= LeastRows && usual.Value * 10 >= lengths.Count * 9 ? usual.Key : 0;
    }

    [GeneratedRegex(@"^\d+([.,]\d+)?E\+?\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^(\d+[.,]0{1,2}|\d{4,}[.,]0+|\d{1,3}([.,'’\p{Zs}]\d{3})+[.,]0{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^\d{1,3}([.,'’\p{Zs}]\d{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Thousands();

    [GeneratedRegex(
        @"^(\d{1,2}[-./ ]?\s?(jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|oct|okt|oct|nov|dec|dez)[a-z]{0,6}\.?|(jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}[-./ ]\d{1,4}|(19|20)\d\d-\d\d-\d\d([T ][\d:.]+)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Date();
}
