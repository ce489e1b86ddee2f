using System.Globalization;
using System.Text;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// 10,000 users from CSV, read, validated and stored; against a bulk insert of the same rows through EF Core in one transaction, without
/// reading or validating, on a twin of the database. Every round fills an office of its own.
/// </summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Users = 10_000, Rounds = 5, Offices = Rounds + (Rounds + 2) / 3;

    public string Name => "import";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        var csv = Encoding.UTF8.GetBytes(Csv());
        await using var database = await PrepareAsync();
        await using var twin = await PrepareAsync();
        var (imported, inserted) = (0, 0);
        var time = await Yardstick.TimeRatioAsync(
            new Side("import", _ => ImportAsync(database, $"office-{imported++}", csv)),
            new Side("bulk insert", _ => InsertAsync(twin, $"office-{inserted++}")), Rounds, Users);
        var (stored, expected) = (await CountAsync(database), await CountAsync(twin));
        Console.WriteLine($"Rows in the end: import {stored}, bulk insert {expected}");
        if (stored != expected || stored != (Offices * Users, Offices * Users))
            throw new InvalidOperationException("The two sides have not stored the same rows.");
        return [new Verdict(Name, time, Bar.AtMost(3))];
    }

    private static async Task<BenchmarkDatabase> PrepareAsync()
    {
        var database = await BenchmarkDatabase.CreateAsync();
        for (var i = 0; i < Offices; i++)
            await database.AddOfficeAsync($"office-{i}", 0, 0, owned: false);
        await database.Services.GetRequiredService<OwnershipFeed>().StartAsync(default);
        return database;
    }

    private static async Task ImportAsync(BenchmarkDatabase database, string office, byte[] csv)
    {
        var actor = Actor.Account("benchmark", PortalRole.Administrator, []);
        var service = database.Services.GetRequiredService<ImportService>();
        var plan = await service.DryRunAsync(actor, office, ImportKind.HotDeskUsers, new MemoryStream(csv), "users.csv");
        var done = await service.ExecuteAsync(actor, office, plan.Value.Id, ImportChoice.All, OwnershipChannel.Api);
        if (!done.IsSuccess)
            throw new InvalidOperationException(done.Error.Code);
    }

    private static async Task InsertAsync(BenchmarkDatabase database, string officeKey)
    {
        await using var db = await database.OpenAsync();
        var office = await db.Offices.SingleAsync(o => o.Key == officeKey);
        // The hash is computed once: the yardstick stores, and does nothing else.
        var hash = database.Services.GetRequiredService<PinHasher>().Hash(1, Pin.Entered(BenchmarkDatabase.Pin));
        var now = TimeProvider.System.GetUtcNow();
        db.AddRange(Enumerable.Range(0, Users).Select(i => new HotDeskUser
        {
            OfficeId = office.Id, Number = ExtensionNumber.Parse(BenchmarkOffice.UserNumber(i)), FirstName = "User", LastName = Last(i),
            Email = $"user{i}@example.com", CallerIdNumber = "+12025550100", IsHotDeskingEnabled = true, Pin = hash with { }, CreatedAt = now,
            Revision = 1, ChangedAt = now, ChangedBy = "benchmark",
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<(int Users, int Pins)> CountAsync(BenchmarkDatabase database)
    {
        await using HotDeskDbContext db = await database.OpenAsync();
        return (await db.HotDeskUsers.CountAsync(), await db.HotDeskUsers.CountAsync(u => u.Pin != null));
    }

    private static string Csv()
    {
        var csv = new StringBuilder("Extension,First name,Last name,E-mail,PIN,Caller ID number,Hot desking\n");
        for (var i = 0; i < Users; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{BenchmarkOffice.UserNumber(i)},User,{Last(i)},user{i}@example.com,{BenchmarkDatabase.Pin},+12025550100,yes\n");
        return csv.ToString();
    }

    private static string Last(int i) => $"Number {i}";
}
