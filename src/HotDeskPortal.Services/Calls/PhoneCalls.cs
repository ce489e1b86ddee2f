using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Calls;

/// <summary>Calls of an office have changed.</summary>
/// <param name="office">Its key.</param>
public sealed class CallsChangedEventArgs(string office) : EventArgs
{
    /// <summary>Key of the office.</summary>
    public string Office => office;
}

/// <summary>
/// The calls that simulated phones have with each other, one process a switchboard: nothing of it is stored, and no real phone
/// rings. Who rings, and with which caller ID, is decided by <see cref="CallDecision"/> on the office's board.
/// </summary>
public sealed class PhoneCalls(OfficeAccess access, TimeProvider clock)
{
    /// <summary>How long phones ring.</summary>
    public static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, ImmutableDictionary<Guid, PhoneCall>> _offices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, ITimer> _timers = new();
    private readonly Lock _changing = new();

    /// <summary>Calls of an office have changed.</summary>
    public event EventHandler<CallsChangedEventArgs>? Changed;

    /// <summary>A phone calls a number. What it was in before ends.</summary>
    /// <returns>The call, whatever became of it, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="UnknownPhone"/>,
    /// <see cref="NoPhone"/>.</returns>
    public Result<PhoneCall> Place(Actor actor, string office, string phone, string number)
    {
        var (board, from, error) = Find(actor, office, phone);
        if (error is not null)
            return error;
        HangUp(actor, office, phone);
        PhoneCall call;
        lock (_changing)
        {
            var calls = Calls(office);
            call = CallDecision.Place(board!, Guid.CreateVersion7(clock.GetUtcNow()), from!, number, mac => calls.Values.Any(c => c.Holds(mac) || c.Rings(mac)));
            _offices[office] = calls.Add(call.Id, call);
        }
        if (call.State == PhoneCallState.Ringing)
            _timers[call.Id] = clock.CreateTimer(_ => Change(office, call.Id, c => c.NoAnswer()), null, RingTime, Timeout.InfiniteTimeSpan);
        Changed?.Invoke(this, new CallsChangedEventArgs(office));
        return call;
    }

    /// <summary>The call that a phone is in, or else the one it rings for; null: neither.</summary>
    public PhoneCall? At(Actor actor, string office, string phone)
    {
        var (_, place, _) = Find(actor, office, phone);
        if (place is null)
            return null;
        var calls = Calls(office).Values;
        return calls.FirstOrDefault(c => c.Holds(place.Phone.Mac)) ?? calls.Where(c => c.Rings(place.Phone.Mac)).OrderBy(c => c.Id).FirstOrDefault();
    }

    /// <summary>All calls of an office, the earliest first.</summary>
    public Result<ImmutableArray<PhoneCall>> InOffice(Actor actor, string office) =>
        access.Open(actor, office, Permission.UseKeypad).Map(_ => Calls(office).Values.OrderBy(c => c.Id).ToImmutableArray());

    /// <summary>Whether a number is an emergency number of the office, which phones dial without waiting for more.</summary>
    public bool IsEmergency(Actor actor, string office, string number) =>
        access.Open(actor, office, Permission.UseKeypad) is { IsSuccess: true, Value: var board } && board.Office.EmergencyNumbers.Contains(number);

    /// <summary>The phone is lifted while it rings.</summary>
    /// <returns>The call, or null where it does not ring (any more).</returns>
    public PhoneCall? Answer(Actor actor, string office, string phone)
    {
        var (_, place, _) = Find(actor, office, phone);
        var ringing = place is null ? null : Calls(office).Values.Where(c => c.Rings(place.Phone.Mac)).OrderBy(c => c.Id).FirstOrDefault();
        return ringing is not null && Change(office, ringing.Id, c => c.Answer(place!.Phone.Mac)) is { } call && call.Holds(place!.Phone.Mac) ? call : null;
    }

    /// <summary>The phone hangs up whatever it is in; where it only rings, it stops.</summary>
    public void HangUp(Actor actor, string office, string phone)
    {
        var (_, place, _) = Find(actor, office, phone);
        if (place is null)
            return;
        var mac = place.Phone.Mac;
        foreach (var call in Calls(office).Values.Where(c => c.Holds(mac)).DefaultIfEmpty(Calls(office).Values.FirstOrDefault(c => c.Rings(mac))))
            if (call is not null)
                Change(office, call.Id, c => c.HangUp(mac));
    }

    /// <summary>Ends every call of an office.</summary>
    public Result<Done> EndAll(Actor actor, string office) => access.Open(actor, office, Permission.Intervene).Map(_ =>
    {
        foreach (var id in Calls(office).Keys)
            Change(office, id, c => c with { State = PhoneCallState.Ended, Ringing = [] });
        return new Done();
    });

    private ImmutableDictionary<Guid, PhoneCall> Calls(string office) => _offices.GetValueOrDefault(office, ImmutableDictionary<Guid, PhoneCall>.Empty);

    private PhoneCall? Change(string office, Guid id, Func<PhoneCall, PhoneCall> change)
    {
        PhoneCall after;
        lock (_changing)
        {
            var calls = Calls(office);
            if (!calls.TryGetValue(id, out var before) || (after = change(before)) == before)
                return before;
            _offices[office] = after.State == PhoneCallState.Ended ? calls.Remove(id) : calls.SetItem(id, after);
        }
        if (after.State != PhoneCallState.Ringing && _timers.TryRemove(id, out var timer))
            timer.Dispose();
        Changed?.Invoke(this, new CallsChangedEventArgs(office));
        return after;
    }

    private (OwnershipBoard? Board, OfficeDirectory.PhonePlace? Place, Error? Error) Find(Actor actor, string office, string phone)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return (null, null, opened.Error);
        var place = KeypadCalls.FindPhone(opened.Value, phone);
        return place.IsSuccess ? (opened.Value, place.Value, null) : (null, null, place.Error);
    }
}
