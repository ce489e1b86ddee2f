using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Doors;
using HotDeskPortal.Web.Doors.Asterisk;
using HotDeskPortal.Web.Doors.FreeSwitch;
using HotDeskPortal.Web.Doors.VoiceWebhooks;
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
        builder.Services.AddSingleton<VoiceDocuments>();
        builder.Services.AddSingleton<VoiceWebhook>();
        builder.Services.AddSingleton<IDoorInstructions>(new TwilioInstructions(PhoneSystem.Twilio));
        builder.Services.AddSingleton<IDoorInstructions>(new TwilioInstructions(PhoneSystem.SignalWire));
        builder.Services.AddSingleton<IDoorInstructions, KazooInstructions>();
        builder.Services.AddSingleton<IDoorInstructions, NetSapiensInstructions>();
        builder.Services.AddFreeSwitch();
        return builder;
    }

    public static WebApplication MapDoors(this WebApplication app)
    {
        app.MapAsterisk();
        app.MapDoorPrompts();
        app.MapPrompts();
        app.MapVoiceWebhooks();
        app.MapFreeSwitch();
        return app;
    }
}
