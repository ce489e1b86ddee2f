using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Keypad;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>A sound to be played.</summary>
/// <param name="Wav">The file.</param>
/// <param name="IsFinal">Whether it will ever be the same; else something plainer stood in for what should have spoken.</param>
public sealed record PromptSound(byte[] Wav, bool IsFinal);

/// <summary>
/// Every sentence as a sound, at an address by content: <see cref="PromptPart.AddressLength"/> digits for each of its parts. Parts are rendered once,
/// before somebody calls (<see cref="PromptPreparation"/>), and put together when they are asked for, so that nobody waits on the phone.
/// </summary>
public sealed class PromptSounds : ISpeechState, IDisposable
{
    /// <summary>How long a caller may be kept waiting for a part that was not prepared; then something plainer speaks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Ending of an address.</summary>
    public const string Ending = ".wav";

    /// <summary>Most parts of a sentence.</summary>
    private const int MaxParts = 8;

    /// <summary>Most names and numbers that are known at once; then all are forgotten, and come back as they are spoken.</summary>
    private const int MaxKnown = 200_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(90);

    private readonly ISpeechEngine[] _engines;
    private readonly ShippedSounds _shipped;
    private readonly PromptStore _store;
    private readonly NameRecordings _recordings;
    private readonly TimeProvider _clock;
    private readonly string _voices;
    private readonly SemaphoreSlim _speaking;
    private readonly ConcurrentDictionary<string, PromptPart> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, PromptPart>> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<Rendered?>> _rendering = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<OfficeDirectory, IReadOnlyDictionary<string, string?>> _extensions = [];
    private readonly CancellationTokenSource _closing = new();
    private int _isDisposed;

    internal PromptSounds(
        PromptOptions options, IEnumerable<ISpeechEngine> engines, ShippedSounds shipped, PromptStore store, NameRecordings recordings, TimeProvider clock)
    {
        _engines = [.. engines.Where(e => e.Voice.Length > 0)];
        (_shipped, _store, _recordings, _clock) = (shipped, store, recordings, clock);
        _voices = string.Join('\n', _engines.Select(e => e.Voice));
        _speaking = new SemaphoreSlim(options.Engines);
        State = _engines is [ShippedSounds] ? SpeechState.Missing : SpeechState.Unknown;
    }

    /// <summary>What speaks: known before anything was said where nothing but what came along could.</summary>
    public SpeechState State { get; private set; }

    /// <summary>The parts of a sentence as an office says it: with its recordings of names, and the extensions of who is named.</summary>
    public ImmutableArray<PromptPart> Parts(OfficeDirectory directory, Spoken spoken, string language) =>
        [.. PromptPart.Of(spoken, language).Select(part => part.Kind == PromptPartKind.Name ? Named(directory, part) : part)];

    /// <summary>The address of a sentence: a file name. Whoever gets it can have it played from now on.</summary>
    public string Address(OfficeDirectory directory, Spoken spoken, string language) =>
        string.Concat(Parts(directory, spoken, language).Select(Known)) + Ending;

    /// <summary>The sound at an address.</summary>
    /// <returns>The sound, or <see cref="UnknownPrompt"/>, <see cref="PromptNotReady"/>.</returns>
    public async Task<Result<PromptSound>> GetAsync(string language, string address, CancellationToken cancellation)
    {
        if (Split(address) is not { } parts || !PromptTexts.Languages.Contains(language))
            return new UnknownPrompt();
        var waves = new List<Wave>();
        var isFinal = true;
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        foreach (var part in parts)
        {
            var wave = await _store.FindAsync(language, part, cancellation);
            if (wave is null)
            {
                if (!Find(language, part, out var known))
                    return new UnknownPrompt();
                var rendered = await RenderPatientlyAsync(known, part, waiting.Token, cancellation);
                isFinal &= rendered is { IsFinal: true };
                wave = rendered?.Sound ?? _shipped.Find(known) ?? (known.Kind == PromptPartKind.Name ? Wave.Silence(Pause) : null);
            }
            if (wave is null)
                return new PromptNotReady();
            waves.Add(wave);
        }
        return new PromptSound(WaveShape.Joined(waves, Pause).ToWav(), isFinal);
    }

