using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Doors.Prompts;

/// <summary>Sentences as sounds: which parts they have, who speaks them, and how little anybody waits.</summary>
public sealed class PromptSoundsTests : IDisposable
{
    private static readonly Spoken Owner = new(Prompt.IsNowTheOwner, "Dana Whitfield", ExtensionNumber.Parse("3001"));
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdesk-prompts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("en", "Name Dana Whitfield|Words is now the owner of phone|Number 3001")]
    [InlineData("de-AT", "Name Dana Whitfield|Words ist jetzt an Telefon|Number 3001|Words angemeldet.")]
    [InlineData("xx", "Name Dana Whitfield|Words is now the owner of phone|Number 3001")]
    public void Sentence_HasItsParts(string language, string parts) =>
        string.Join('|', PromptPart.Of(Owner, language).Select(p => $"{p.Kind} {p.Text}")).ShouldBe(parts);

    [Fact]
    public void EverySentence_OfEveryLanguage_HasWords()
    {
        foreach (var language in PromptTexts.Languages)
            foreach (var prompt in Enum.GetValues<Prompt>())
                PromptPart.Of(prompt, language).ShouldContain(p => p.Kind == PromptPartKind.Words && p.Language == language, $"{prompt} in {language}");
    }

    [Fact]
    public async Task EveryWord_OfEveryLanguage_ComesAlong()
    {
        var shipped = new ShippedSounds();
        foreach (var language in PromptTexts.Languages)
        {
            foreach (var part in PromptCatalog.Words(language))
                shipped.Find(part).ShouldNotBeNull($"{language}: {part.Text}; ShippedSoundsWriter makes them anew");
            shipped.Find(new PromptPart(PromptPartKind.Number, language, "0123456789")).ShouldNotBeNull();
            shipped.Find(new PromptPart(PromptPartKind.Name, language, "Dana") { Extension = "2019" }).ShouldNotBeNull();
        }
        (await shipped.SpeakAsync(new PromptPart(PromptPartKind.Name, "en", "Dana"), default)).ShouldBeNull("a name that is not one person's has no extension");
    }

    [Fact]
    public async Task Sound_IsRenderedOnceAndKept()
    {
        var engine = new TestEngine();
        await using var portal = await StartAsync(engine);
        var (sounds, directory) = (portal.Get<PromptSounds>(), portal.Board.Directory);
        var address = sounds.Address(directory, Owner, "en");
        sounds.Address(directory, Owner, "en").ShouldBe(address);
        sounds.Address(directory, Owner with { Name = "Marek Novák" }, "en").ShouldNotBe(address);

        var first = (await sounds.GetAsync("en", address, default)).Value;
        var again = (await sounds.GetAsync("en", address, default)).Value;

        first.IsFinal.ShouldBeTrue();
        again.Wav.ShouldBe(first.Wav);
        engine.Said.ShouldBe(["Dana Whitfield", "is now the owner of phone", "3 0 0 1"], ignoreOrder: true);
        await portal.RestartAsync();
        portal.Get<PromptSounds>().Address(portal.Board.Directory, Owner, "en").ShouldBe(address);
        (await portal.Get<PromptSounds>().GetAsync("en", address, default)).Value.Wav.ShouldBe(first.Wav);
        engine.Said.Count.ShouldBe(3, "it was kept on disk");
        sounds.State.ShouldBe(SpeechState.Speaks);
    }

    [Fact]
    public async Task Engine_ThatHangs_KeepsNobodyWaiting()
    {
        var engine = new TestEngine { Speaks = new TaskCompletionSource() };
        await using var portal = await StartAsync(engine);
        var sounds = portal.Get<PromptSounds>();
        var asked = sounds.GetAsync("en", sounds.Address(portal.Board.Directory, Owner, "en"), default);
        await engine.Asked.Task;
        portal.Clock.Advance(PromptSounds.Patience);

        var sound = (await asked).Value;

        sound.IsFinal.ShouldBeFalse("something plainer stood in");
        Wave.Read(sound.Wav)!.Length.ShouldBeGreaterThan(TimeSpan.FromSeconds(2), "extension two zero one nine is now the owner of phone three zero zero one");
        engine.Speaks.SetResult();
    }

    [Fact]
    public async Task Engine_ThatFails_IsReplacedAndTold()
    {
        var engine = new TestEngine { Fails = true };
        await using var portal = await StartAsync(engine);
        var sounds = portal.Get<PromptSounds>();

        (await sounds.GetAsync("en", sounds.Address(portal.Board.Directory, Owner, "en"), default)).Value.IsFinal.ShouldBeFalse();

        sounds.State.ShouldBe(SpeechState.Failing);
    }

    [Fact]
    public async Task NoEngine_SpeaksAllTheSame()
    {
        await using var portal = await StartAsync(null);
        var sounds = portal.Get<PromptSounds>();
        sounds.State.ShouldBe(SpeechState.Missing);

        foreach (var prompt in Enum.GetValues<Prompt>())
            foreach (var language in PromptTexts.Languages)
                (await sounds.GetAsync(language, sounds.Address(portal.Board.Directory, Owner with { Prompt = prompt }, language), default)).Value.IsFinal.ShouldBeTrue($"{prompt}");
    }

    [Fact]
    public async Task Recording_OfAName_IsPlayedInsteadOfAnyEngine()
    {
        var engine = new TestEngine();
        await using var portal = await StartAsync(engine);
        var (sounds, recordings) = (portal.Get<PromptSounds>(), portal.Get<NameRecordings>());
        var before = sounds.Address(portal.Board.Directory, Owner, "en");
        var voice = new Wave(16000, [.. Enumerable.Range(0, 16000).Select(i => (float)Math.Sin(i / 10.0))]);
        (await recordings.SaveAsync(TestPortal.Admin, "main", portal.Main["2019"], voice.ToWav())).IsSuccess.ShouldBeTrue();
        await recordings.ReadAsync(portal.Board.Directory, default);
        var after = sounds.Address(portal.Board.Directory, Owner, "en");

        (await sounds.GetAsync("en", after, default)).Value.IsFinal.ShouldBeTrue();

        after.ShouldNotBe(before);
        engine.Said.ShouldNotContain("Dana Whitfield");
        (await recordings.DeleteAsync(TestPortal.Admin, "main", portal.Main["2019"])).IsSuccess.ShouldBeTrue();
        await recordings.ReadAsync(portal.Board.Directory, default);
        sounds.Address(portal.Board.Directory, Owner, "en").ShouldBe(before);
    }

    [Theory]
    [InlineData("", RecordingRule.Format)]
    [InlineData("silent", RecordingRule.Silent)]
    [InlineData("long", RecordingRule.Length)]
    public async Task Recording_ThatIsNone_IsRefused(string kind, RecordingRule rule)
    {
        await using var portal = await StartAsync(null);
        var file = kind.Length == 0 ? "MP3"u8.ToArray()
            : new Wave(8000, [.. Enumerable.Range(0, 8000 * (NameRecordingLengths.Seconds + 2)).Select(i => kind == "long" ? (float)Math.Sin(i / 10.0) : 0)]).ToWav();

        (await portal.Get<NameRecordings>().SaveAsync(TestPortal.Admin, "main", portal.Main["2019"], file)).Error.ShouldBe(new UnreadableRecording(rule));
        (await portal.Get<NameRecordings>().SaveAsync(Actor.Account("support@example.com", PortalRole.Support, []), "main", portal.Main["2019"], file)).Error.ShouldBeOfType<NotAllowed>();
    }

    [Fact]
    public async Task Cache_HasAnUpperBound()
    {
        await using var portal = await StartAsync(null);
        var store = portal.Get<PromptStore>();
        for (var i = 0; i < 40; i++)
            await store.KeepAsync("en", i.ToString("x16", System.Globalization.CultureInfo.InvariantCulture), new Wave(8000, new float[160_000]), default);
        await File.WriteAllTextAsync(Path.Combine(_folder, "somebody-elses.txt"), new string('x', 100));

        store.MakeRoom();

        new DirectoryInfo(_folder).EnumerateFiles("*.wav", SearchOption.AllDirectories).Sum(f => f.Length).ShouldBeLessThanOrEqualTo(10 * 1024 * 1024);
        File.Exists(Path.Combine(_folder, "somebody-elses.txt")).ShouldBeTrue();
        store.Has("en", 39.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)).ShouldBeTrue("what was played last stays");
    }

    [Fact]
    public async Task Address_ThatIsNone_IsUnknown()
    {
        await using var portal = await StartAsync(null);
        foreach (var address in new[] { "", ".wav", "0123456789abcdef", "0123456789abcdef.wav", "../etc/passwd.wav", new string('a', 16 * 9) + ".wav" })
            (await portal.Get<PromptSounds>().GetAsync("en", address, default)).Error.ShouldBe(new UnknownPrompt(), address);
    }

    private Task<TestPortal> StartAsync(ISpeechEngine? engine) => TestPortal.StartAsync(configure: services =>
    {
        services.AddSingleton(new DoorOptions { Prompts = new PromptOptions { Directory = _folder, Espeak = "", Megabytes = 10 } });
        var shipped = services.Last(s => s.ServiceType == typeof(ISpeechEngine));
        foreach (var other in services.Where(s => s.ServiceType == typeof(ISpeechEngine)).ToList())
            services.Remove(other);
        if (engine is not null)
            services.AddSingleton(engine);
        services.Add(shipped);
    });

    private sealed class TestEngine : ISpeechEngine
    {

        public string Voice => "test";

        public bool Fails { get; init; }

        public TaskCompletionSource? Speaks { get; init; }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public System.Collections.Concurrent.ConcurrentQueue<string> Said { get; } = new();

        public async Task<Wave?> SpeakAsync(PromptPart part, CancellationToken cancellation)
        {
            Asked.TrySetResult();
            if (Speaks is not null)
                await Speaks.Task.WaitAsync(cancellation);
            Said.Enqueue(part.Speech);
            return Fails ? null : new Wave(22050, [.. Enumerable.Range(0, 22050).Select(i => (float)Math.Sin(i * part.Text.Length / 20.0))]);
        }
    }
}
