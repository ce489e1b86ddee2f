using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Doors;

/// <summary>One turn of a call that came in by a door.</summary>
/// <param name="Number">Counts turns from 1; whoever answers names the turn they answer.</param>
/// <param name="Script">What the phone does.</param>
/// <param name="Outcome">How the call ended; null: it goes on.</param>
public sealed record DoorTurn(int Number, CallScript Script, KeypadOutcome? Outcome);

/// <summary>
/// The calls that phone systems hold, by the names that they give them: a thin driver of <see cref="KeypadCalls"/>. Phone systems repeat what they
/// are not sure of: a turn that was answered is answered again in the same words, and never stepped twice. A phone has one call; whatever is over
/// is forgotten with the keypad call's own time.
/// </summary>
public sealed class DoorCalls(KeypadCalls calls, OwnershipFeed feed, CallScripts scripts, RecordedCalls recorded, TimeProvider clock)
{
    /// <summary>Longest name of a call.</summary>
    public const int MaxCallId = 200;

    private readonly ConcurrentDictionary<(int Door, string CallId), DoorCall> _calls = new();
    private readonly ConcurrentDictionary<(string Office, string Phone), DoorCall> _ofPhone = new();
    private long _sweptAt = clock.GetUtcNow().UtcTicks;

    /// <summary>Calls that are remembered, for those who measure; some may be over.</summary>
    internal int Held => _calls.Count;

    /// <summary>What is dialled at a phone for what a phone system asks for by its meaning.</summary>
    /// <param name="door">The door it came in by.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="code">The meaning. To toggle is possible also where the office has no code for it.</param>
    public string Dialled(OpenDoor door, string phone, FeatureCode code)
    {
        var board = feed.Board(door.Office);
        var codes = board?.Office.FeatureCodes ?? FeatureCodes.Default;
        return codes.Dialled(code) ?? (board is not null && IsOwned(board, phone) ? codes.LogOut : codes.LogIn);
    }

    /// <summary>A phone has dialled a feature code. Asked again for the same call, it is answered as before.</summary>
    /// <param name="door">The door it came in by.</param>
    /// <param name="callId">The phone system's name for the call, its own for each.</param>
    /// <param name="phone">The extension the phone belongs to, or its MAC.</param>
    /// <param name="dialled">The feature code.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The first turn; one that says so and ends where the phone is none of the office's. Or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>,
    /// <see cref="NotAFeatureCode"/>, <see cref="UnknownCall"/> where the call's name cannot be one.</returns>
    public async Task<Result<DoorTurn>> DialAsync(OpenDoor door, string callId, string phone, string dialled, CancellationToken cancellation = default)
    {
        if (callId.Length is 0 or > MaxCallId || feed.Board(door.Office) is not { } board)
            return new UnknownCall();
        ForgetExpired(clock.GetUtcNow());
        if (_calls.TryGetValue((door.Id, callId), out var known) && known.Phone == phone && known.Dialled == dialled && !IsExpired(known))
        {
            using (await known.EnterAsync(cancellation))
                return known.Last;
        }
        var call = new DoorCall(door, callId, phone, dialled, clock.GetUtcNow());
        var first = calls.Dial(door.Actor, door.Office, phone, dialled, OwnershipChannel.Phone);
        if (first is { IsSuccess: false, Error: UnknownPhone or NoPhone })
        {
            var stranger = Turn(call, board, [Prompt.NotAHotDeskPhone], null, KeypadOutcome.NotAHotDeskPhone);
            recorded.Add(board.Office.Id, call.Transcript);
            return stranger;
        }
        if (!first.IsSuccess)
            return first.Error;
        call.KeypadId = first.Value.Id;
        var turn = Turn(call, board, first.Value.Say, first.Value.Collect, first.Value.Outcome);
        Hold(call, board);
        return turn;
    }

    /// <summary>Where a call is.</summary>
    /// <returns>The last turn, or <see cref="UnknownCall"/>.</returns>
    public Result<DoorTurn> Now(OpenDoor door, string callId) =>
        _calls.TryGetValue((door.Id, callId), out var call) && !IsExpired(call) ? call.Last : new UnknownCall();

    /// <summary>The phone has collected keys: up to and with the terminator, to the maximum, or until silence.</summary>
    /// <param name="door">The door the call came in by.</param>
    /// <param name="callId">The phone system's name for the call.</param>
    /// <param name="turn">The turn that is answered.</param>
    /// <param name="keys">What was pressed; empty: silence from the start.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>The next turn, the same again where this one was answered before; or <see cref="UnknownCall"/>, <see cref="MalformedDigits"/>.</returns>
    public Task<Result<DoorTurn>> EnterAsync(OpenDoor door, string callId, int turn, string keys, CancellationToken cancellation = default) =>
        WithCallAsync(door, callId, async (call, board) =>
        {
            if (turn < call.Last.Number || call.Last.Outcome is not null)
                return call.Last;
            if (turn > call.Last.Number)
                return new UnknownCall();
            var next = await calls.EnterAsync(door.Actor, call.KeypadId, keys, cancellation);
            if (!next.IsSuccess)
                return next.Error;
            call.Transcript.Keyed(clock.GetUtcNow(), call.Last.Script.Collect, keys, board.Directory);
            return Turn(call, board, next.Value.Say, next.Value.Collect, next.Value.Outcome);
        }, cancellation);

