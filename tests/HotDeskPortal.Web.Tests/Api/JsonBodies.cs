using System.Text.Json;
using CsCheck;

namespace HotDeskPortal.Web.Tests.Api;

/// <summary>Bodies made from the document's schemas: mostly as described, here and there as nobody expects them.</summary>
internal sealed class JsonBodies(DocumentedApi api)
{
    /// <summary>What fits a field of that name in the demo office, so that bodies get past the first checks.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["number"] = ["3002", "2019", "7000", "3098", "2098", "7098"],
        ["phone"] = ["3001", "2019", "805ec0112201"],
        ["dialled"] = ["*45", "*46"],
        ["extension"] = ["3012", "3002", "2019"],
        ["mac"] = ["805ec0990001", "805ec0112201"],
        ["model"] = ["Yealink T54W"],
        ["reason"] = ["Fire drill"],
        ["timeZone"] = ["Etc/UTC", "America/New_York"],
        ["language"] = ["en"],
        ["rangeFirst"] = ["3000"],
        ["rangeLast"] = ["3099"],
        ["pin"] = ["58241"],
        ["emergencyCallback"] = ["+12125550100"],
        ["callerIdNumber"] = ["+12125550100"],
        ["email"] = ["dana@example.com"],
        ["members"] = ["2019", "2020", "7000"],
        ["emergencyNumbers"] = ["911", "112"],
        ["name"] = ["Sales", "Main"],
        ["lineLabel"] = ["{{ extension }}"],
    };

    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "2147483647", "2147483648", "-9223372036854775809", "1e400", "-0.0", "0.5", "1E-999", "[]", "{}", "[null]", "[[]]", "\"\"",
        "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\u202e\\ufeff\\u200b\"", "\"👩‍👩‍👧\"", "\"ﷺ\"", "\"٢٠١٩\"", "\"İı\"", "\"a\\nb\\tc\"", "\"' OR 1=1 --\"",
        "\"%_[\\\\\"", "\"{{\"", "\"{{ extension | nothing }}\"", "\"2026-13-45T99:99:99Z\"", "\"no-such-choice\"", "\"99\"", "99", "{\"$type\":\"x\"}", "{\"a\":{\"a\":null}}",
        Text('x', 201), Text('x', 70_000), Text('[', 3000), Nested('[', ']', 60), Nested('[', ']', 5000), $"\"{string.Concat(Enumerable.Repeat("{{ a[", 2000))}\"",
        $"[{string.Join(',', Enumerable.Repeat("null", 600))}]", $"[{string.Join(',', Enumerable.Repeat("\"2019\"", 600))}]", "nul", "'x'", "NaN", "",
    ];

    private static readonly Gen<string> OddValue = Gen.OneOf(One(Odd), Gen.String.Select(s => JsonSerializer.Serialize(s)), Gen.Double.Select(d => JsonSerializer.Serialize(double.IsFinite(d) ? d : 0)));

    /// <summary>A body for a schema.</summary>
    public Gen<string> Body(JsonElement schema) => Gen.Frequency((30, Fitting(api.Resolve(schema), "")), (1, OddValue));

    /// <summary>A value that fits, or once in so many times an odd one.</summary>
    private Gen<string> Value(JsonElement schema, string name, int times) => Gen.Frequency((times, Fitting(api.Resolve(schema), name)), (1, OddValue));

    private Gen<string> Fitting(JsonElement schema, string name)
    {
        if (api.Choices(schema) is [_, ..] choices)
            return One([.. choices]).Select(c => $"\"{c}\"");
        var types = !schema.TryGetProperty("type", out var type) ? ["null"]
            : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        return Gen.OneOf([.. types.Select(t => t switch
        {
            "object" => Object(schema),
            "array" => Value(schema.GetProperty("items"), name, 20).Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            "boolean" => One("true", "false"),
            "integer" => Gen.OneOf(Gen.Int[1, 20], Gen.Int[1, 5000]).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "number" => Gen.Double[0, 1].Select(d => JsonSerializer.Serialize(d)),
            "string" when Known.TryGetValue(name, out var known) => One(known).Select(s => JsonSerializer.Serialize(s)),
            "string" when schema.TryGetProperty("format", out var format) => One(format.GetString() == "time" ? "\"22:30:00\"" : "\"2026-03-01\""),
            "string" => One("\"A\"", "\"Window\"", "\"1\""),
            _ => Gen.Const("null"),
        })]);
    }

    private Gen<string> Object(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return Gen.Const("{}");
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        // Of two bodies about one is as described, however many fields it has.
        var count = Math.Max(properties.EnumerateObject().Count(), 12);
        var fields = Gen.Const<IReadOnlyList<string>>([]);
        foreach (var property in properties.EnumerateObject())
        {
            // Left out, or there twice, now and then; a field that is needed seldom.
            var times = required.Contains(property.Name) ? Gen.Frequency((1, Gen.Const(0)), (10 * count, Gen.Const(1)), (1, Gen.Const(2))) : Gen.Frequency((4 * count, Gen.Const(0)), (10 * count, Gen.Const(1)), (1, Gen.Const(2)));
            fields = Gen.Select(fields, times, Value(property.Value, property.Name, 3 * count),
                (before, often, value) => (IReadOnlyList<string>)[.. before, .. Enumerable.Repeat($"\"{property.Name}\":{value}", often)]);
        }
        var more = Gen.Frequency((40, Gen.Const("")), (1, OddValue.Select(v => $"\"extra\":{v}")));
        return Gen.Select(fields, more, (all, extra) => $"{{{string.Join(',', extra.Length == 0 ? all : [.. all, extra])}}}");
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Text(char letter, int length) => $"\"{new string(letter, length)}\"";

    private static string Nested(char open, char close, int depth) => new string(open, depth) + new string(close, depth);
}
