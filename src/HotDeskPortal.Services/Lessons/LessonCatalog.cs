using System.Collections.Immutable;
using System.Reflection;
using HotDeskPortal.Domain.Lessons;

namespace HotDeskPortal.Services.Lessons;

/// <summary>
/// The lessons: those that ship, and the organisation's own from a folder. A file there with the key of one that ships takes its
/// place. Read once at start.
/// </summary>
public sealed class LessonCatalog
{
    private LessonCatalog(ImmutableArray<Lesson> lessons) => Lessons = lessons;

    /// <summary>All lessons, in order.</summary>
    public ImmutableArray<Lesson> Lessons { get; }

    /// <summary>A lesson; null: there is none of that key.</summary>
    public Lesson? Find(string? key) => Lessons.FirstOrDefault(l => l.Key == key);

    /// <summary>Reads the lessons that ship and those in <paramref name="folder"/>, which need not exist.</summary>
    /// <exception cref="InvalidOperationException">A file is not right; the message names every error of every file.</exception>
    public static LessonCatalog Load(string folder)
    {
        var errors = new List<string>();
        var lessons = new Dictionary<string, Lesson>(StringComparer.Ordinal);
        foreach (var (file, json) in BuiltIn())
            if (new LessonReader(file, errors).Read(json) is { } lesson)
                lessons.Add(lesson.Key, lesson);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            if (new LessonReader(file, errors).Read(File.ReadAllText(path)) is not { } lesson)
                continue;
            if (!own.TryAdd(lesson.Key, file))
                errors.Add($"{file}: key '{lesson.Key}' is that of {own[lesson.Key]} already.");
            lessons[lesson.Key] = lesson;
        }
        return errors.Count == 0
            ? new LessonCatalog([.. lessons.Values.OrderBy(l => l.Order).ThenBy(l => l.Key, StringComparer.Ordinal)])
            : throw new InvalidOperationException(
                $"Lessons in {folder} are not right:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", errors)}");
    }

    private static IEnumerable<(string File, string Json)> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Lessons/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name["Lessons/".Length..], reader.ReadToEnd());
        }
    }
}
