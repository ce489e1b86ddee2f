using System.Buffers.Binary;
using System.IO.Compression;

namespace HotDeskPortal.Services.Import.Files;

/// <summary>The files packed in a workbook, and how they point to each other.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ReadingBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="budget">What reading costs.</param>
    public XlsxPackage(byte[] content, ReadingBudget budget)
    {
        if (CountEntries(content) > budget.Limits.Parts)
            throw UnreadableException.Limit(FileLimit.Parts, budget.Limits.Parts);
        _budget = budget;
        _archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        foreach (var entry in _archive.Entries)
            if (!_parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
                throw UnreadableException.Damaged();
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => _parts.ContainsKey(path);

    /// <summary>Opens a file.</summary>
    public XlsxPart Open(string path) => _parts.TryGetValue(path, out var entry) ? new XlsxPart(entry.Open(), _budget) : throw UnreadableException.Damaged();

    /// <summary>What a file points to, by id: the last word of the kind, and the path.</summary>
    /// <param name="path">The file; empty: the package.</param>
    public Dictionary<string, (string Kind, string Path)> Relationships(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        using var part = Open($"{folder}_rels/{path[folder.Length..]}.rels");
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "Relationship" || part.Attribute("TargetMode") == "External")
                continue;
            var (id, type, target) = (part.Attribute("Id"), part.Attribute("Type"), part.Attribute("Target"));
            if (id is null || type is null || target is null || found.Count == _budget.Limits.Parts)
                throw UnreadableException.Damaged();
            found[id] = (type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target));
        }
        return found;
    }

    /// <inheritdoc />
    public void Dispose() => _archive.Dispose();

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }

    /// <summary>How many files the zip's directory says there are; read before anything is kept for each. Zip64 says so elsewhere.</summary>
    private static long CountEntries(ReadOnlySpan<byte> content)
    {
        var end = content.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 12 > content.Length)
            throw UnreadableException.Damaged();
        var count = BinaryPrimitives.ReadUInt16LittleEndian(content[(end + 10)..]);
        if (count < ushort.MaxValue || content[..end].LastIndexOf("PK\u0006\u0006"u8) is not (>= 0 and var large) || large + 40 > end)
            return count;
        var entries = BinaryPrimitives.ReadUInt64LittleEndian(content[(large + 32)..]);
        return entries > long.MaxValue ? long.MaxValue : (long)entries;
    }
}
