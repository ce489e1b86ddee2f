using System.Collections;
using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HotDeskPortal.Services.Audit;

/// <summary>A field of a record that the log tells of.</summary>
/// <param name="Path">The property, with dots into complex ones.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Reference">What it is the id of.</param>
/// <param name="Raw">What is compared; a secret stays in memory.</param>
/// <param name="Shown">What is told instead; null: what is compared.</param>
internal sealed record AuditedField(string Path, string Label, AuditReference Reference, Func<object?, string?> Raw, Func<string, string>? Shown);

/// <summary>
/// What the log tells of a kind of record. Every property is named here, as told, as secret or as silent: a test fails for one that
/// is forgotten.
/// </summary>
internal sealed class AuditedType(AuditSubject kind, Func<object, string> subject, Func<object, int?> officeOf)
{
    private readonly List<AuditedField> _fields = [];

    /// <summary>The office is told by the chain.</summary>
    private readonly HashSet<string> _silent = new(["OfficeId"], StringComparer.Ordinal);

    public AuditSubject Kind => kind;

    public IReadOnlyList<AuditedField> Fields => _fields;

    /// <summary>Everything that is decided about.</summary>
    public IEnumerable<string> Paths => _fields.Select(f => f.Path).Concat(_silent);

    public string SubjectOf(object entity) => subject(entity);

    public int? OfficeOf(object entity) => officeOf(entity);

    public AuditedType Field(string path, string label, Func<object?, string?>? text = null) => Add(path, label, AuditReference.None, text ?? Text, null);

    public AuditedType Reference(string path, string label, AuditReference reference) => Add(path, label, reference, Text, null);

    /// <summary>Told by a word: that there is one, and that it is another one than before.</summary>
    public AuditedType Secret(string path, string label) => Add(path, label, AuditReference.None, v => v is byte[] bytes ? Convert.ToHexString(bytes) : Text(v), _ => "set");

    /// <summary>Told by something shorter than what is compared.</summary>
    public AuditedType InBrief(string path, string label, Func<object?, string?> raw, Func<string, string> shown) => Add(path, label, AuditReference.None, raw, shown);

    /// <summary>Book-keeping, what devices report, and what another field tells already.</summary>
    public AuditedType Silent(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
            _silent.Add(path);
        return this;
    }

    /// <summary>Whether anything that is told has changed: asked of the office at every login.</summary>
    public bool IsTouched(EntityEntry entry)
    {
        foreach (var field in _fields)
            if (Property(entry, field.Path).IsModified)
                return true;
        return false;
    }

    /// <summary>What the fields hold.</summary>
    public string?[] Read(EntityEntry entry, bool isOriginal)
    {
        var values = new string?[_fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var property = Property(entry, _fields[i].Path);
            values[i] = _fields[i].Raw(isOriginal ? property.OriginalValue : property.CurrentValue) is { Length: > 0 } text ? text : null;
        }
        return values;
    }

    /// <summary>The fields in which two states differ.</summary>
    public IEnumerable<AuditLine> Lines(string?[]? before, string?[]? after)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            var (was, now, field) = (before?[i], after?[i], _fields[i]);
            if (was == now)
                continue;
            var (told, tells) = (Shown(field, was), Shown(field, now));
            yield return new AuditLine(field.Label, told, told is not null && told == tells ? AuditText.Of($"{tells?.Text}, other than before") : tells);
        }
    }

    /// <summary>A value as people read it, the same on every machine.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "yes" : "no",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable many => string.Join(", ", many.Cast<object?>().Select(Text)),
        _ => value.ToString(),
    };

    private static AuditText? Shown(AuditedField field, string? raw) =>
        raw is null ? null
        : field.Reference != AuditReference.None ? AuditText.Of(field.Reference, int.Parse(raw, CultureInfo.InvariantCulture))
        : AuditText.Of(field.Shown is { } shown ? shown(raw) : raw);

    private static PropertyEntry Property(EntityEntry entry, string path)
    {
        var parts = path.Split('.');
        if (parts.Length == 1)
            return entry.Property(path);
        var complex = entry.ComplexProperty(parts[0]);
        foreach (var part in parts[1..^1])
            complex = complex.ComplexProperty(part);
        return complex.Property(parts[^1]);
    }

    private AuditedType Add(string path, string label, AuditReference reference, Func<object?, string?> raw, Func<string, string>? shown)
    {
        _fields.Add(new AuditedField(path, label, reference, raw, shown));
        return this;
    }
}
