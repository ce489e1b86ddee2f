using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotDeskPortal.Services.Audit;

/// <summary>What an entry tells of one side: fields and what they say.</summary>
internal static class AuditFields
{
    /// <summary>Readable in the database, and found by a search for a name with an accent. It is never put into a page as it is.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Longest value that is told of a field; a shorter one where there are so many that all of them would not fit.</summary>
    private static readonly int[] Lengths = [500, 100, 20];

    /// <summary>As it is stored; null: nothing.</summary>
    public static string? Write(Dictionary<string, string> fields) => fields.Count == 0 ? null : Lengths
        .Select(length => JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => Cut(f.Value, length)), Json)).First(json => json.Length <= AuditLengths.Fields);

    /// <summary>The text, or as much of it as fits.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    /// <summary>What was stored. Somebody may have written anything there: the verifier says so, others must still show the rest.</summary>
    public static Dictionary<string, string> Read(string? json)
    {
        if (json is null)
            return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            return new() { ["Unreadable"] = json };
        }
    }
}
