namespace HotDeskPortal.Services.Import.Files;

/// <summary>How much of a file is read. What is beyond is refused by name; nobody waits for it, and no memory is kept for it.</summary>
internal sealed record TableLimits
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>What holds where nothing else is said.</summary>
    public static readonly TableLimits Default = new();

    /// <summary>Bytes of the file as it arrives.</summary>
    public int Bytes { get; init; } = MaxBytes;

    /// <summary>Characters that are really unpacked from a workbook, whatever it declares.</summary>
    public long Unpacked { get; init; } = 256 * 1024 * 1024;

    /// <summary>Files packed in a workbook.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>Sheets of a workbook.</summary>
    public int Sheets { get; init; } = 100;

    /// <summary>Cell formats of a workbook, and number formats of its own.</summary>
    public int Styles { get; init; } = 65_536;

    /// <summary>Texts in a workbook's table of shared ones.</summary>
    public int SharedTexts { get; init; } = 1_000_000;

    /// <summary>Lines in which the header is looked for.</summary>
    public int HeaderLines { get; init; } = 20;

    /// <summary>Rows that are not empty, without the header.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>Columns.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>Cells, up to the last one of each row that is not empty.</summary>
    public int Cells { get; init; } = 3_000_000;

    /// <summary>Characters of a cell; Excel has the same limit.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Characters of all cells together; a shared text counts once.</summary>
    public int Characters { get; init; } = 32 * 1024 * 1024;
}

/// <summary>What reading a file has cost so far; ends it where a limit is passed, or where nobody waits any more.</summary>
internal sealed class ReadingBudget(TableLimits limits, CancellationToken cancellation)
{
    public TableLimits Limits => limits;

    public long Unpacked { get; private set; }

    public long Cells { get; private set; }

    public long Characters { get; private set; }

    public int Rows { get; private set; }

    /// <summary>The same, with nothing spent.</summary>
    public ReadingBudget Anew() => new(limits, cancellation);

    public void Unpack(int characters)
    {
        cancellation.ThrowIfCancellationRequested();
        Unpacked += characters;
        if (Unpacked > limits.Unpacked)
            throw UnreadableException.Limit(FileLimit.Unpacked, limits.Unpacked / 1024 / 1024);
    }

    /// <summary>A text that is kept, in a cell or for many.</summary>
    public void Text(int length, int line = 0)
    {
        if (length > limits.CellLength)
            throw UnreadableException.Limit(FileLimit.CellLength, limits.CellLength, line);
        Characters += length;
        if (Characters > limits.Characters)
            throw UnreadableException.Limit(FileLimit.Characters, limits.Characters);
    }

    /// <summary>A row that is kept, with its cells.</summary>
    public void Row(int cells, int line)
    {
        cancellation.ThrowIfCancellationRequested();
        if (cells > limits.Columns)
            throw UnreadableException.Limit(FileLimit.Columns, limits.Columns, line);
        Cells += cells;
        if (Cells > limits.Cells)
            throw UnreadableException.Limit(FileLimit.Cells, limits.Cells);
        if (++Rows > limits.Rows)
            throw UnreadableException.Limit(FileLimit.Rows, limits.Rows);
    }
}
