using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Offices.Changes;

namespace HotDeskPortal.Services.Import;

/// <summary>What a file has to be.</summary>
public enum FileRule
{
    /// <summary>Not larger than <see cref="ImportService.MaxBytes"/>.</summary>
    Size,

    /// <summary>Not empty.</summary>
    Content,

    /// <summary>No more rows than can be imported at once.</summary>
    Rows,

    /// <summary>UTF-8.</summary>
    Encoding,

    /// <summary>CSV or XLSX.</summary>
    Format,

    /// <summary>With the column without which no row means anything.</summary>
    KeyColumn,
}

/// <summary>The file cannot be read at all.</summary>
/// <param name="Rule">The rule it breaks.</param>
public sealed record UnreadableFile(FileRule Rule) : Error("unreadable-file", ErrorKind.Invalid)
{
    /// <summary>Most MiB, or most rows.</summary>
    public int Most { get; init; }

    /// <summary>The column that is missing.</summary>
    public string? Column { get; init; }

    /// <summary>The columns that there may be.</summary>
    public FactList<string> Columns { get; init; } = [];

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}

/// <summary>The dry run is over, or somebody else's.</summary>
public sealed record UnknownPlan() : Error("unknown-import", ErrorKind.NotFound);

/// <summary>All rows were to be imported, and some are bad: nothing was written.</summary>
public sealed record ImportHasBadRows(int Bad) : Error("import-has-bad-rows", ErrorKind.Conflict);

/// <summary>Somebody took a number or address since the dry run: nothing was written.</summary>
public sealed record ImportOutdated(ImmutableArray<ImportRow> Rows) : Error("import-outdated", ErrorKind.Conflict);

/// <summary>A row without some of the columns, or with more than there are.</summary>
/// <param name="Count">Cells it has.</param>
/// <param name="Columns">Columns of the header.</param>
public sealed record WrongCellCount(int Count, int Columns) : Error("wrong-cell-count", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Count < Columns ? "Few" : "Many";
}

/// <summary>A cell that is to say yes or no.</summary>
public sealed record NeitherYesNorNo(string Text) : Error("neither-yes-nor-no", ErrorKind.Invalid);

/// <summary>A cell that names no portal scope.</summary>
public sealed record UnknownScope() : Error("unknown-scope", ErrorKind.Invalid);

/// <summary>A cell that names no template of the office.</summary>
public sealed record UnknownTemplateName(string Name) : Error("unknown-template-name", ErrorKind.Invalid);

/// <summary>A cell that is no extension number.</summary>
public sealed record NotAnExtensionNumber(string Text) : Error("not-an-extension-number", ErrorKind.Invalid)
{
    /// <summary>Fewest digits.</summary>
    public static int Min => ExtensionNumber.MinDigits;

    /// <summary>Most digits.</summary>
    public static int Max => ExtensionNumber.MaxDigits;
}

/// <summary>A cell that is longer than its column, or not one line.</summary>
public sealed record NotOneShortLine(int Most) : Error("not-one-short-line", ErrorKind.Invalid);

/// <summary>A user who is to hot desk, without PIN.</summary>
public sealed record PinMissing() : Error("pin-missing", ErrorKind.Invalid);

/// <summary>What rows must not have twice.</summary>
public enum RowKey
{
    /// <summary>The extension.</summary>
    Extension,

    /// <summary>The MAC address.</summary>
    Mac,
}

/// <summary>A row that is about the same as an earlier one.</summary>
/// <param name="Key">What is the same.</param>
/// <param name="Line">Line of the earlier row.</param>
public sealed record SameAsInLine(RowKey Key, int Line) : Error("same-as-in-line", ErrorKind.Invalid)
{
    /// <inheritdoc/>
    public override string Variant => Key.ToString();
}

/// <summary>A hot desk extension that has a phone in an earlier row.</summary>
/// <param name="HotDesk">Its number.</param>
/// <param name="Line">Line of the earlier row.</param>
public sealed record HasPhoneInLine(string HotDesk, int Line) : Error("has-phone-in-line", ErrorKind.Invalid);

/// <summary>A phone that is to be at a hot desk extension and with a user.</summary>
public sealed record TwoPlacesForPhone() : Error("two-places-for-phone", ErrorKind.Invalid);

/// <summary>A number that is to be a hot desk extension, and is something else.</summary>
/// <param name="Number">The number.</param>
/// <param name="Holder">What has it.</param>
/// <param name="Name">What that is called.</param>
public sealed record BelongsToOther(string Number, NumberHolder Holder, string Name) : Error("belongs-to-other", ErrorKind.Conflict)
{
    /// <inheritdoc/>
    public override string Variant => Holder.ToString();
}

/// <summary>A cell that names no user of the office.</summary>
public sealed record UnknownUserNumber(string Number) : Error("unknown-user-number", ErrorKind.Invalid);

/// <summary>A hot desk extension that the import creates by the way.</summary>
public sealed record HotDeskWillBeCreated(string Number) : Fact;

/// <summary>A column that no row is read for.</summary>
public sealed record UnknownColumn(string Name) : Fact;