    /// <summary>Renders what is not there yet.</summary>
    /// <returns>Whether the best engine there is spoke it, or had.</returns>
    public async Task<bool> PrepareAsync(PromptPart part, CancellationToken cancellation)
    {
        var address = Known(part);
        return _store.Has(part.Language, address) || await RenderAsync(part, address).WaitAsync(cancellation) is { IsFinal: true };
    }

    /// <summary>Deletes what was not played for longest, where there is too much.</summary>
    public void MakeRoom() => _store.MakeRoom();

    /// <inheritdoc/>
    public void Dispose()
    {
        // It is registered under two names, and each is disposed of.
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        _closing.Cancel();
        _closing.Dispose();
        _speaking.Dispose();
    }

    private async Task<Rendered?> RenderPatientlyAsync(PromptPart part, string address, CancellationToken waiting, CancellationToken cancellation)
    {
        try
        {
            return await RenderAsync(part, address).WaitAsync(waiting);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Once for all who wait; goes on when they have left.</summary>
    private Task<Rendered?> RenderAsync(PromptPart part, string address) => _rendering.GetOrAdd(address, _ => Task.Run(async () =>
    {
        try
        {
            return await SpeakAsync(part, address);
        }
        finally
        {
            _rendering.TryRemove(address, out var _);
        }
    }));

    private async Task<Rendered?> SpeakAsync(PromptPart part, string address)
    {
        var cancellation = _closing.Token;
        if (part.Recording is { } recording && await _recordings.FindAsync(recording, cancellation) is { } recorded)
            return await KeepAsync(part, address, recorded, isFinal: true);
        await _speaking.WaitAsync(cancellation);
        try
        {
            foreach (var engine in _engines)
                if (await engine.SpeakAsync(part, cancellation) is { Samples.Length: > 0 } wave)
                    return await KeepAsync(part, address, engine is ShippedSounds ? wave : wave.ForPhones(), isFinal: engine == _engines[0] && part.Recording is null);
            return null;
        }
        finally
        {
            _speaking.Release();
        }
    }

    private async Task<Rendered> KeepAsync(PromptPart part, string address, Wave sound, bool isFinal)
    {
        State = !isFinal ? SpeechState.Failing : _engines is [ShippedSounds] ? SpeechState.Missing : SpeechState.Speaks;
        if (isFinal)
            await _store.KeepAsync(part.Language, address, sound, _closing.Token);
        return new Rendered(sound, isFinal);
    }

    private PromptPart Named(OfficeDirectory directory, PromptPart part) => part with
    {
        Extension = _extensions.GetValue(directory, ExtensionsByName).GetValueOrDefault(part.Text),
        Recording = _recordings.Find(directory.Office.Id, part.Text),
    };

    /// <summary>Two of the same name have no extension to be told by.</summary>
    private static IReadOnlyDictionary<string, string?> ExtensionsByName(OfficeDirectory directory) => directory.Users
        .GroupBy(u => u.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First().Number.Digits : null, StringComparer.Ordinal);

    private string Known(PromptPart part)
    {
        var address = part.Address(_voices);
        if (part.Kind != PromptPartKind.Words && !_known.ContainsKey(address))
        {
            if (_known.Count >= MaxKnown)
                _known.Clear();
            _known.TryAdd(address, part);
        }
        return address;
    }

    private bool Find(string language, string address, [NotNullWhen(true)] out PromptPart? part) =>
        (_known.TryGetValue(address, out part) && part.Language == language) || (part = Words(language).GetValueOrDefault(address)) is not null;

    private IReadOnlyDictionary<string, PromptPart> Words(string language) =>
        _words.GetOrAdd(language, l => PromptCatalog.Words(l).ToDictionary(p => p.Address(_voices), StringComparer.Ordinal));

    private static List<string>? Split(string address)
    {
        if (!address.EndsWith(Ending, StringComparison.Ordinal))
            return null;
        var digits = address[..^Ending.Length];
        return digits.Length is > 0 and <= MaxParts * PromptPart.AddressLength && digits.Length % PromptPart.AddressLength == 0 && digits.All(char.IsAsciiHexDigitLower)
            ? [.. digits.Chunk(PromptPart.AddressLength).Select(c => new string(c))]
            : null;
    }

    private sealed record Rendered(Wave Sound, bool IsFinal);
}