    /// <summary>The caller has hung up, or the phone system has.</summary>
    /// <returns>The last turn, also where the call was over before; or <see cref="UnknownCall"/>.</returns>
    public Task<Result<DoorTurn>> HangUpAsync(OpenDoor door, string callId, CancellationToken cancellation = default) =>
        WithCallAsync(door, callId, async (call, board) =>
        {
            if (call.Last.Outcome is not null)
                return call.Last;
            var last = await calls.HangUpAsync(door.Actor, call.KeypadId, cancellation);
            return last.IsSuccess ? Turn(call, board, last.Value.Say, null, last.Value.Outcome) : last.Error;
        }, cancellation);

    private async Task<Result<DoorTurn>> WithCallAsync(
        OpenDoor door, string callId, Func<DoorCall, OwnershipBoard, Task<Result<DoorTurn>>> work, CancellationToken cancellation)
    {
        if (!_calls.TryGetValue((door.Id, callId), out var call) || IsExpired(call) || feed.Board(door.Office) is not { } board)
            return new UnknownCall();
        using (await call.EnterAsync(cancellation))
        {
            var turn = await work(call, board);
            if (turn.IsSuccess)
                call.LastInput = clock.GetUtcNow();
            if (turn is { IsSuccess: true, Value.Outcome: not null } && call.TryRecord())
                recorded.Add(board.Office.Id, call.Transcript);
            return turn;
        }
    }

    private DoorTurn Turn(DoorCall call, OwnershipBoard board, ImmutableArray<Spoken> say, Collect? collect, KeypadOutcome? outcome)
    {
        var turn = new DoorTurn((call.Last?.Number ?? 0) + 1, scripts.Of(board, say, collect), outcome);
        call.Last = turn;
        call.Transcript.Said(clock.GetUtcNow(), say, outcome);
        return turn;
    }

    /// <summary>Makes a call the phone's only one. One that ended at once is remembered too: it may be asked for again.</summary>
    private void Hold(DoorCall call, OwnershipBoard board)
    {
        _calls[(call.Door.Id, call.CallId)] = call;
        DoorCall? before = null;
        _ofPhone.AddOrUpdate((call.Door.Office, call.Phone), call, (_, held) =>
        {
            before = held;
            return call;
        });
        if (before is not null && _calls.TryRemove(KeyValuePair.Create((before.Door.Id, before.CallId), before)) && before.TryRecord())
            recorded.Add(board.Office.Id, before.Transcript);
        if (call.Last.Outcome is not null && call.TryRecord())
            recorded.Add(board.Office.Id, call.Transcript);
    }

    private static bool IsOwned(OwnershipBoard board, string phone) =>
        KeypadCalls.FindPhone(board, phone) is { IsSuccess: true, Value.Extension: HotDeskEntry hotDesk } && board.OwnerOf(hotDesk.Id) is not null;

    private bool IsExpired(DoorCall call) => clock.GetUtcNow() - call.LastInput >= KeypadCalls.Lifetime;

    /// <summary>Of phones that do not call again. Once in a call's lifetime will do: there are never more than phones.</summary>
    private void ForgetExpired(DateTimeOffset now)
    {
        var last = Interlocked.Read(ref _sweptAt);
        if (now.UtcTicks - last < KeypadCalls.Lifetime.Ticks || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, last) != last)
            return;
        foreach (var (key, call) in _calls)
            if (IsExpired(call) && _calls.TryRemove(KeyValuePair.Create(key, call)))
            {
                _ofPhone.TryRemove(KeyValuePair.Create((call.Door.Office, call.Phone), call));
                if (call.TryRecord() && feed.Board(call.Door.Office) is { } board)
                    recorded.Add(board.Office.Id, call.Transcript);
            }
    }

    private sealed class DoorCall(OpenDoor door, string callId, string phone, string dialled, DateTimeOffset now)
    {
        private SemaphoreSlim Busy { get; } = new(1, 1);
        private int _isRecorded;

        public OpenDoor Door => door;

        public string CallId => callId;

        public string Phone => phone;

        public string Dialled => dialled;

        public string KeypadId { get; set; } = "";

        public DoorTurn Last { get; set; } = default!;

        public DateTimeOffset LastInput { get; set; } = now;

        public CallTranscript Transcript { get; } = new(door, phone, dialled, now);

        /// <summary>Two requests at once for one call: the second one finds what the first one has left.</summary>
        public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
        {
            await Busy.WaitAsync(cancellation);
            return new Turnstile(Busy);
        }

        /// <summary>True once.</summary>
        public bool TryRecord() => Interlocked.Exchange(ref _isRecorded, 1) == 0;
    }

    private sealed class Turnstile(SemaphoreSlim busy) : IDisposable
    {
        public void Dispose() => busy.Release();
    }
}
