using System.Globalization;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Provisioning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// All phones of a large office fetch their configuration, as after a power cut, each with its own key; against a static file
/// of the same size, by the static file middleware of the same host. And the same phones once more, who know the file already.
/// </summary>
internal sealed class BootStormBenchmark : IBenchmark
{
    private const int Phones = 10_000, Rounds = 9;
    private const string FilePath = "/storm/file.cfg";

    public string Name => "boot-storm";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var office = await database.AddOfficeAsync("storm", Phones, 1, owned: false);
        var files = System.IO.Directory.CreateDirectory(Path.Combine(database.Directory, "files"));
        await using var portal = new Portal(database, files.FullName);
        portal.UseKestrel(0);
        portal.StartServer();
        var keys = await SetUpAsync(database, office);

        using var load = new HttpLoad(portal.Address);
        var fetches = keys.Select((key, i) => HttpLoad.Get($"/p/{key}/{Mac(office, i)}.cfg")).ToArray();
        var (body, _) = HttpLoad.Split(load.Ask(fetches[0]));
        await File.WriteAllBytesAsync(Path.Combine(files.FullName, "file.cfg"), body);
        var file = HttpLoad.Get(FilePath);
        var again = fetches.Select((fetch, i) => HttpLoad.Get(
            $"/p/{keys[i]}/{Mac(office, i)}.cfg", ("If-None-Match", HttpLoad.Header(load.Ask(fetch), "ETag")))).ToArray();

        var staticFile = load.Side($"static file of {body.Length} bytes", [file]);
        var storm = await Yardstick.TimeRatioAsync(load.Side("configuration", fetches), staticFile, Rounds, Phones);
        var known = await Yardstick.TimeRatioAsync(load.Side("configuration known already (304)", again), staticFile, Rounds, Phones);
        return [new Verdict($"{Name} 304", 1 / known, Bar.AtLeast(1)), new Verdict(Name, 1 / storm, Bar.AtLeast(0.6))];
    }

    private static string Mac(BenchmarkOffice office, int rank) => string.Create(CultureInfo.InvariantCulture, $"02{office.HotDesk(rank):x10}");

    /// <summary>A SIP server, the built-in template, and a device key for each phone.</summary>
    private static async Task<string[]> SetUpAsync(BenchmarkDatabase database, BenchmarkOffice office)
    {
        await using var db = await database.OpenAsync();
        var template = await db.Templates.Where(t => t.Vendor == PhoneVendor.Yealink).Select(t => t.Id).FirstAsync();
        await db.Offices.Where(o => o.Id == office.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.SipServer, "sip.example.com").SetProperty(o => o.SipTransport, SipTransport.Tls));
        await db.HotDeskExtensions.ExecuteUpdateAsync(set => set.SetProperty(h => h.TemplateId, template));
        var keys = new string[office.Phones];
        var phones = await db.Phones.OrderBy(p => p.HotDeskExtensionId).ToListAsync();
        for (var i = 0; i < phones.Count; i++)
        {
            keys[i] = ProvisioningKeys.NewKey();
            (phones[i].DeviceKeyHash, phones[i].Model) = (ProvisioningKeys.Hash(keys[i]), "Yealink T54W");
        }
        await db.SaveChangesAsync();
        return keys;
    }

    private sealed class Portal(BenchmarkDatabase database, string files) : BenchmarkPortal(database)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Provisioning:PublicUrl", "http://portal.example.com");
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new StaticFile(files)));
        }
    }

    /// <summary>Serves the folder before anything of the portal is reached.</summary>
    private sealed class StaticFile(string files) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(files), RequestPath = "/storm", ServeUnknownFileTypes = true,
            });
            next(app);
        };
    }
}
