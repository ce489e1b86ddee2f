using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotDeskPortal.Services.Audit;

/// <summary>What an entry tells of one side: fields and what they say.</summary>
internal static class AuditFields
{
    /// <summary>Readable in the database, and found by a search for a name with an accent. It is never put into a page as it is.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As it is stored; null: nothing.</summary>
    public static string? Write(Dictionary<string, string> fields) => fields.Count == 0 ? null : JsonSerializer.Serialize(fields, Json);

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

/// <summary>What fits the columns of the log.</summary>
internal static class AuditColumns
{
    public const int Chain = 40;
    public const int Subject = 200;
    public const int By = 256;
    public const int From = 64;

    /// <summary>More than SQL Server keeps in a row, so it keeps it beside; no entry comes near it.</summary>
    public const int Fields = 100_000;
}
