using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Doors;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Doors.FreeSwitch;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Phone systems come in by doors.</summary>
internal static class DoorsSetup
{
    public static WebApplicationBuilder AddDoors(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var options = problems.Read<DoorOptions>();
        if (options.Prompts.Directory.Length == 0)
            options.Prompts.Directory = Path.Combine(builder.DataFolder(problems), "prompts");
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<DoorWatchService>();
        builder.Services.AddHostedService<RecordedCallsService>();
        builder.Services.AddHostedService<PromptPreparation>();
        builder.Services.AddSingleton<AgiPromptAddresses>();
        builder.Services.AddSingleton<AgiListener>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AgiListener>());
        builder.Services.AddSingleton<IDoorInstructions, AsteriskInstructions>();
        builder.Services.AddFreeSwitch();
        return builder;
    }

    public static WebApplication MapDoors(this WebApplication app)
    {
        app.MapDoorPrompts();
        app.MapFreeSwitch();
        return app;
    }
}
