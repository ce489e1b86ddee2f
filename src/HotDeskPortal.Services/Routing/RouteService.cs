using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.Routing;

/// <summary>Where calls go, answered from the feed: never from the database.</summary>
public sealed class RouteService(OfficeAccess access)
{
    /// <summary>Who rings for a number.</summary>
    /// <returns>The route, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="UnknownNumber"/>.</returns>
    public Result<Route> Resolve(Actor actor, string office, string number)
    {
        var board = access.Open(actor, office, Permission.See);
        return board.IsSuccess ? RouteResolver.Resolve(board.Value, number) : board.Error;
    }

    /// <summary>What leaves a hot desk phone.</summary>
    /// <returns>Caller ID, what may be dialled and the emergency place, or <see cref="UnknownOffice"/>,
    /// <see cref="NotAllowed"/>, <see cref="UnknownNumber"/>, <see cref="NotAHotDeskExtension"/>.</returns>
    public Result<OutboundCalls> Outbound(Actor actor, string office, string number)
    {
        var board = access.Open(actor, office, Permission.See);
        return board.IsSuccess ? RouteResolver.Outbound(board.Value, number) : board.Error;
    }

    /// <summary>What a phone system is to do with a call.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="from">The hot desk extension or user it is made from, or a number outside; null: from outside.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The verdict, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="UnknownNumber"/>, <see cref="NoCaller"/>.</returns>
    public Result<CallVerdict> Decide(Actor actor, string office, string? from, string number)
    {
        var board = access.Open(actor, office, Permission.See);
        return board.IsSuccess ? RouteResolver.Decide(board.Value, from, number) : board.Error;
    }

    /// <summary>Follows a call step by step.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="from">The hot desk extension or user it is made from, or a number outside; null: from outside.</param>
    /// <param name="number">What is dialled.</param>
    /// <returns>The trace, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="UnknownNumber"/>, <see cref="NoCaller"/>.</returns>
    public Result<CallTrace> Trace(Actor actor, string office, string? from, string number)
    {
        var board = access.Open(actor, office, Permission.See);
        return board.IsSuccess ? RouteTracer.Trace(board.Value, from, number) : board.Error;
    }
}
