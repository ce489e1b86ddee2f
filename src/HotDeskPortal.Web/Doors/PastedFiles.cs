using System.Text;

namespace HotDeskPortal.Web.Doors;

/// <summary>The files that are pasted into phone systems, as they are written before an office's values are put into them.</summary>
internal static class PastedFiles
{
    /// <summary>Puts values into places, one pass over the text: what a value says is no place.</summary>
    /// <param name="file">Folder and name.</param>
    /// <param name="places">What stands between <c>@@</c> and <c>@@</c>.</param>
    public static string Fill(string file, IReadOnlyDictionary<string, string> places)
    {
        using var stream = typeof(PastedFiles).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The file {file} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("@@");
        var filled = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
            filled.Append(i % 2 == 0 ? parts[i] : places[parts[i]]);
        return filled.ToString();
    }
}
