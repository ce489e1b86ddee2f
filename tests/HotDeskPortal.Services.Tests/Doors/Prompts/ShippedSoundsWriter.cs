using System.IO.Compression;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Tests.Architecture;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotDeskPortal.Services.Tests.Doors.Prompts;

/// <summary>
/// Makes the sounds that come along anew, after a sentence has changed. Only when asked:
/// <c>dotnet run --project tests/HotDeskPortal.Services.Tests -- -class "*ShippedSoundsWriter" -explicit only</c>.
/// </summary>
public sealed class ShippedSoundsWriter
{
    [Fact(Explicit = true)]
    public async Task Write()
    {
        var espeak = new EspeakSpeech(new PromptOptions(), NullLogger<EspeakSpeech>.Instance);
        foreach (var language in PromptTexts.Languages)
        {
            var folder = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "src/HotDeskPortal.Services/Doors/Prompts/Shipped"));
            await using var file = File.Create(Path.Combine(folder.FullName, $"{language}.zip"));
            await using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var part in PromptCatalog.Words(language).Append(ShippedSounds.ExtensionWord(language)))
                await AddAsync(zip, ShippedSounds.NameOf(part), part, espeak);
            foreach (var digit in "0123456789")
                await AddAsync(zip, digit.ToString(), new PromptPart(PromptPartKind.Number, language, digit.ToString()), espeak);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, PromptPart part, EspeakSpeech espeak)
    {
        var wave = (await espeak.SpeakAsync(part, default))!.ForPhones();
        var entry = zip.CreateEntry($"{name}.ulaw", CompressionLevel.SmallestSize);
        // The same bytes whenever it is made.
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var stream = await entry.OpenAsync();
        await stream.WriteAsync(Array.ConvertAll(wave.Samples, G711.ToMuLaw));
    }
}
