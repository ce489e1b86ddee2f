using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>
/// The simulated desk phone: collects keys as a phone does, waits for silence with real time-outs, and hands what it collected to
/// <see cref="KeypadCalls"/>, the same service that real phones reach over HTTP. What it holds of an entry is gone once it is
/// handed over.
/// </summary>
public sealed class SimulatedPhone : IAsyncDisposable
{
    /// <summary>Digits after which a number is dialled without waiting: the longest there are, with their prefixes.</summary>
    private const int MaxDigits = 20;

    // One thing at a time: a key that is pressed while the service answers belongs to the next question.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly KeypadCalls _calls;
    private readonly PhoneCalls _switchboard;
    private readonly Actor _actor;
    private readonly KeypadTranscript _transcript;
    private readonly SilenceTimer _silence;
    private string _callId = "";
    private string _entry = "";

    /// <summary>A phone on the hook.</summary>
    /// <param name="calls">The service that keypad calls go to.</param>
    /// <param name="switchboard">Where calls to other numbers go.</param>
    /// <param name="actor">Who presses the keys.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="language">Language of the prompts.</param>
    /// <param name="phone">The extension or MAC the phone goes by.</param>
    /// <param name="clock">Measures silence.</param>
    /// <param name="dispatch">Brings work of timers to the context of whoever draws the phone.</param>
    public SimulatedPhone(
        KeypadCalls calls, PhoneCalls switchboard, Actor actor, string office, string language, string phone, TimeProvider clock, Func<Func<Task>, Task> dispatch)
    {
        (_calls, _switchboard, _actor, Office, Language, Phone) = (calls, switchboard, actor, office, language, phone);
        _transcript = new KeypadTranscript(clock);
        _silence = new SilenceTimer(clock, number => _ = dispatch(() => TimeOutAsync(number)));
    }

    /// <summary>Something to see has changed.</summary>
    public event EventHandler? Changed;

    /// <summary>What the service answered in a keypad call.</summary>
    public Action<KeypadTurn>? Turned { get; set; }

    /// <summary>What became of a number that was dialled.</summary>
    public Action<PhoneCall>? Called { get; set; }

    /// <summary>A call that rang here was answered here.</summary>
    public Action? Answered { get; set; }

    /// <summary>Language of the prompts.</summary>
    public string Language { get; set; }

    /// <summary>Key of the office.</summary>
    public string Office { get; }

    /// <summary>The extension or MAC the phone goes by.</summary>
    public string Phone { get; }

    /// <summary>The call with another phone that it is in, or that it rings for; null: neither.</summary>
    public PhoneCall? Call => _switchboard.At(_actor, Office, Phone);

    /// <summary>Whether it rings: on the hook, and somebody calls.</summary>
    public bool IsRinging => !OffHook && Call is { State: PhoneCallState.Ringing };

    /// <summary>Whether the line is open.</summary>
    public bool OffHook { get; private set; }

    /// <summary>What the phone said last, as captions.</summary>
    public IReadOnlyList<Spoken> Saying { get; private set; } = [];

    /// <summary>What it collects now; null: nothing.</summary>
    public Collect? Collecting { get; private set; }

    /// <summary>How the last call ended; null: none has.</summary>
    public KeypadOutcome? Outcome { get; private set; }

    /// <summary>The feature code of the call.</summary>
    public FeatureCode? Code { get; private set; }

    /// <summary>Why the phone could not dial; null: it could.</summary>
    public Error? Refusal { get; private set; }

    /// <summary>Everything said and done since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<TranscriptLine> Transcript => _transcript.Lines;

    /// <summary>The silence that ends collecting; null: none is running.</summary>
    public TimeSpan? Silence => _silence.Silence;

    /// <summary>What is left of it while it is paused for explaining; null: it runs.</summary>
    public TimeSpan? PausedAt => _silence.PausedAt;

    /// <summary>What the screen may show of the entry: a PIN is dots.</summary>
    public string Entry => Collecting == Collect.PinDigits ? new string('●', _entry.Length) : _entry;

    /// <summary>Counts silences, so that a page can start its bar anew for each.</summary>
    public int SilenceNumber => _silence.Number;

    /// <summary>Lifts the handset, which answers where it rings, or puts it down.</summary>
    public Task ToggleHookAsync() => OffHook ? HangUpAsync() : InTurnAsync(() =>
    {
        LiftHook();
        if (_switchboard.Answer(_actor, Office, Phone) is not { } call)
            return Task.CompletedTask;
        _transcript.Write(KeypadStrings.Transcript_Answered.With(call.CallerName(), call.CallerNumber(), call.Number));
        Answered?.Invoke();
        return Task.CompletedTask;
    });

    /// <summary>A speed dial such as <c>HD In</c>. During a call it does nothing, as on a phone that waits for digits.</summary>
    public Task SpeedDialAsync(string number) => InTurnAsync(() =>
    {
        if (Collecting is null && Talking is null)
            Dial(number);
        return Task.CompletedTask;
    });

