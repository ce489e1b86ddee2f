using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>The secret keys of the PIN hashes: as configured, or for the embedded database in a file beside it.</summary>
internal static class HotDeskUsersSetup
{
    /// <summary>Name of that file.</summary>
    public const string PinKeyFile = "pin-keys.json";

    public static WebApplicationBuilder AddHotDeskUsers(this WebApplicationBuilder builder, ConfigurationProblems problems)
    {
        var options = problems.Read<PinOptions>();
        if (options.Errors().Any())
            return builder;
        var keys = PinKeys.From(options);
        if (keys is null && builder.IsDatabaseEmbedded(problems))
            keys = problems.Take(() => PinKeys.FromFile(builder.KeyFile(problems, PinKeyFile)));
        else if (keys is null)
            problems.Add("Pins:Keys:1 is missing; give the secret key of the PIN hashes, Base64 of 32 random bytes.");
        if (keys is not null)
            builder.Services.AddSingleton(keys);
        return builder;
    }
}
