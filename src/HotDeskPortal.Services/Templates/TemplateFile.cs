using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;

namespace HotDeskPortal.Services.Templates;

/// <summary>A file of templates, to take them from one office or portal to another: JSON that says what it is, and in which version.</summary>
internal sealed record TemplateFile(string Format, int Version, ImmutableArray<TemplateOfFile> Templates)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Most templates of a file.</summary>
    public const int MaxTemplates = 200;

    private const string Name = "hot-desk-templates";
    private const int Current = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(IEnumerable<Template> templates) =>
        JsonSerializer.SerializeToUtf8Bytes(new TemplateFile(Name, Current, [.. templates.Select(t => new TemplateOfFile(t.Name, t.Vendor, t.Content))]), Options);

    /// <summary>Its templates, as they would be entered.</summary>
    /// <returns>They, or <see cref="TemplateFileUnreadable"/>.</returns>
    public static Result<ImmutableArray<TemplateForm>> Read(byte[] content)
    {
        if (content.Length > MaxBytes)
            return new TemplateFileUnreadable(TemplateFileFault.Size);
        try
        {
            if (Refusal(content) is { } refusal)
                return refusal;
            var templates = JsonSerializer.Deserialize<TemplateFile>(Text(content), Options)!.Templates;
            if (templates.IsDefault || templates.Length is 0 or > MaxTemplates)
                return new TemplateFileUnreadable(TemplateFileFault.Count);
            return templates.Select(t => new TemplateForm { Name = t.Name, Vendor = t.Vendor, Content = t.Content }).ToImmutableArray();
        }
        catch (JsonException e)
        {
            return new TemplateFileUnreadable(e.Path is null or "$" ? TemplateFileFault.Json : TemplateFileFault.Content) { Line = (e.LineNumber ?? 0) + 1, Path = e.Path };
        }
    }

    /// <summary>What it is comes first: of another version, nobody knows the rest.</summary>
    private static TemplateFileUnreadable? Refusal(byte[] content)
    {
        using var document = JsonDocument.Parse(Text(content).ToArray());
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Name)
            return new TemplateFileUnreadable(TemplateFileFault.Format);
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
            return new TemplateFileUnreadable(TemplateFileFault.Format);
        return number > Current ? new TemplateFileUnreadable(TemplateFileFault.Version) { FileVersion = number } : null;
    }

    /// <summary>Editors put a mark before UTF-8.</summary>
    private static ReadOnlySpan<byte> Text(byte[] content) =>
        content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content.AsSpan(3) : content;
}

/// <summary>A template in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vendor">For phones of this maker.</param>
/// <param name="Content">What it says.</param>
internal sealed record TemplateOfFile(string Name, PhoneVendor Vendor, TemplateContent Content);
