using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Import.Cells;

/// <summary>What a spreadsheet, or a program, makes of digits that it takes for an amount.</summary>
public enum MadeNumber
{
    /// <summary><c>8.05E+11</c>: the last digits are gone.</summary>
    Scientific,

    /// <summary><c>2418.0</c>: leading zeros may be gone.</summary>
    Fraction,

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

/// <summary>Why a text is no telephone number that can be dialled from everywhere.</summary>
public enum TelephoneFault
{
    /// <summary>It is as short as an extension.</summary>
    Internal,

    /// <summary>Its country is not told.</summary>
    Country,

    /// <summary>Something else than digits.</summary>
    Characters,

    /// <summary>Too few or too many digits.</summary>
    Length,
}

/// <summary>A text that is no telephone number in E.164, nor understood as one.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Text">It.</param>
public sealed record NoTelephoneNumber(TelephoneFault Fault, string Text) : Error("no-telephone-number", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Fault.ToString();
}

/// <summary>What was assumed of a telephone number.</summary>
public enum TelephoneAssumption
{
    /// <summary>It is one of North America's numbering plan, as the office is there.</summary>
    NorthAmerica,

    /// <summary>The extension behind it is left out: nothing can show one.</summary>
    ExtensionLeftOut,
}

/// <summary>A telephone number was not written out, and understood all the same.</summary>
/// <param name="Number">The number, E.164.</param>
/// <param name="Assumed">What was assumed.</param>
public sealed record TelephoneNumberAssumed(string Number, TelephoneAssumption Assumed) : Fact
{
    /// <inheritdoc/>
    public override string Variant => Assumed.ToString();
}

/// <summary>What makes a text no MAC address, although there is nearly one.</summary>
public enum MacFault
{
    /// <summary>Characters that are no hexadecimal digits, often letters taken for digits.</summary>
    Characters,

    /// <summary>Something stands beside the address.</summary>
    MoreText,
}

/// <summary>A text that is nearly a MAC address. Nobody guesses which: a wrong one is another phone.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Text">What does not belong there.</param>
public sealed record NearlyMac(MacFault Fault, string Text) : Error("nearly-mac", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Fault.ToString();
}

/// <summary>A model that the portal does not know.</summary>
/// <param name="Text">What it is called in the file.</param>
/// <param name="Nearest">Models that are called nearly so, the nearest one first.</param>
public sealed record UnknownPhoneModel(string Text, FactList<string> Nearest) : Error("unknown-phone-model", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Nearest.Count > 0 ? "Nearest" : "Other";
}
