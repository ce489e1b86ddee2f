using System.Text;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Where a call goes, as a phone system asks at each call; against an empty endpoint of the same host. And whether it costs the same in a
/// large office as in a small one.
/// </summary>
internal sealed class VerdictBenchmark : IBenchmark
{
    private const int Rounds = 15, Requests = 8000, Numbers = 1000;
    private const string Secret = "hdd_benchmark_secret_of_no_other_use";

    public string Name => "verdict";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var (small, smallDoor) = await AddAsync(database, "small", 100);
        var (medium, mediumDoor) = await AddAsync(database, "medium", 10_000);
        var (large, largeDoor) = await AddAsync(database, "large", 100_000);

        await using var portal = new Portal(database);
        portal.UseKestrel(0);
        portal.StartServer();
        using var load = new HttpLoad(portal.Address);
        load.Check(Calls(large, largeDoor)[^1], "verdict=ring&dial=PJSIP%2F");

        var flat = await Yardstick.TimeRatioAsync(
            load.Side("100,000 phones", Calls(large, largeDoor)), load.Side("100 phones", Calls(small, smallDoor)), Rounds, Requests);
        var time = await Yardstick.TimeRatioAsync(
            load.Side("10,000 phones", Calls(medium, mediumDoor)), load.Side("empty endpoint", [HttpLoad.Get(Portal.EmptyPath)]), Rounds, Requests);
        return [new Verdict($"{Name} flat", flat, Bar.AtMost(1.2)), new Verdict(Name, 1 / time, Bar.AtLeast(0.8))];
    }

    /// <summary>Calls from outside to users all over the office, each with the secret as Asterisk sends it.</summary>
    private static byte[][] Calls(BenchmarkOffice office, string door)
    {
        var basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"hotdesk:{Secret}"))}";
        return [.. Enumerable.Range(0, Numbers).Select(i => HttpLoad.Get(
            $"/door/{door}/call?from=outside&to={BenchmarkOffice.UserNumber((int)((long)i * office.Users / Numbers))}", ("Authorization", basic)))];
    }

    private static async Task<(BenchmarkOffice Office, string Door)> AddAsync(BenchmarkDatabase database, string key, int phones)
    {
        var office = await database.AddOfficeAsync(key, phones, phones, owned: true);
        var door = new Door
        {
            OfficeId = office.Id, Name = key, System = PhoneSystem.Asterisk, Address = DoorSecrets.NewAddress(), SecretHash = DoorSecrets.Hash(Secret), Trunk = "trunk",
        };
        await using var db = await database.OpenAsync();
        db.Doors.Add(door);
        await db.SaveChangesAsync();
        return (office, door.Address);
    }

    /// <summary>The portal with one more endpoint, that does nothing.</summary>
    private sealed class Portal(BenchmarkDatabase database) : BenchmarkPortal(database)
    {
        public const string EmptyPath = "/empty";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, EmptyEndpoint>());
        }
    }

    /// <summary>Adds the endpoint to the portal's own, behind the same middleware.</summary>
    private sealed class EmptyEndpoint : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.UseEndpoints(endpoints => endpoints.MapGet(Portal.EmptyPath, () => { }));
        };
    }
}
