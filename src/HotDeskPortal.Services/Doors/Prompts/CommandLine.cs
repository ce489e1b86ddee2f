using System.Text;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Splits a command as people write it: at blanks, except between quotation marks.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        foreach (var c in command)
            if (c == '"')
                (isQuoted, isWord) = (!isQuoted, true);
            else if (char.IsWhiteSpace(c) && !isQuoted)
            {
                if (isWord)
                    words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        if (isWord)
            words.Add(word.ToString());
        return words;
    }
}

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>Where a program is, by its path or by the folders that are searched for it; null: nowhere.</summary>
    public static string? Find(string name)
    {
        if (name.Length == 0)
            return null;
        if (Path.IsPathFullyQualified(name))
            return File.Exists(name) ? name : null;
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ""] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }
}
