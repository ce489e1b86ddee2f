using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// Sounds that come with the portal: every sentence's words, and the digits. With them a portal without any engine speaks all it has to; a
/// name becomes its extension, digit by digit. <c>ShippedSoundsTests</c> says how they are made anew.
/// </summary>
internal sealed class ShippedSounds : ISpeechEngine
{
    /// <summary>Pause between digits.</summary>
    private static readonly TimeSpan DigitPause = TimeSpan.FromMilliseconds(60);

    private static readonly FrozenDictionary<string, string> ExtensionWords =
        new Dictionary<string, string> { ["en"] = "extension", ["es"] = "extensión", ["de"] = "Nebenstelle" }.ToFrozenDictionary();

    private readonly ConcurrentDictionary<string, FrozenDictionary<string, Wave>> _packs = new(StringComparer.Ordinal);

    public string Voice => "shipped";

    public Task<Wave?> SpeakAsync(PromptPart part, CancellationToken cancellation) => Task.FromResult(Find(part));

    /// <summary>The sound of a part; null: none came along.</summary>
    public Wave? Find(PromptPart part)
    {
        var pack = _packs.GetOrAdd(part.Language, Load);
        return part switch
        {
            { Kind: PromptPartKind.Words } => pack.GetValueOrDefault(NameOf(part)),
            { Kind: PromptPartKind.Number } => Digits(pack, part.Text, []),
            { Extension: { } extension } when pack.TryGetValue(NameOf(ExtensionWord(part.Language)), out var word) => Digits(pack, extension, [word]),
            _ => null,
        };
    }

    /// <summary>The word that stands for a name that nothing can say, before the number.</summary>
    internal static PromptPart ExtensionWord(string language) => new(PromptPartKind.Words, language, ExtensionWords[language]);

    /// <summary>What a sound is called in its pack.</summary>
    internal static string NameOf(PromptPart part) => part.Address("");

    private static Wave? Digits(FrozenDictionary<string, Wave> pack, string number, Wave[] before)
    {
        var digits = number.Select(d => pack.GetValueOrDefault(d.ToString())).ToArray();
        return digits.Contains(null) ? null : WaveShape.Joined([.. before, .. digits!], DigitPause);
    }

    private static FrozenDictionary<string, Wave> Load(string language)
    {
        using var resource = typeof(ShippedSounds).Assembly.GetManifestResourceStream($"Prompts/{language}.zip");
        if (resource is null)
            return FrozenDictionary<string, Wave>.Empty;
        using var zip = new ZipArchive(resource, ZipArchiveMode.Read);
        return zip.Entries.ToFrozenDictionary(e => Path.GetFileNameWithoutExtension(e.Name), Read, StringComparer.Ordinal);
    }

    /// <summary>As a phone line carries it: µ-law is what a caller hears in the end, and half as large.</summary>
    private static Wave Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var codes = new byte[entry.Length];
        stream.ReadExactly(codes);
        return new Wave(Wave.PhoneRate, Array.ConvertAll(codes, G711.MuLaw));
    }
}
