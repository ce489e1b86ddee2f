using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>One place where a check does not hold.</summary>
/// <param name="Extension">Number of the extension concerned; null: the office itself.</param>
/// <param name="Where">The place, as people call it.</param>
/// <param name="What">What is wrong there, in a sentence.</param>
/// <param name="Fix">What its fix would do; null: a person must decide.</param>
internal sealed record FindingResponse(string? Extension, string Where, string What, string? Fix);

/// <summary>One check.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Area">What it looks at.</param>
/// <param name="Severity">How bad it is where it does not hold.</param>
/// <param name="What">What is wrong, in a few words.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Holds">Whether it holds everywhere; what was put aside does not.</param>
/// <param name="Findings">Where it does not hold.</param>
internal sealed record CheckResponse(
    string Code, ReadinessArea Area, ReadinessSeverity Severity, string What, string Why, bool Holds, IReadOnlyList<FindingResponse> Findings);

/// <summary>A finding that was put aside.</summary>
internal sealed record DismissedResponse(string Code, string? Extension, string Where, string What, string Reason, DateTimeOffset Until, string By);

/// <summary>Everything that readiness has to say.</summary>
/// <param name="Version">The office's version.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="ToDo">Findings that something should be done about: all but information.</param>
/// <param name="Checks">Every check, the worst first.</param>
/// <param name="Dismissed">What was put aside and is still so.</param>
internal sealed record ReadinessResponse(
    long Version, DateTimeOffset At, int ToDo, IReadOnlyList<CheckResponse> Checks, IReadOnlyList<DismissedResponse> Dismissed);

internal static class ReadinessEndpoints
{
    public static void MapReadiness(this IEndpointRouteBuilder api) =>
        api.MapGroup("/offices/{office}/readiness").WithTags("Readiness")
            .MapGet("", GetAsync).WithName("getReadiness").WithSummary("What must hold for hot desking to work, and does not");

    private static async Task<Results<Ok<ReadinessResponse>, ProblemHttpResult>> GetAsync(
        ApiCaller caller, string office, OfficeAccess access, ReadinessService service, CancellationToken cancellation)
    {
        var report = await service.GetAsync(caller.Actor, office, cancellation: cancellation);
        if (!report.IsSuccess)
            return ApiProblems.Of(report.Error);
        var board = access.Open(caller.Actor, office, Permission.See);
        return board.IsSuccess ? TypedResults.Ok(Response(report.Value, board.Value)) : ApiProblems.Of(board.Error);
    }

    private static ReadinessResponse Response(ReadinessReport report, OwnershipBoard board) => new(
        report.Version, report.At, report.ToDo,
        [
            .. report.Results.Select(r => new CheckResponse(
                r.Check.Code, r.Check.Area, r.Check.Severity, ReadinessTexts.Title(r.Check.Code), r.Check.Why(), r.Holds,
                [.. r.Findings.Select(f => new FindingResponse(NumberOf(f, board.Directory), f.Where, FactTexts.Of(f.What), f.Fix is { } fix ? FactTexts.Of(fix) : null))])),
        ],
        [
            .. report.Dismissed.Select(d => new DismissedResponse(
                d.Check.Code, NumberOf(d.Finding, board.Directory), d.Finding.Where, FactTexts.Of(d.Finding.What), d.Reason, d.Until, d.By)),
        ]);

    private static string? NumberOf(Finding finding, OfficeDirectory directory) => directory.Find(finding.Key.Subject)?.Number.Digits;
}