    /// <summary>One of the twelve keys.</summary>
    public Task PressAsync(string key) => InTurnAsync(async () =>
    {
        if (Talking is not null)
            return;
        if (!OffHook)
            LiftHook();
        _entry += key;
        if (Collecting is not { } collect)
            DialOrWait(key);
        else if (key[0] == collect.Terminator || _entry.Length >= collect.MaxDigits)
            await SubmitAsync();
        else
            _silence.Start(Collect.InterDigitTimeout);
    });

    /// <summary>Hangs up, at any moment.</summary>
    public Task HangUpAsync() => InTurnAsync(async () =>
    {
        _silence.Stop();
        var wasOpen = Collecting is not null;
        if (Talking is not null)
        {
            _switchboard.HangUp(_actor, Office, Phone);
            _transcript.Write(KeypadStrings.CallerHungUp);
        }
        (OffHook, Collecting, _entry, Code) = (false, null, "", null);
        (Saying, Outcome, Refusal) = ([], null, null);
        if (wasOpen)
            Take(await _calls.HangUpAsync(_actor, _callId));
    });

    /// <summary>Stops the clock of silence, for explaining.</summary>
    public void Pause()
    {
        // An explanation may take longer than a call lives without input.
        var callId = _callId;
        if (_silence.Pause(() => _calls.KeepAlive(_actor, callId), KeypadCalls.Lifetime / 4))
            Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Lets the clock of silence run on.</summary>
    public void Resume()
    {
        if (_silence.Resume())
            Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Forgets the transcript.</summary>
    public void Clear()
    {
        _transcript.Clear();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Changed = null;
        await HangUpAsync();
        _silence.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task InTurnAsync(Func<Task> work)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _oneAtATime.Release();
        }
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The call whose line is open here; null: none, or it only rings.</summary>
    private PhoneCall? Talking => OffHook ? Call : null;

    private void LiftHook()
    {
        OffHook = true;
        (Saying, Outcome, Refusal) = ([], null, null);
    }

    /// <summary>A feature code is complete by itself, an emergency number too; any other one with # or with silence.</summary>
    private void DialOrWait(string key)
    {
        (Saying, Outcome, Refusal) = ([], null, null);
        var number = _entry.TrimEnd('#');
        if (key == "#" ? number.Length > 0 : IsComplete(number))
            Dial(number);
        else if (number.Length > 0)
            _silence.Start(Collect.InterDigitTimeout);
        else
            _entry = "";
    }

    private FeatureCodes Codes => _calls.CodesOf(_actor, Office);

    private bool IsComplete(string number) =>
        (number[0] == '*' && (Codes.TryParse(number, out _) || number.Length >= Codes.All.Max(c => c.Dialled.Length)))
        || _switchboard.IsEmergency(_actor, Office, number) || number.Length >= MaxDigits;

    private void Dial(string number)
    {
        _silence.Stop();
        (OffHook, _entry) = (true, "");
        Code = Codes.TryParse(number, out var code) ? code : null;
        if (number.StartsWith('*'))
            Take(_calls.Dial(_actor, Office, Phone, number, OwnershipChannel.Simulator));
        else
            TakeCall(_switchboard.Place(_actor, Office, Phone, number));
    }

    private void TakeCall(Result<PhoneCall> placed)
    {
        if (!placed.IsSuccess)
        {
            Refusal = placed.Error;
            _transcript.Write(ErrorTexts.Of(placed.Error));
            return;
        }
        var call = placed.Value;
        _transcript.Write(call.State == PhoneCallState.Ringing
            ? KeypadStrings.Transcript_CalledAs.With(call.Number, call.CallerName(), call.CallerNumber(), FactTexts.Of(call.Reason))
            : KeypadStrings.Transcript_Called.With(call.Number, FactTexts.Of(call.Reason)));
        Called?.Invoke(call);
    }

    private async Task SubmitAsync()
    {
        _silence.Stop();
        var entry = _entry;
        _entry = "";
        if (Collecting is null)
        {
            Dial(entry);
            return;
        }
        Take(await _calls.EnterAsync(_actor, _callId, entry));
    }

    private void Take(Result<KeypadTurn> result)
    {
        _silence.Stop();
        if (!result.IsSuccess)
        {
            (Refusal, Saying, Collecting, Outcome) = (result.Error, [], null, null);
            _transcript.Write(ErrorTexts.Of(result.Error));
            return;
        }
        var turn = result.Value;
        (_callId, Refusal, Collecting, Outcome) = (turn.Id, null, turn.Collect, turn.Outcome);
        if (turn.Say.Length > 0)
            Saying = turn.Say;
        _transcript.Write(turn, Language);
        Turned?.Invoke(turn);
        if (Collecting is not null)
            _silence.Start(Collect.FirstDigitTimeout);
    }

    /// <summary>Hands over what was collected when silence came; late news of an earlier silence is ignored.</summary>
    private Task TimeOutAsync(int silenceNumber) => InTurnAsync(async () =>
    {
        if (_silence.IsOver(silenceNumber))
            await SubmitAsync();
    });
}
