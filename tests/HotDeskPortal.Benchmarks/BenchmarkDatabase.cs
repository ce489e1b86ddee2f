using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Migrations.Sqlite;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>A SQLite file of its own with the portal's schema, and the service layer on it.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    /// <summary>The PIN of every user.</summary>
    public const string Pin = "73915";

    private const int Batch = 5000;
    private int _lastId;

    private BenchmarkDatabase(DirectoryInfo directory)
    {
        Directory = directory.FullName;
        Services = new ServiceCollection()
            .AddSingleton(PinKeys.FromFile(Path.Combine(Directory, "pin-keys.json")))
            .AddHotDeskServices(new SqliteProvider(), ConnectionString)
            .AddLogging()
            .BuildServiceProvider();
    }

    /// <summary>The folder that holds everything.</summary>
    public string Directory { get; }

    public string ConnectionString => $"Data Source={Path.Combine(Directory, "hotdesk.db")}";

    public ServiceProvider Services { get; }

    /// <summary>A new, empty database.</summary>
    public static async Task<BenchmarkDatabase> CreateAsync()
    {
        var database = new BenchmarkDatabase(System.IO.Directory.CreateTempSubdirectory("hotdesk-benchmark-"));
        await using var db = await database.OpenAsync();
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>A context beside the portal's: what seeds and yardsticks write is not in the audit log.</summary>
    public Task<HotDeskDbContext> OpenAsync() => Task.FromResult(IdentitySchema.Open(new SqliteProvider(), ConnectionString));

    /// <summary>
    /// Adds an office with hot desk phones 10000001, 10000002, … and users 20000001, 20000002, …
    /// </summary>
    /// <param name="key">Key of the office.</param>
    /// <param name="phones">Hot desk phones.</param>
    /// <param name="users">Users with hot desking enabled.</param>
    /// <param name="owned">Whether each phone is owned by the user of its rank.</param>
    public async Task<BenchmarkOffice> AddOfficeAsync(string key, int phones, int users, bool owned)
    {
        var number = ExtensionNumber.Parse("10000001");
        var row = new Office { Key = key, Name = key, TimeZone = "UTC", RangeFirst = number, RangeLast = number };
        await using (var db = await OpenAsync())
        {
            db.Offices.Add(row);
            await db.SaveChangesAsync();
        }
        var office = new BenchmarkOffice(row.Id, key, _lastId + 1, phones, _lastId + 1 + phones, users);
        var now = TimeProvider.System.GetUtcNow();
        var pins = Services.GetRequiredService<PinHasher>();
        await AddAsync(phones, i => HotDesk(office, i, now));
        await AddAsync(users, i => User(office, i, now, pins));
        await AddAsync(phones, i => new Phone
        {
            OfficeId = office.Id, Mac = MacAddress.Parse($"02{office.HotDesk(i):x10}"), Model = "Benchmark", HotDeskExtensionId = office.HotDesk(i),
        });
        if (owned)
            await AddAsync(phones, i => Session(office, i, now));
        _lastId += phones + users;
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private async Task AddAsync<T>(int count, Func<int, T> create)
        where T : class
    {
        foreach (var ranks in Enumerable.Range(0, count).Chunk(Batch))
        {
            await using var db = await OpenAsync();
            db.AddRange(ranks.Select(create));
            await db.SaveChangesAsync();
        }
    }

    private static HotDeskExtension HotDesk(BenchmarkOffice office, int i, DateTimeOffset now) => new()
    {
        Id = office.HotDesk(i), OfficeId = office.Id, Number = ExtensionNumber.Parse($"{10000001 + i}"), CreatedAt = now,
    };

    private static HotDeskUser User(BenchmarkOffice office, int i, DateTimeOffset now, PinHasher pins) => new()
    {
        Id = office.User(i),
        OfficeId = office.Id,
        Number = ExtensionNumber.Parse(BenchmarkOffice.UserNumber(i)),
        FirstName = "User",
        LastName = BenchmarkOffice.UserNumber(i),
        IsHotDeskingEnabled = true,
        Pin = pins.Hash(office.User(i), Domain.HotDeskUsers.Pin.Entered(Pin)),
        CreatedAt = now,
    };

    private static OwnershipSession Session(BenchmarkOffice office, int i, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OfficeId = office.Id,
        HotDeskExtensionId = office.HotDesk(i),
        PhoneId = office.HotDesk(i),
        UserId = office.User(i),
        StartedAt = now,
        StartedBy = "benchmark",
    };
}

/// <summary>An office of a <see cref="BenchmarkDatabase"/>; ranks count from 0.</summary>
internal sealed record BenchmarkOffice(int Id, string Key, int FirstHotDesk, int Phones, int FirstUser, int Users)
{
    public int HotDesk(int rank) => FirstHotDesk + rank;

    public int User(int rank) => FirstUser + rank;

    public static string UserNumber(int rank) => $"{20000001 + rank}";

    /// <summary>
    /// The phone and the user of the <paramref name="n"/>th takeover, where the phones take turns and each has two users who
    /// take it from each other; the first owns it at the start.
    /// </summary>
    public (int HotDesk, int User) Takeover(int n)
    {
        var hotDesk = (n + Phones) % Phones;
        return (hotDesk, (n + Phones) / Phones % 2 == 1 ? Phones + hotDesk : hotDesk);
    }
}
