namespace HotDeskPortal.Web.Features.Templates;

/// <summary>A line of a file, and whether a change adds or removes it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Kind"><c>added</c>, <c>removed</c>, or nothing.</param>
internal sealed record PreviewLine(string Text, string Kind)
{
    /// <summary>The lines of <paramref name="now"/>, with those of <paramref name="was"/> that are gone where they stood.</summary>
    public static IReadOnlyList<PreviewLine> Between(string was, string now)
    {
        var (a, b) = (was.TrimEnd('\n').Split('\n'), now.TrimEnd('\n').Split('\n'));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var lines = new List<PreviewLine>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add(new PreviewLine(b[j], ""));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new PreviewLine(a[i++], "removed"));
            else
                lines.Add(new PreviewLine(b[j++], "added"));
        }
        return lines;
    }
}

/// <summary>A file in the preview.</summary>
internal sealed record PreviewFile(string Name, IReadOnlyList<PreviewLine> Lines);
