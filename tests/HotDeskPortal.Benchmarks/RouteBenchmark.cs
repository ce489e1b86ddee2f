using HotDeskPortal.Services.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Who rings for a number, asked over HTTP with an API key; against an empty endpoint of the same host. And whether it costs
/// the same in a large office as in a small one. The numbers asked for are spread over the whole office.
/// </summary>
internal sealed class RouteBenchmark : IBenchmark
{
    private const int Rounds = 15, Requests = 8000, Numbers = 1000;
    private const string ApiKey = "hdp_benchmark_key_of_no_other_use";

    public string Name => "route";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var small = await database.AddOfficeAsync("small", 100, 100, owned: true);
        var medium = await database.AddOfficeAsync("medium", 10_000, 10_000, owned: true);
        var large = await database.AddOfficeAsync("large", 100_000, 100_000, owned: true);
        await AddApiKeyAsync(database, small, medium, large);

        await using var portal = new Portal(database);
        portal.UseKestrel(0);
        portal.StartServer();
        using var load = new HttpLoad(portal.Address);
        load.Check(Routes(large)[^1], "\"reachable\":true");

        var flat = await Yardstick.TimeRatioAsync(
            load.Side("100,000 phones", Routes(large)), load.Side("100 phones", Routes(small)), Rounds, Requests);
        var time = await Yardstick.TimeRatioAsync(
            load.Side("10,000 phones", Routes(medium)), load.Side("empty endpoint", [HttpLoad.Get(Portal.EmptyPath)]), Rounds, Requests);
        return [new Verdict($"{Name} flat", flat, Bar.AtMost(1.2)), new Verdict(Name, 1 / time, Bar.AtLeast(0.8))];
    }

    private static byte[][] Routes(BenchmarkOffice office) =>
        [.. Enumerable.Range(0, Numbers).Select(i => HttpLoad.Get(
            $"/api/v1/offices/{office.Key}/routes/{BenchmarkOffice.UserNumber((int)((long)i * office.Users / Numbers))}", ("X-Api-Key", ApiKey)))];

    private static async Task AddApiKeyAsync(BenchmarkDatabase database, params BenchmarkOffice[] offices)
    {
        await using var db = await database.OpenAsync();
        db.ApiKeys.Add(new ApiKey
        {
            Name = "Benchmark",
            Hash = ApiKeys.Hash(ApiKey),
            Rights = ApiKeyRights.Read,
            Offices = [.. offices.Select(o => new ApiKeyOffice { OfficeId = o.Id })],
        });
        await db.SaveChangesAsync();
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
