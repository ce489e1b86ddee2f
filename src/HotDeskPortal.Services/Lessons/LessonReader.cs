using System.Collections.Immutable;
using System.Text.Json;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Routing;

namespace HotDeskPortal.Services.Lessons;

/// <summary>Reads one lesson file and names everything that is wrong with it, not only the first thing.</summary>
/// <param name="file">Its name, for the errors.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class LessonReader(string file, List<string> errors)
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The lesson; null: it has errors.</summary>
    public Lesson? Read(string json)
    {
        var before = errors.Count;
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var lesson = Lesson(document.RootElement);
            return errors.Count == before ? lesson : null;
        }
        catch (JsonException e)
        {
            errors.Add($"{file}: this is no JSON (line {e.LineNumber + 1}): {e.Message.Split(" LineNumber:")[0]}");
            return null;
        }
    }

    private Lesson? Lesson(JsonElement root)
    {
        if (!IsObject(root, "", ["key", "order", "phone", "title", "intro", "steps"]))
            return null;
        var key = Word(root, "", "key", required: true);
        if (key is { Length: > 0 } && (key.Length > 40 || !key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
            Wrong("key", "has lower-case letters, digits and dashes only, 40 at most");
        var order = 1000;
        if (root.TryGetProperty("order", out var number) && !(number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out order)))
            Wrong("order", "is a whole number");
        var phone = Choice<LessonPhone>(root, "", "phone") ?? LessonPhone.HotDesk;
        return new Lesson(key ?? "", order, phone, Text(root, "", "title", true)!, Text(root, "", "intro", true)!, Steps(root));
    }

    private ImmutableArray<LessonStep> Steps(JsonElement root)
    {
        if (!root.TryGetProperty("steps", out var steps) || steps.ValueKind != JsonValueKind.Array || steps.GetArrayLength() == 0)
        {
            Wrong("steps", "is a list of one step at least");
            return [];
        }
        return [.. steps.EnumerateArray().Select((step, i) => Step(step, $"steps[{i + 1}]")).OfType<LessonStep>()];
    }

    private LessonStep? Step(JsonElement step, string at)
    {
        if (!IsObject(step, at, ["when", "phone", "code", "outcome", "called", "text", "hint"]))
            return null;
        Word(step, at, "when", required: true);
        var when = new LessonFact(Choice<LessonFactKind>(step, at, "when") ?? default)
        {
            Phone = Choice<LessonPhone>(step, at, "phone"),
            Outcome = Choice<KeypadOutcome>(step, at, "outcome"),
            Called = Choice<RouteKind>(step, at, "called"),
            Code = Word(step, at, "code") switch { null => null, "log-in" => FeatureCode.LogIn, "log-out" => FeatureCode.LogOut, "toggle" => FeatureCode.Toggle, _ => Unknown(at) },
        };
        // A condition that its fact never carries would leave the step open for ever.
        if (when is { Kind: not LessonFactKind.Dialled } and not { Phone: null, Code: null })
            Wrong($"{at}.when", "goes with \"phone\" and \"code\" only where it is dialled");
        if (when is { Kind: not LessonFactKind.CallEnded, Outcome: not null })
            Wrong($"{at}.outcome", "goes with call-ended only");
        if (when is { Kind: not (LessonFactKind.Rang or LessonFactKind.NotReached or LessonFactKind.EmergencyCalled), Called: not null })
            Wrong($"{at}.called", "goes with rang and not-reached only");
        return new LessonStep(when, Text(step, at, "text", true)!, Text(step, at, "hint", false));
    }

    private FeatureCode? Unknown(string at)
    {
        Wrong($"{at}.code", "is log-in, log-out or toggle");
        return null;
    }

    private LessonText? Text(JsonElement parent, string at, string name, bool required)
    {
        var path = Path(at, name);
        if (!parent.TryGetProperty(name, out var value))
        {
            if (required)
                Wrong(path, "is missing");
            return required ? Nothing : null;
        }
        if (!IsObject(value, path, null))
            return Nothing;
        var texts = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var language in value.EnumerateObject())
        {
            if (language.Value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(language.Value.GetString()))
                Wrong($"{path}.{language.Name}", "is a sentence");
            else
                texts[language.Name] = language.Value.GetString()!.Trim();
        }
        if (!value.TryGetProperty(LessonText.Fallback, out _))
            Wrong($"{path}.{LessonText.Fallback}", "is missing: other languages fall back to English");
        return new LessonText(texts.ToImmutable());
    }

    private static LessonText Nothing => new(ImmutableDictionary<string, string>.Empty);

    private string? Word(JsonElement parent, string at, string name, bool required = false)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            if (required)
                Wrong(Path(at, name), "is missing");
            return null;
        }
        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
            return value.GetString();
        Wrong(Path(at, name), "is a word");
        return null;
    }

    private T? Choice<T>(JsonElement parent, string at, string name)
        where T : struct, Enum
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        foreach (var choice in Enum.GetValues<T>())
            if (Kebab(choice.ToString()) == value.GetString())
                return choice;
        Wrong(Path(at, name), $"is '{value.GetString()}'; it may be {string.Join(", ", Enum.GetValues<T>().Select(c => Kebab(c.ToString())))}");
        return null;
    }

    private bool IsObject(JsonElement value, string at, string[]? known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(at.Length == 0 ? $"{file}: it must be an object" : $"{file}: {at} is an object");
            return false;
        }
        foreach (var property in value.EnumerateObject().Where(p => known?.Contains(p.Name) == false))
            Wrong(Path(at, property.Name), $"is unknown; known are {string.Join(", ", known!)}");
        return true;
    }

    private void Wrong(string path, string what) => errors.Add($"{file}: {path} {what}.");

    private static string Path(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
