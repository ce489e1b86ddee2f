using HotDeskPortal.Services.Doors.Prompts;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotDeskPortal.Services.Tests.Doors.Prompts;

/// <summary>Programs that speak: what they are given, and what they may take.</summary>
public sealed class SpeechProcessTests
{
    [Fact]
    public async Task Espeak_SpeaksEveryLanguage()
    {
        var espeak = new EspeakSpeech(new PromptOptions(), NullLogger<EspeakSpeech>.Instance);
        Assert.SkipUnless(espeak.IsThere, "espeak-ng is not on this machine");
        foreach (var (language, words) in new[] { ("en", "Dana Whitfield"), ("de", "Jörg Müller"), ("es", "Íñigo Peña") })
            (await espeak.SpeakAsync(new PromptPart(PromptPartKind.Name, language, words), default))!.ForPhones().Length.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-f /etc/passwd")]
    [InlineData("; touch /tmp/hotdesk-was-here")]
    [InlineData("[[k@]] <b>x</b> {y}")]
    public async Task Name_ThatLooksLikeAnOption_IsSpoken(string name)
    {
        var espeak = new EspeakSpeech(new PromptOptions(), NullLogger<EspeakSpeech>.Instance);
        Assert.SkipUnless(espeak.IsThere, "espeak-ng is not on this machine");

        (await espeak.SpeakAsync(new PromptPart(PromptPartKind.Name, "en", name), default)).ShouldNotBeNull();

        File.Exists("/tmp/hotdesk-was-here").ShouldBeFalse();
    }

    [Theory]
    [InlineData("no-such-program-anywhere")]
    [InlineData("/bin/false")]
    [InlineData("cat")]
    public async Task Program_ThatSaysNoSound_SaysNothing(string command) =>
        (await Command(command).SpeakAsync(new PromptPart(PromptPartKind.Name, "en", "Dana"), default)).ShouldBeNull();

    [Fact]
    public async Task Program_ThatTakesTooLong_IsEnded()
    {
        var speech = Command("sleep 60", TimeSpan.FromMilliseconds(200));

        (await speech.SpeakAsync(new PromptPart(PromptPartKind.Name, "en", "Dana"), default).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeNull();
    }

    [Fact]
    public async Task Program_ThatSaysTooMuch_IsEnded() =>
        (await Command("yes").SpeakAsync(new PromptPart(PromptPartKind.Name, "en", "Dana"), default).WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeNull();

    [Fact]
    public async Task Program_ThatWritesAFile_IsHeard()
    {
        var file = Path.Combine(Path.GetTempPath(), $"hotdesk-{Guid.NewGuid():N}.wav");
        await File.WriteAllBytesAsync(file, new Wave(16000, [.. Enumerable.Range(0, 16000).Select(i => (float)Math.Sin(i))]).ToWav());
        try
        {
            var wave = await Command($"cp \"{file}\" {{file}}").SpeakAsync(new PromptPart(PromptPartKind.Name, "en", "Dana"), default);

            (wave!.Rate, wave.Samples.Length).ShouldBe((16000, 16000));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("piper --model \"/my voices/{language}.onnx\" -f -", "piper|--model|/my voices/{language}.onnx|-f|-")]
    [InlineData("  one  ", "one")]
    [InlineData("", "")]
    public void Command_IsSplitAsPeopleWriteIt(string command, string words) => string.Join('|', CommandLine.Split(command)).ShouldBe(words);

    private static CommandSpeech Command(string command, TimeSpan? timeout = null) =>
        new(new PromptOptions { Command = command, Timeout = timeout ?? TimeSpan.FromSeconds(10) }, NullLogger<CommandSpeech>.Instance);
}
