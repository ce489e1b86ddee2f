using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Phone systems come in by doors.</summary>
internal static class DoorsSetup
{
    public static WebApplicationBuilder AddDoors(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        builder.Services.AddSingleton(problems.Read<DoorOptions>());
        builder.Services.AddHostedService<DoorWatchService>();
        builder.Services.AddSingleton<IDoorInstructions, AsteriskInstructions>();
        return builder;
    }

    public static WebApplication MapDoors(this WebApplication app)
    {
        app.MapAsterisk();
        return app;
    }
}
