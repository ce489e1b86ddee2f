using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Benchmarks;

/// <summary>
/// Takeovers as the keypad commits them, one after another: PIN check, then login; against <see cref="RawTakeovers"/> on a twin
/// of the database. Every phone changes hands between two users of its own.
/// </summary>
internal sealed class TakeoverBenchmark : IBenchmark
{
    private const int Phones = 500, Rounds = 15, Takeovers = 400;

    public string Name => "takeover";

    public async Task<IReadOnlyList<Verdict>> RunAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var office = await database.AddOfficeAsync("bench", Phones, 2 * Phones, owned: true);
        await database.Services.GetRequiredService<OwnershipFeed>().StartAsync(default);
        await using var twin = await BenchmarkDatabase.CreateAsync();
        var twinOffice = await twin.AddOfficeAsync("bench", Phones, 2 * Phones, owned: true);
        using var raw = new RawTakeovers(twin.ConnectionString, twinOffice);

        var service = new Service(database.Services.GetRequiredService<OwnershipService>(), office);
        var time = await Yardstick.TimeRatioAsync(
            new Side("service", service.RunAsync), new Side("raw ADO.NET", raw.RunAsync), Rounds, Takeovers);

        var (written, expected) = (await RowsAsync(database), await RowsAsync(twin));
        Console.WriteLine($"Rows in the end: service {written}, raw {expected}");
        if (written != expected)
            throw new InvalidOperationException("The yardstick does not write what the service writes.");
        return [new Verdict(Name, 1 / time, Bar.AtLeast(0.5))];
    }

    private static async Task<Rows> RowsAsync(BenchmarkDatabase database)
    {
        await using var db = await database.OpenAsync();
        return new Rows(
            await db.Offices.Select(o => o.OwnershipVersion).SingleAsync(), await db.Journal.CountAsync(),
            await db.Sessions.CountAsync(), await db.Sessions.CountAsync(s => s.End == SessionEnd.TakenOver && s.SucceededBy != null),
            await db.PinGuards.CountAsync());
    }

    private sealed record Rows(long Version, int Journal, int Sessions, int TakenOver, int PinGuards);

    /// <summary>The subject: what the keypad calls for <c>*45</c>, user, PIN, 2.</summary>
    private sealed class Service(OwnershipService ownership, BenchmarkOffice office)
    {
        private static readonly Actor Actor = Actor.Account("benchmark", PortalRole.Administrator, []);
        private static readonly Origin Origin = new(OwnershipChannel.Phone, "keypad");
        private readonly Pin _pin = Pin.Entered(BenchmarkDatabase.Pin);
        private int _next;

        public async Task RunAsync(int takeovers)
        {
            for (var i = 0; i < takeovers; i++, _next++)
            {
                var (hotDesk, user) = office.Takeover(_next);
                var claim = await ownership.CheckPinAsync(Actor, office.Key, office.HotDesk(hotDesk), BenchmarkOffice.UserNumber(user), _pin, Origin);
                var (who, owner) = claim.IsSuccess ? claim.Value : throw new InvalidOperationException(claim.Error.Code);
                var taken = await ownership.LogInAsync(Actor, office.Key, office.HotDesk(hotDesk), who.UserId, owner!.UserId, OwnershipChannel.Phone);
                if (!taken.IsSuccess)
                    throw new InvalidOperationException(taken.Error.Code);
            }
        }
    }
}
