using System.Globalization;
using ExcelNumberFormat;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>How a workbook's cells show their numbers.</summary>
internal sealed class XlsxStyles
{
    private const int MaxFormatLength = 255;

    /// <summary>Formats that a workbook does not write down, as far as they are not dates.</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [12] = "# ?/?", [13] = "# ??/??",
        [37] = "#,##0;(#,##0)", [38] = "#,##0;(#,##0)", [39] = "#,##0.00;(#,##0.00)", [40] = "#,##0.00;(#,##0.00)", [48] = "##0.0E+0",
    };

    private readonly int[] _formatOfStyle;
    private readonly Dictionary<int, string> _formats;
    private readonly Dictionary<int, NumberFormat?> _parsed = [];

    private XlsxStyles(int[] formatOfStyle, Dictionary<int, string> formats) => (_formatOfStyle, _formats) = (formatOfStyle, formats);

    /// <summary>Reads them.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="path">Where they are; null: there are none.</param>
    /// <param name="limits">How much is read.</param>
    public static XlsxStyles Read(XlsxPackage package, string? path, TableLimits limits)
    {
        var (styles, formats) = (new List<int>(), new Dictionary<int, string>());
        if (path is null)
            return new XlsxStyles([], formats);
        using var part = package.Open(path);
        var isCellStyle = false;
        while (part.Read())
        {
            if (!part.IsElement)
                continue;
            if (part.Name == "numFmt" && part.Number("numFmtId") is { } id && part.Attribute("formatCode") is { } code)
                formats.TryAdd(id, code);
            else if (part.Name == "xf" && isCellStyle)
                styles.Add(part.Number("numFmtId") ?? 0);
            else if (part.Name is "cellXfs" or "cellStyleXfs")
                isCellStyle = part.Name == "cellXfs";
            if (styles.Count > limits.Styles || formats.Count > limits.Styles)
                throw UnreadableException.Limit(FileLimit.Styles, limits.Styles);
        }
        return new XlsxStyles([.. styles], formats);
    }

    /// <summary>A number as its cell shows it: <c>302</c> in the format <c>0000</c> is <c>0302</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="style">The cell's style.</param>
    public TableCell Show(double number, int style)
    {
        if (style >= _formatOfStyle.Length && style > 0)
            return _formatOfStyle.Length == 0 ? new TableCell(General(number)) : throw UnreadableException.Damaged();
        var id = _formatOfStyle.Length == 0 ? 0 : _formatOfStyle[style];
        if (IsBuiltInDate(id))
            return new TableCell(Day(number), CellKind.Date);
        if (!_parsed.TryGetValue(id, out var format))
            _parsed[id] = format = Parse(_formats.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id));
        if (format is { IsDateTimeFormat: true } or { IsTimeSpanFormat: true })
            return new TableCell(Day(number), CellKind.Date);
        var shown = format is null ? "" : Invisible.Trim(Format(format, number));
        // A format that hides the number, as ;;; does, hides nothing that should not be imported.
        return new TableCell(shown.Any(char.IsLetterOrDigit) ? shown : General(number));
    }

    private static NumberFormat? Parse(string? code)
    {
        if (code is null or "" || code.Length > MaxFormatLength || code.Equals("General", StringComparison.OrdinalIgnoreCase))
            return null;
        var format = new NumberFormat(code);
        return format.IsValid ? format : null;
    }

    private static string Format(NumberFormat format, double number)
    {
        try
        {
            return format.Format(number, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // A number that the format has no room for, as 1E+300 in a fraction.
            return "";
        }
    }

    /// <summary>As in a cell without format, but with all digits: Excel turns to an exponent where the column is narrow.</summary>
    private static string General(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>What a spreadsheet would show of the date, for people to recognise it; 1900 was no leap year, whatever Excel thinks.</summary>
    private static string Day(double number) => number is >= 61 and < 2_958_466
        ? DateTime.FromOADate(number).ToString(number < 1 || number % 1 > 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : General(number);

    /// <summary>Dates and times; 27 to 36 and 50 to 58 are those of East Asia.</summary>
    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);
}
