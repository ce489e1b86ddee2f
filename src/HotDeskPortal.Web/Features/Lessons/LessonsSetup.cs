using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>The lessons: those that come along, and those of a folder beside the data.</summary>
internal static class LessonsSetup
{
    public static WebApplicationBuilder AddLessons(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        if (problems.Take(() => LessonCatalog.Load(Path.Combine(builder.DataFolder(problems), "lessons"))) is { } lessons)
            builder.Services.AddSingleton(lessons);
        return builder;
    }
}
