using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>How far a learner is in a lesson.</summary>
/// <param name="Lesson">Key of the lesson.</param>
/// <param name="Steps">How many steps it has.</param>
/// <param name="Done">Steps ticked off.</param>
/// <param name="Hints">Hints asked for.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="FinishedAt">When the last step was ticked off; null: not yet.</param>
internal sealed record LessonRunResponse(string Lesson, int Steps, int Done, int Hints, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

/// <summary>Somebody who learns.</summary>
/// <param name="Name">The name they gave.</param>
/// <param name="SeenAt">When they last did something.</param>
/// <param name="Results">What they have done.</param>
internal sealed record LearnerResponse(string Name, DateTimeOffset SeenAt, IReadOnlyList<LessonRunResponse> Results);

internal static class LessonEndpoints
{
    public static void MapLessons(this IEndpointRouteBuilder api) => api.MapGroup("/offices/{office}/lesson-results").WithTags("Lessons")
        .MapGet("", Get).WithName("listLessonResults").WithSummary("What the learners of a training office have done")
        .WithDescription("Of a training office only, since its class was cleared or the portal was started. Needs a key that may log out, as a class is for who may intervene.")
        .ProducesProblem(409);

    private static Results<Ok<IReadOnlyList<LearnerResponse>>, ProblemHttpResult> Get(ApiCaller caller, string office, LessonClasses classes)
    {
        var room = classes.Get(caller.Actor, office);
        if (!room.IsSuccess)
            return ApiProblems.Of(room.Error);
        return TypedResults.Ok<IReadOnlyList<LearnerResponse>>(
        [
            .. room.Value.Learners.Values.Select(l => new LearnerResponse(
                l.Name, l.SeenAt,
                [
                    .. l.Runs.OrderBy(r => r.Value.StartedAt)
                        .Select(r => new LessonRunResponse(r.Key, r.Value.Steps, r.Value.Done, r.Value.Hints, r.Value.StartedAt, r.Value.FinishedAt)),
                ])),
        ]);
    }
}
