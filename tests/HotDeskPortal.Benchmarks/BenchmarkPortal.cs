using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>The portal as in production, on Kestrel, on a benchmark's database.</summary>
internal abstract class BenchmarkPortal(BenchmarkDatabase database) : WebApplicationFactory<Program>
{
    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => IPEndPoint.Parse(
        new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseContentRoot(AppContext.BaseDirectory)
        .UseEnvironment("Production")
        .UseSetting("ConnectionStrings:HotDesk", database.ConnectionString)
        .UseSetting("Data:Directory", database.Directory)
        .UseSetting("Logging:LogLevel:Default", "Warning");
}
