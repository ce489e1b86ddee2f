using System.Text;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

/// <summary>What Asterisk and a server said to each other once: a line each, in the order in which they were said.</summary>
internal sealed record Recording(string Name, IReadOnlyList<(bool FromAsterisk, string Line)> Lines)
{
    private const string Eof = "<EOF>";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Doors", "Asterisk", "Recorded");

    public IEnumerable<string> FromAsterisk => Lines.Where(l => l.FromAsterisk && l.Line != Eof).Select(l => l.Line);

    public IEnumerable<string> FromServer => Lines.Where(l => !l.FromAsterisk).Select(l => l.Line);

    public string[] Environment => [.. FromAsterisk.TakeWhile(l => l.Length > 0)];

    /// <summary>Names of the recordings of a kind.</summary>
    public static IEnumerable<string> Names(string kind) => Directory.EnumerateFiles(Path.Combine(Folder, kind)).Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Order();

    /// <summary>A transcript.</summary>
    public static Recording Transcript(string kind, string name) => new(name,
        [.. File.ReadLines(Path.Combine(Folder, kind, name + ".txt")).Where(l => l.Length > 13 && l[11..13] is "A|" or "S|" && l.StartsWith('['))
            .Select(l => (l[11] == 'A', l.Length > 14 ? l[14..] : ""))]);

    /// <summary>Exact bytes; which line came when is not told.</summary>
    public static Recording Bytes(string name) => new(name,
        [.. LinesOf(name, "asterisk").Select(l => (true, l)), .. LinesOf(name, "server").Select(l => (false, l))]);

    /// <summary>One or the other.</summary>
    public static Recording Call(string kind, string name) => kind == "bytes" ? Bytes(name) : Transcript(kind, name);

    private static string[] LinesOf(string name, string side)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder, "bytes", $"{name}.from-{side}.bin")));
        return text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');
    }
}
