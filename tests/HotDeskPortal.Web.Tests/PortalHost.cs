using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests;

/// <summary>The real portal on a folder of its own, with the demo office; as a fixture one for the tests of a class.</summary>
public class PortalHost : WebApplicationFactory<Program>
{
    public const string DemoKey = "hdp_demo_main_for_development_only";

    private readonly string _directory = Directory.CreateTempSubdirectory("hotdesk-web-tests-").FullName;

    /// <summary>Development brings the demo data.</summary>
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>A clock that stands still; null: the real one.</summary>
    public FakeTimeProvider? Clock { get; init; }

    public Dictionary<string, string?> Settings { get; init; } = [];

    public LogLines Log { get; } = new();

    public string DatabaseFile => Path.Combine(_directory, "hotdesk.db");

    /// <summary>The board of an office as everybody reads it now.</summary>
    public OwnershipBoard Board(string office = "main") => Services.GetRequiredService<OwnershipFeed>().Board(office)!;

    public HotDeskEntry HotDesk(string number, string office = "main") => (HotDeskEntry)Board(office).Directory.Find(number)!;

    public UserEntry User(string number, string office = "main") => (UserEntry)Board(office).Directory.Find(number)!;

    /// <summary>Somebody with a role in the main office, as services see them.</summary>
    public Actor Actor(PortalRole role = PortalRole.Administrator) =>
        HotDeskPortal.Services.Accounts.Actor.Account($"{role}@hotdesk.example", role, [Board().Office.Id]);

    /// <summary>A user logs in at a hot desk phone, or takes it over from whoever has it.</summary>
    public async Task LogInAsync(string hotDesk, string user, string office = "main")
    {
        var (place, owner) = (HotDesk(hotDesk, office), Board(office).OwnerOf(HotDesk(hotDesk, office).Id));
        var done = await Services.GetRequiredService<OwnershipService>().LogInAsync(
            Actor(), office, place.Id, User(user, office).Id, owner?.Id, OwnershipChannel.Phone, TestContext.Current.CancellationToken);
        done.Error.ShouldBeNull();
    }

    public async Task<HotDeskDbContext> OpenDatabaseAsync() =>
        await Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    /// <summary>Takes the database away until the result is disposed of: a folder stands where its file was.</summary>
    public IDisposable TakeDatabaseAway() => new Absence(DatabaseFile);

    /// <summary>A client that follows no redirect, over HTTPS as cookies outside Development want it.</summary>
    public HttpClient Browser(string site = "https://localhost") => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(site) });

    protected override IHost CreateHost(IHostBuilder builder)
    {
        if (!Settings.Keys.Any(PreparedData.Changes))
            PreparedData.CopyTo(_directory, EnvironmentName, Clock);
        builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(new Dictionary<string, string?>(Settings) { ["Data:Directory"] = Settings.GetValueOrDefault("Data:Directory", _directory) }));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        // What is slow on purpose is not what these tests are about.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100));
        // That no migration is missing is a test of its own; here every start would look for it.
        builder.ConfigureTestServices(services => services.ConfigureDbContext<HotDeskDbContext>(o => o.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))));
        if (Clock is not null)
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        CloseDatabase(DatabaseFile);
        if (!Directory.Exists(_directory))
            return;
        try
        {
            Directory.Delete(_directory, recursive: true);
        }
        catch (IOException)
        {
            // A report that nobody waits for any more still closes its file: the folder is a temporary one.
        }
    }

    /// <summary>Closes the connections that the driver keeps to this file; other hosts keep theirs.</summary>
    internal static void CloseDatabase(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        SqliteConnection.ClearPool(connection);
    }

    private sealed class Absence : IDisposable
    {
        private readonly string _file;

        public Absence(string file)
        {
            _file = file;
            CloseDatabase(file);
            File.Move(file, $"{file}.away");
            Directory.CreateDirectory(file);
        }

        public void Dispose()
        {
            CloseDatabase(_file);
            Directory.Delete(_file);
            File.Move($"{_file}.away", _file);
        }
    }
}

/// <summary>A portal whose clock only moves when a test moves it.</summary>
public class ClockedPortalHost : PortalHost
{
    /// <summary>A Monday, 09:00 in the demo office.</summary>
    public static readonly DateTimeOffset Monday9 = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public ClockedPortalHost() => Clock = Time;

    public FakeTimeProvider Time { get; } = new(Monday9);
}
