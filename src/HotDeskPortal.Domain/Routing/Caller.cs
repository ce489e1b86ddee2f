using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;

namespace HotDeskPortal.Domain.Routing;

/// <summary>Who calls, from which phone.</summary>
/// <param name="Extension">The extension it is made from; null: unknown.</param>
/// <param name="Phone">The phone; null: there is none.</param>
/// <param name="IsHotDesk">Whether it is a hot desk phone.</param>
/// <param name="CallerId">The caller ID that its calls show.</param>
/// <param name="Calling">What may be dialled.</param>
/// <param name="Step">What the tracer tells first; one that stops means that nobody calls from here.</param>
internal sealed record Caller(
    ExtensionNumber? Extension, PhoneEntry? Phone, bool IsHotDesk, CallerId? CallerId, LoggedOutCallingPolicy Calling, TraceStep Step)
{
    /// <summary>Digits of the shortest number outside, as a caller ID shows it; what is shorter is a mistyped extension.</summary>
    private const int ShortestOutside = 7;

    /// <summary>What an emergency call carries.</summary>
    public EmergencyPlace? Place => Phone is { } phone ? new EmergencyPlace(phone.EmergencyLocation, phone.EmergencyCallback) : null;

    /// <summary>Whether a call from <paramref name="from"/> comes from outside.</summary>
    public static bool IsOutside(OwnershipBoard board, string? from) => from is null
        || (DialPlan.IsDialable(from) && board.Directory.Find(from) is null && (from[0] == '+' || from.Length >= ShortestOutside));

    /// <summary>Who calls from an extension of the office.</summary>
    /// <returns>They, or <see cref="UnknownNumber"/>, <see cref="NoCaller"/>.</returns>
    public static Result<Caller> Of(OwnershipBoard board, string from) => board.Directory.Find(from) switch
    {
        HotDeskEntry hotDesk => AtHotDesk(board, hotDesk),
        UserEntry user => AsUser(board, user),
        DestinationEntry destination => new NoCaller(from, destination.Name),
        _ => new UnknownNumber(from),
    };

    private static Caller AtHotDesk(OwnershipBoard board, HotDeskEntry hotDesk)
    {
        var outbound = RouteResolver.Outbound(board, hotDesk.Number.Digits).Value;
        var step = hotDesk.Phone is null
            ? new TraceStep(TraceMark.Stops, new HotDeskHasNoPhone(hotDesk.Number))
            : outbound.Owner is { } owner
                ? new TraceStep(TraceMark.Passes, new IsCallOfOwner(owner.Name, owner.Number, hotDesk.Number))
                : new TraceStep(TraceMark.Note, new NobodyIsLoggedInAt(hotDesk.Number));
        return new Caller(hotDesk.Number, hotDesk.Phone, true, outbound.CallerId, outbound.Calling, step);
    }

    /// <summary>A phone of one's own is registered under one's number; who has none calls from the desk they are at.</summary>
    private static Caller AsUser(OwnershipBoard board, UserEntry user)
    {
        var phone = user.OwnPhones.FirstOrDefault();
        if (phone is null && user.IsActive && board.HotDesksOf(user.Id).Select(board.Directory.HotDesk).FirstOrDefault(h => h?.Phone is not null) is { } hotDesk)
            return AtHotDesk(board, hotDesk) with { Extension = user.Number };
        var step = phone is null || !user.IsActive
            ? new TraceStep(TraceMark.Stops, new HasNoPhoneToCallFrom(user.Name, WhyUnreachable(user)))
            : new TraceStep(TraceMark.Passes, new CallsFromOwnPhone(user.Name, phone.Model, phone.Mac));
        return new Caller(user.Number, phone, false, RouteResolver.CallerIdOf(user), LoggedOutCallingPolicy.All, step);
    }

    /// <summary>Why a user has no phone.</summary>
    public static Unreachable WhyUnreachable(UserEntry user) => user switch
    {
        { IsActive: false } => Unreachable.Disabled,
        { IsHotDeskingEnabled: false } => Unreachable.NotEnabled,
        _ => Unreachable.NotLoggedIn,
    };
}
