using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotDeskPortal.Domain.Templates;

/// <summary>What is wrong with a placeholder.</summary>
public enum PlaceholderFault
{
    /// <summary>It has a beginning and no end.</summary>
    NotClosed,

    /// <summary>More than a name: a tag, a filter, a member, a literal, or nothing at all.</summary>
    NotAName,

    /// <summary>A name that stands for nothing.</summary>
    Unknown,
}

/// <summary>The first thing that is wrong with a text's placeholders.</summary>
/// <param name="Fault">What.</param>
/// <param name="Name">The name that is not known; else empty.</param>
public sealed record PlaceholderFinding(PlaceholderFault Fault, string Name = "");

/// <summary>A piece of a text: as it is, or the name of a placeholder.</summary>
public readonly record struct PlaceholderPiece(string Text, bool IsName);

/// <summary>
/// A text with placeholders. The grammar is Liquid's, cut down to <c>{{ name }}</c>: blanks inside are optional, a hyphen beside the braces
/// (<c>{{- name -}}</c>) takes the blanks outside away. Single braces are text. One pass from left to right, no recursion: whatever
/// is typed costs as much as it is long.
/// </summary>
public static class PlaceholderText
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Takes a text apart, up to the first thing that is wrong: from there on it is text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Names that stand for something.</param>
    /// <param name="pieces">Its pieces, in order.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public static PlaceholderFinding? Parse(string text, FrozenSet<string> known, out ImmutableArray<PlaceholderPiece> pieces)
    {
        var found = ImmutableArray.CreateBuilder<PlaceholderPiece>();
        PlaceholderFinding? wrong = null;
        var (at, trims) = (0, false);
        for (int open; (open = Opening(text, at)) >= 0;)
        {
            var end = text.IndexOf(text[open + 1] == '{' ? "}}" : "%}", open + 2, StringComparison.Ordinal);
            var inner = end < 0 ? default : text.AsSpan((open + 2)..end);
            var name = inner[(inner.StartsWith('-') ? 1 : 0)..];
            name = name[..^(name.EndsWith('-') ? 1 : 0)].Trim();
            wrong = end < 0 ? new PlaceholderFinding(PlaceholderFault.NotClosed)
                : text[open + 1] == '%' || !IsName(name) ? new PlaceholderFinding(PlaceholderFault.NotAName)
                : !known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) ? new PlaceholderFinding(PlaceholderFault.Unknown, name.ToString())
                : null;
            if (wrong is not null)
                break;
            AddText(found, text.AsSpan(at..open), trims, inner.StartsWith('-'));
            found.Add(new PlaceholderPiece(name.ToString(), true));
            (at, trims) = (end + 2, inner.EndsWith('-'));
        }
        AddText(found, text.AsSpan(at..), trims, false);
        pieces = found.ToImmutable();
        return wrong;
    }

    private static int Opening(string text, int from)
    {
        for (var at = text.IndexOf('{', from); at >= 0 && at < text.Length - 1; at = text.IndexOf('{', at + 1))
            if (text[at + 1] is '{' or '%')
                return at;
        return -1;
    }

    private static bool IsName(ReadOnlySpan<char> text) =>
        text is [var first, ..] && (char.IsAsciiLetter(first) || first == '_') && text.IndexOfAnyExcept(NameCharacters) < 0;

    private static void AddText(ImmutableArray<PlaceholderPiece>.Builder pieces, ReadOnlySpan<char> text, bool trimStart, bool trimEnd)
    {
        text = trimStart ? text.TrimStart() : text;
        text = trimEnd ? text.TrimEnd() : text;
        if (!text.IsEmpty)
            pieces.Add(new PlaceholderPiece(text.ToString(), false));
    }
}
