using System.Collections;
using System.Runtime.CompilerServices;

namespace HotDeskPortal.Domain;

/// <summary>
/// Something to tell people, without the words for it. The words stand in Web, in the strings of the fact's feature, under the name of
/// the record; its properties go where they say <c>{Name}</c>. So that a rule can be tested, and told in another language.
/// </summary>
public abstract record Fact
{
    /// <summary>Which of several sentences tells it: the end of their name, as in <c>EmergencyCallCarries_Nothing</c>. Null: there is one.</summary>
    public virtual string? Variant => null;
}

/// <summary>Several values in a <see cref="Fact"/>: equal where the values are, as facts have to be.</summary>
[CollectionBuilder(typeof(FactList), nameof(FactList.Of))]
public sealed class FactList<T> : IReadOnlyList<T>, IEquatable<FactList<T>>
{
    private readonly T[] _values;

    internal FactList(ReadOnlySpan<T> values) => _values = values.ToArray();

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public T this[int index] => _values[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_values).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FactList<T>? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _values)}]";

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();
}

/// <summary>Makes a <see cref="FactList{T}"/> of a collection expression.</summary>
public static class FactList
{
    /// <summary>The list of these values.</summary>
    public static FactList<T> Of<T>(ReadOnlySpan<T> values) => new(values);
}
