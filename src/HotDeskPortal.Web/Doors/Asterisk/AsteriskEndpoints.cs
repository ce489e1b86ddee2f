using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Routing;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// What Asterisk asks over HTTP: where a call goes, at each call, and the phones' accounts. No part of the HTTP API: a dialplan and a script
/// are the only callers. Errors are told by status alone, because what comes with 200 is believed.
/// </summary>
internal static class AsteriskEndpoints
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public static WebApplication MapAsterisk(this WebApplication app)
    {
        var (access, activity) = (app.Services.GetRequiredService<DoorAccess>(), app.Services.GetRequiredService<DoorActivity>());
        var (feed, clock) = (app.Services.GetRequiredService<OwnershipFeed>(), app.Services.GetRequiredService<TimeProvider>());
        var answers = new RoutingAnswers(app.Services.GetRequiredService<RouteService>(), feed);
        var accounts = app.Services.GetRequiredService<DoorAccounts>();
        // Asked at every call: nothing is bound, nothing is made for the request.
        Map(app, "/call", context => AnswerCallAsync(context, access, activity, answers, clock));
        Map(app, "/accounts", context => AnswerAccountsAsync(context, access, activity, accounts, feed, clock));
        return app;
    }

    private static void Map(WebApplication app, string what, RequestDelegate answer) =>
        app.MapMethods($"{DoorRequests.Prefix}/{{address}}{what}", s_methods, answer).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();

    private static Task AnswerCallAsync(HttpContext context, DoorAccess access, DoorActivity activity, RoutingAnswers answers, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        var opened = context.OpenDoor(access, PhoneSystem.Asterisk);
        if (!opened.IsSuccess)
            return context.RefuseAsync(opened.Error);
        var answer = answers.Of(opened.Value, context.Request);
        activity.Asked(opened.Value, DoorRequestKind.Route, clock.GetElapsedTime(start), answer.Line is not null, answer.From, answer.To);
        return answer switch
        {
            { Line: { } line } => context.SayAsync(StatusCodes.Status200OK, line),
            { Why: { } why } => context.RefuseAsync(why),
            _ => context.SayAsync(StatusCodes.Status400BadRequest, "Say who calls whom: from=3001&to=2019\n"u8.ToArray()),
        };
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

}
