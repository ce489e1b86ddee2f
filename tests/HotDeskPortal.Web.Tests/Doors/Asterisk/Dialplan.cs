using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>A dialplan as Asterisk reads it: sections, extensions, and their steps. What it cannot read fails.</summary>
internal sealed partial class Dialplan
{
    private readonly Dictionary<string, Dictionary<string, List<Step>>> _contexts = new(StringComparer.Ordinal);

    /// <summary>A step: its label, and the application with its arguments.</summary>
    public sealed record Step(string? Label, string Application, string Arguments);

    /// <summary>What stands in <c>[globals]</c>.</summary>
    public Dictionary<string, string> Globals { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Contexts => _contexts.Keys;

    public static Dialplan Read(string text)
    {
        var (plan, context, extension) = (new Dialplan(), "", "");
        foreach (var raw in text.Split('\n'))
        {
            var line = Uncommented(raw);
            if (line.Length == 0)
                continue;
            if (Section().Match(line) is { Success: true } section)
            {
                context = section.Groups[1].Value;
                if (context != "globals")
                    plan._contexts.Add(context, new(StringComparer.Ordinal));
            }
            else if (context == "globals")
                plan.Globals.Add(line.Split('=', 2)[0], line.Split('=', 2)[1]);
            else if (First().Match(line) is { Success: true } first)
            {
                extension = first.Groups[1].Value;
                plan._contexts[context].Add(extension, [StepOf(null, first.Groups[2].Value)]);
            }
            else if (Next().Match(line) is { Success: true } next)
                plan._contexts[context][extension].Add(StepOf(next.Groups[1].Success ? next.Groups[1].Value : null, next.Groups[2].Value));
            else
                throw new FormatException($"No line of a dialplan: {line}");
        }
        return plan;
    }

    public List<Step> Steps(string context, string extension) => _contexts[context][extension];

    public IEnumerable<(string Context, string Extension, Step Step)> All =>
        _contexts.SelectMany(c => c.Value.SelectMany(e => e.Value.Select(s => (c.Key, e.Key, s))));

    /// <summary>The extension that takes a number: itself, or the most exact pattern, as Asterisk sorts them (design of pbx.c: fewer choices first).</summary>
    public string? Match(string context, string number) => _contexts[context].ContainsKey(number) ? number
        : _contexts[context].Keys.Where(p => p[0] == '_' && Fits(p[1..], number)).OrderBy(p => p, Comparer<string>.Create(Exactness)).FirstOrDefault();

    /// <summary>Where every jump of a step leads that can be told: context, extension, label or priority.</summary>
    public static IEnumerable<(string Context, string Extension, string Target)> Jumps(string context, string extension, Step step)
    {
        var targets = step.Application switch
        {
            "Goto" => [step.Arguments],
            "Gosub" => [Arguments().Replace(step.Arguments, "$1")],
            "GotoIf" => step.Arguments[(step.Arguments.LastIndexOf('?') + 1)..].Split(':'),
            _ => ImmutableArray<string>.Empty.ToArray(),
        };
        foreach (var target in targets)
            if (Split(target) is var parts)
                yield return parts.Length switch { 1 => (context, extension, parts[0]), 2 => (context, parts[0], parts[1]), _ => (parts[0], parts[1], parts[2]) };
    }

    /// <summary>Whether a jump has somewhere to go.</summary>
    public bool Leads((string Context, string Extension, string Target) jump)
    {
        if (!_contexts.TryGetValue(jump.Context, out var extensions))
            return false;
        if (jump.Extension.Contains("${", StringComparison.Ordinal))
            return jump.Target == "1";
        return Match(jump.Context, jump.Extension) is { } found
            && (jump.Target == "1" || extensions[found].Any(s => s.Label == jump.Target)) || extensions.TryGetValue(jump.Extension, out var own) && own.Any(s => s.Label == jump.Target);
    }

    private static string Uncommented(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] == ';' && (i == 0 || line[i - 1] != '\\'))
                return line[..i].Trim();
        return line.Trim();
    }

    private static Step StepOf(string? label, string call)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || call[^1] != ')' || Depth(call) != 0)
            throw new FormatException($"No application: {call}");
        return new Step(label, call[..open], call[(open + 1)..^1]);
    }

    private static int Depth(string text)
    {
        var open = new Stack<char>();
        foreach (var c in text)
            if (c is '(' or '[' or '{')
                open.Push(c);
            else if (c is ')' or ']' or '}' && (open.Count == 0 || open.Pop() != (c == ')' ? '(' : c == ']' ? '[' : '{')))
                return -1;
        return open.Count;
    }

    private static string[] Split(string arguments)
    {
        List<string> parts = [""];
        var depth = 0;
        foreach (var c in arguments)
        {
            depth += c is '(' or '{' or '[' ? 1 : c is ')' or '}' or ']' ? -1 : 0;
            if (c == ',' && depth == 0)
                parts.Add("");
            else
                parts[^1] += c;
        }
        return [.. parts];
    }

    private static bool Fits(string pattern, string number) =>
        Regex.IsMatch(number, "^" + string.Concat(pattern.Select(c => c switch { 'X' => "[0-9]", '.' => ".+", _ => Regex.Escape(c.ToString()) })) + "$");

    private static int Exactness(string a, string b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (Rank(a[i]).CompareTo(Rank(b[i])) is var order and not 0)
                return order;
        return b.Length.CompareTo(a.Length);

        static int Rank(char c) => c switch { '.' => 2, 'X' => 1, _ => 0 };
    }

    [GeneratedRegex(@"^\[([a-z-]+)\](?:\(\+\))?$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^exten => ([^,]+),1,(.+)$")]
    private static partial Regex First();

    [GeneratedRegex(@"^same => n(?:\(([a-z]+)\))?,(.+)$")]
    private static partial Regex Next();

    [GeneratedRegex(@"^([^(]*)\(.*\)$")]
    private static partial Regex Arguments();
}
