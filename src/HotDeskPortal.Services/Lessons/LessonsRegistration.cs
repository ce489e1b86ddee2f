using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Lessons;

/// <summary>Registers the feature.</summary>
internal static class LessonsRegistration
{
    /// <summary>Lessons and their classes. The catalogue comes from the host.</summary>
    public static IServiceCollection AddLessons(this IServiceCollection services)
    {
        services.AddSingleton<LessonClasses>();
        return services;
    }
}
