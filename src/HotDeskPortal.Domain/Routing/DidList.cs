using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Domain.Routing;

/// <summary>Numbers from outside that are an office's: single ones, or all that begin alike.</summary>
public sealed class DidList
{
    private readonly FrozenDictionary<string, string?> _single;
    private readonly ImmutableArray<(string Start, string? Target)> _starts;

    private DidList(Dictionary<string, string?> single, IEnumerable<(string Start, string? Target)> starts)
    {
        _single = single.ToFrozenDictionary(StringComparer.Ordinal);
        _starts = [.. starts.OrderByDescending(s => s.Start.Length)];
    }

    /// <summary>Reads the list as people write it.</summary>
    /// <param name="text">Entries separated by commas, semicolons or lines.</param>
    /// <param name="list">The list; null where an entry is wrong.</param>
    /// <param name="wrong">The first entry that cannot be read.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DidList? list, [NotNullWhen(false)] out string? wrong)
    {
        var single = new Dictionary<string, string?>(StringComparer.Ordinal);
        List<(string Start, string? Target)> starts = [];
        (list, wrong) = (null, null);
        foreach (var entry in text.Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split('=', StringSplitOptions.TrimEntries);
            var (did, target) = (Bare(parts[0]), parts.Length > 1 ? parts[1] : null);
            var isStart = did.EndsWith('*');
            did = did.TrimEnd('*');
            var fits = parts.Length <= 2 && did.Length is >= 4 and <= 15 && did.All(char.IsAsciiDigit)
                && (target is null || (isStart && target.EndsWith('*') ? target[..^1].All(char.IsAsciiDigit) : ExtensionNumber.TryParse(target, out _)));
            if (!fits || (!isStart && !single.TryAdd(did, target)))
            {
                wrong = entry;
                return false;
            }
            if (isStart)
                starts.Add((did, target));
        }
        list = new DidList(single, starts);
        return true;
    }

    /// <summary>Whether a number is the office's.</summary>
    /// <param name="digits">The number as E.164, without plus.</param>
    /// <param name="target">The number of the office it goes to; null: to whoever shows it as caller ID.</param>
    public bool Contains(string digits, out string? target)
    {
        if (_single.TryGetValue(digits, out target))
            return true;
        foreach (var (start, to) in _starts)
            if (digits.StartsWith(start, StringComparison.Ordinal))
            {
                target = to is { } && to.EndsWith('*') ? to[..^1] + digits[start.Length..] : to;
                return true;
            }
        return false;
    }

    private static string Bare(string number) => string.Concat(number.TrimStart('+').Where(c => c is not (' ' or '-' or '(' or ')' or '.' or '/')));
}
