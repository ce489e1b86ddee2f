using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDeskPortal.Web.Api;

/// <summary>
/// Reads and writes enums by the names that the document lists, and by nothing else: the framework's own converter also takes members'
/// names in any case, which nobody has promised.
/// </summary>
internal sealed class ChoiceConverter : JsonConverterFactory
{
    /// <summary>A member as the API calls it.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Names<>).MakeGenericType(typeToConvert))!;

    private sealed class Names<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private readonly Dictionary<string, T> _members = Enum.GetValues<T>().ToDictionary(m => NameOf(m.ToString()), StringComparer.Ordinal);
        private readonly Dictionary<T, JsonEncodedText> _names = Enum.GetValues<T>().ToDictionary(m => m, m => JsonEncodedText.Encode(NameOf(m.ToString())));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && _members.TryGetValue(reader.GetString()!, out var member) ? member : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(_names[value]);
    }
}
