using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// What Asterisk asks over HTTP: where a call goes, at each call, and the phones' accounts. No part of the HTTP API: a dialplan and a script
/// are the only callers. Errors are told by status alone, because what comes with 200 is believed.
/// </summary>
internal static class AsteriskEndpoints
{
    private const string Outside = "outside";

    /// <summary>Longest name or number that is looked for.</summary>
    private const int MaxNumber = 64;

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public static WebApplication MapAsterisk(this WebApplication app)
    {
        var (access, activity) = (app.Services.GetRequiredService<DoorAccess>(), app.Services.GetRequiredService<DoorActivity>());
        var (routes, feed, clock) = (app.Services.GetRequiredService<RouteService>(), app.Services.GetRequiredService<OwnershipFeed>(), app.Services.GetRequiredService<TimeProvider>());
        var accounts = app.Services.GetRequiredService<DoorAccounts>();
        // Asked at every call: nothing is bound, nothing is made for the request.
        Map(app, "/call", context => AnswerCallAsync(context, access, activity, routes, feed, clock));
        Map(app, "/accounts", context => AnswerAccountsAsync(context, access, activity, accounts, feed, clock));
        return app;
    }

    private static void Map(WebApplication app, string what, RequestDelegate answer) =>
        app.MapMethods($"{DoorRequests.Prefix}/{{address}}{what}", s_methods, answer).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();

    private static Task AnswerCallAsync(
        HttpContext context, DoorAccess access, DoorActivity activity, RouteService routes, OwnershipFeed feed, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var opened = context.OpenDoor(access, PhoneSystem.Asterisk);
        if (!opened.IsSuccess)
            return context.RefuseAsync(opened.Error);
        var door = opened.Value;
        var (from, to) = (Number(context, "from"), Number(context, "to"));
        if (to.Length is 0 or > MaxNumber || from.Length > MaxNumber)
        {
            activity.Asked(door, DoorRequestKind.Route, clock.GetElapsedTime(start), wentWell: false);
            return context.SayAsync(StatusCodes.Status400BadRequest, "Say who calls whom: from=3001&to=2019\n"u8.ToArray());
        }
        var decided = routes.Decide(door.Actor, door.Office, from.Length == 0 || from == Outside ? null : from, to);
        var line = decided.IsSuccess ? RoutingLine.Of(decided.Value, door.Trunk, WishOf(feed, door, decided.Value))
            // An answer as good as any: the number or the phone is none of the office's.
            : decided.Error is UnknownNumber or NoCaller ? RoutingLine.Refusal(decided.Error) : null;
        activity.Asked(door, DoorRequestKind.Route, clock.GetElapsedTime(start), line is not null, from, to);
        return line is null ? context.RefuseAsync(decided.Error!) : context.SayAsync(StatusCodes.Status200OK, Encoding.UTF8.GetBytes(line));
    }

    private static async Task AnswerAccountsAsync(
        HttpContext context, DoorAccess access, DoorActivity activity, DoorAccounts accounts, OwnershipFeed feed, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var opened = context.OpenDoor(access, PhoneSystem.Asterisk);
        if (!opened.IsSuccess)
        {
            await context.RefuseAsync(opened.Error);
            return;
        }
        var door = opened.Value;
        var read = await accounts.ReadAsync(door, context.RequestAborted);
        activity.Asked(door, DoorRequestKind.Accounts, clock.GetElapsedTime(start), read.IsSuccess);
        if (!read.IsSuccess)
        {
            await context.RefuseAsync(read.Error);
            return;
        }
        var file = AccountsFile.Of(feed.Board(door.Office)?.Office.Name ?? door.Office, read.Value);
        context.Response.Headers.ETag = file.ETag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(file.ETag, StringComparer.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (HttpMethods.IsGet(context.Request.Method))
            await accounts.HandOutAsync(door, file.ETag, read.Value.Length, context.RequestAborted);
        await context.SayAsync(StatusCodes.Status200OK, file.Body);
    }

    private static FeatureCode? WishOf(OwnershipFeed feed, OpenDoor door, CallVerdict verdict) => verdict.Verdict == Verdict.FeatureCode
        && feed.Board(door.Office) is { } board && board.Office.FeatureCodes.TryParse(verdict.Route.Number, out var code) ? code : null;

    /// <summary>A plus that a dialplan has not encoded arrives as a blank.</summary>
    private static string Number(HttpContext context, string name) => context.Request.Query[name].ToString().Replace(' ', '+').Trim();
}
