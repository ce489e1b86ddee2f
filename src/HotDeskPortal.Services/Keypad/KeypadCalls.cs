using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Keypad;

/// <summary>
/// The keypad calls now open. Holds each call's state under an unguessable id for two minutes after its last input, runs what
/// <see cref="KeypadMachine"/> asks for, and never keeps a digit of a PIN. A phone has one call, so there are never more than phones.
/// Simulator and API are thin drivers of it.
/// </summary>
public sealed class KeypadCalls(
    OfficeAccess access, OwnershipService ownership, TimeProvider clock)
{
    /// <summary>How long a call lives without input.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Call> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Call> _ofPhone = new();
    private long _sweptAt = clock.GetUtcNow().UtcTicks;

    /// <summary>Calls that are held, for those who measure; some may be over.</summary>
    internal int Held => _calls.Count;

    /// <summary>The feature codes of an office; those of a new one where the actor may not see it.</summary>
    public FeatureCodes CodesOf(Actor actor, string office) =>
        access.Open(actor, office, Permission.UseKeypad) is { IsSuccess: true, Value: var board } ? board.Office.FeatureCodes : FeatureCodes.Default;

    /// <summary>A phone dials a feature code. Its call before, where there is one, is over by that.</summary>
    /// <param name="actor">Who drives the phone.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="phone">The extension the phone belongs to, or its MAC.</param>
    /// <param name="dialled">A feature code of the office.</param>
    /// <param name="channel">The way the call comes.</param>
    /// <returns>The first turn, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="NotAFeatureCode"/>,
    /// <see cref="UnknownPhone"/>, <see cref="NoPhone"/>.</returns>
    public Result<KeypadTurn> Dial(Actor actor, string office, string phone, string dialled, OwnershipChannel channel)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return opened.Error;
        var board = opened.Value;
        if (!board.Office.FeatureCodes.TryParse(dialled, out var code))
            return new NotAFeatureCode(dialled, board.Office.FeatureCodes);
        var found = FindPhone(board, phone);
        if (!found.IsSuccess)
            return found.Error;
        var (device, place) = found.Value;
        var hotDesk = place as HotDeskEntry;
        var owner = hotDesk is not null && board.OwnerOf(hotDesk.Id) is { } user ? new OwnerName(user.Id, user.Number, user.Name) : null;
        var now = clock.GetUtcNow();
        ForgetExpired(now);
        var step = KeypadMachine.Start(code, new CallingPhone(hotDesk?.Number, owner, board.PhoneLockedUntil(device.Id, now) is not null));
        var call = new Call(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), office, device.Id, hotDesk?.Id ?? 0, channel, step.State, now);
        Hold(call, isOver: step.Outcome is not null);
        return Turn(call, step, [Note(new FeatureCodeDialled(code, dialled, place.Number, hotDesk is not null, owner?.Name))]);
    }

    /// <summary>The phone has collected keys: up to and with the terminator, to the maximum, or until silence.</summary>
    /// <param name="actor">Who drives the phone.</param>
    /// <param name="id">The call.</param>
    /// <param name="keys">What was pressed; empty: silence from the start.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>The next turn, or <see cref="UnknownCall"/>, <see cref="MalformedDigits"/>.</returns>
    public Task<Result<KeypadTurn>> EnterAsync(Actor actor, string id, string keys, CancellationToken cancellation = default) =>
        WithCallAsync(actor, id, async call =>
        {
            if (Malformed(call.State, keys) is { } malformed)
                return malformed;
            var entered = new KeypadInput.Entered(keys.TrimEnd('#'));
            var notes = ImmutableArray.CreateBuilder<ServiceNote>();
            if (EnteredNote(call.State, entered.Keys) is { } note)
                notes.Add(note);
            var step = KeypadMachine.Step(call.State, entered);
            var say = step.Say;
            while (step.Effect is { } effect)
            {
                var answer = await RunAsync(actor, call, effect, cancellation);
                notes.Add(AnswerNote(answer));
                step = KeypadMachine.Step(step.State, answer);
                say = say.AddRange(step.Say);
            }
            call.State = step.State;
            return Turn(call, step with { Say = say }, notes.ToImmutable());
        }, cancellation);

    /// <summary>Nothing more was pressed before the time-out.</summary>
    public Task<Result<KeypadTurn>> TimeOutAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        EnterAsync(actor, id, "", cancellation);

    /// <summary>Keeps a call alive while somebody explains it; nothing else happens.</summary>
    public void KeepAlive(Actor actor, string id)
    {
        if (_calls.TryGetValue(id, out var call) && !IsExpired(call) && access.Open(actor, call.Office, Permission.UseKeypad).IsSuccess)
            call.LastInput = clock.GetUtcNow();
    }

    /// <summary>The caller hangs up.</summary>
    public Task<Result<KeypadTurn>> HangUpAsync(Actor actor, string id, CancellationToken cancellation = default) =>
        WithCallAsync(actor, id, call =>
        {
            var step = KeypadMachine.Step(call.State, new KeypadInput.HungUp());
            call.State = step.State;
            return Task.FromResult<Result<KeypadTurn>>(Turn(call, step, [Note(new CallerHungUp())]));
        }, cancellation);

    private async Task<Result<KeypadTurn>> WithCallAsync(
        Actor actor, string id, Func<Call, Task<Result<KeypadTurn>>> work, CancellationToken cancellation)
    {
        if (!_calls.TryGetValue(id, out var call) || IsExpired(call) || !access.Open(actor, call.Office, Permission.UseKeypad).IsSuccess)
            return new UnknownCall();
        // Two inputs at once for one call: the second one speaks to the state that the first one left.
        await call.Busy.WaitAsync(cancellation);
        try
        {
            if (call.State is KeypadState.Ended || !_calls.ContainsKey(id))
                return new UnknownCall();
            call.LastInput = clock.GetUtcNow();
            var turn = await work(call);
            if (call.State is KeypadState.Ended)
                Forget(call);
            return turn;
        }
        finally
        {
            call.Busy.Release();
        }
    }

    private async Task<KeypadInput> RunAsync(Actor actor, Call call, KeypadEffect effect, CancellationToken cancellation)
    {
        switch (effect)
        {
            case KeypadEffect.CheckPin check:
                var checkedPin = await ownership.CheckPinAsync(
                    actor, call.Office, call.HotDeskId, check.Extension, check.Pin, new Origin(call.Channel, "keypad", actor.KeyName), cancellation);
                return checkedPin.IsSuccess
                    ? new KeypadInput.PinAccepted(new Claim(checkedPin.Value.User, checkedPin.Value.Owner))
                    : Refusal(checkedPin.Error);
            case KeypadEffect.TakeOwnership take:
                var taken = await ownership.LogInAsync(
                    actor, call.Office, call.HotDeskId, take.Claim.User.UserId, take.Claim.Announced?.UserId, call.Channel, cancellation);
                return taken.IsSuccess ? new KeypadInput.Taken(taken.Value) : Refusal(taken.Error);
            case KeypadEffect.LogOut logOut:
                var loggedOut = await ownership.LogOutAsync(actor, call.Office, call.HotDeskId, logOut.Pin, call.Channel, cancellation);
                return loggedOut.IsSuccess ? new KeypadInput.OwnerLoggedOut(loggedOut.Value) : Refusal(loggedOut.Error);
            default:
                throw new NotSupportedException($"No service runs {effect.GetType().Name}.");
        }
    }

    private static KeypadInput Refusal(Error error) => error is Unavailable ? new KeypadInput.Unavailable() : new KeypadInput.Refused(error);

    /// <summary>The phone that an extension or a MAC stands for.</summary>
    internal static Result<OfficeDirectory.PhonePlace> FindPhone(OwnershipBoard board, string phone)
    {
        switch (board.Directory.Find(phone))
        {
            case HotDeskEntry { Phone: { } device } hotDesk:
                return new OfficeDirectory.PhonePlace(device, hotDesk);
            case HotDeskEntry hotDesk:
                return new NoPhone(hotDesk.Number);
            case UserEntry { OwnPhones: [var own, ..] } user:
                return new OfficeDirectory.PhonePlace(own, user);
        }
        return MacAddress.TryParse(phone, out var mac, out _) && board.Directory.Phone(mac) is { } place ? place : new UnknownPhone { Called = phone };
    }

    private static MalformedDigits? Malformed(KeypadState state, string keys)
    {
        var collect = KeypadMachine.Collects(state);
        var body = collect?.Terminator is { } terminator && keys.EndsWith(terminator) ? keys[..^1] : keys;
        if (body.Any(k => !char.IsAsciiDigit(k) && k != '*' && (k != '#' || collect?.Terminator is not null)))
            return new MalformedDigits(DigitsRule.Keys);
        return body.Length > collect?.MaxDigits
            ? new MalformedDigits(DigitsRule.Length) { Most = collect.MaxDigits, Count = body.Length }
            : null;
    }

    private static KeypadTurn Turn(Call call, KeypadStep step, ImmutableArray<ServiceNote> notes) =>
        new(call.Id, call.Office, step.Say, step.Collect, step.Outcome, notes);

    private ServiceNote Note(Fact what) => new(clock.GetUtcNow(), what);

    private ServiceNote? EnteredNote(KeypadState state, string keys) => (state, keys) switch
    {
        (KeypadState.AskingConfirmation, not KeypadMachine.Confirm) => Note(new NotConfirmed(KeypadMachine.Confirm)),
        (_, "") => Note(new NothingEntered()),
        (KeypadState.AskingExtension, _) => Note(new ExtensionEntered(keys)),
        _ => null,
    };

    private ServiceNote AnswerNote(KeypadInput answer) => Note(answer switch
    {
        KeypadInput.PinAccepted a => new PinAccepted(a.Claim.User.Name, a.Claim.Announced?.Name),
        KeypadInput.Taken t => new OwnershipTaken(t.HotDesk),
        KeypadInput.OwnerLoggedOut o => new OwnerLoggedOut(o.Owner.Name),
        KeypadInput.Refused { Error: OwnerChanged c } => new OwnerHadChanged(c.Owner.Name),
        KeypadInput.Refused { Error: var e } => e,
        _ => new DatabaseWasAway(),
    });

    private bool IsExpired(Call call) => clock.GetUtcNow() - call.LastInput >= Lifetime;

    /// <summary>Makes a call the phone's only one; a call that was over at once ends the one before all the same.</summary>
    private void Hold(Call call, bool isOver)
    {
        if (isOver)
        {
            if (_ofPhone.TryGetValue(call.PhoneId, out var earlier))
                Forget(earlier);
            return;
        }
        _calls[call.Id] = call;
        Call? before = null;
        _ofPhone.AddOrUpdate(call.PhoneId, _ => call, (_, held) =>
        {
            before = held;
            return call;
        });
        if (before is not null)
            _calls.TryRemove(before.Id, out _);
    }

    private void Forget(Call call)
    {
        _calls.TryRemove(call.Id, out _);
        _ofPhone.TryRemove(KeyValuePair.Create(call.PhoneId, call));
    }

    /// <summary>Of phones that are not dialled from again. Once in a call's lifetime will do: there are never more than phones.</summary>
    private void ForgetExpired(DateTimeOffset now)
    {
        var last = Interlocked.Read(ref _sweptAt);
        if (now.UtcTicks - last < Lifetime.Ticks || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, last) != last)
            return;
        foreach (var (_, call) in _calls)
            if (IsExpired(call))
                Forget(call);
    }

    private sealed class Call(string id, string office, int phoneId, int hotDeskId, OwnershipChannel channel, KeypadState state, DateTimeOffset now)
    {
        public string Id => id;

        public string Office => office;

        public int PhoneId => phoneId;

        public int HotDeskId => hotDeskId;

        public OwnershipChannel Channel => channel;

        public KeypadState State { get; set; } = state;

        public DateTimeOffset LastInput { get; set; } = now;

        public SemaphoreSlim Busy { get; } = new(1, 1);
    }
}
