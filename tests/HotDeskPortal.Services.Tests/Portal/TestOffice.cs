using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>
/// An office of the seed. Both offices have the same numbers: 3001 to 3004 with a phone each, 3009 without; 2019 to 2024 may
/// log in everywhere; 2050 has a phone of their own, 2060 is not enabled, 2070 disabled, 2080 without PIN; queue 7000.
/// </summary>
public sealed class TestOffice(int id, string key, IReadOnlyDictionary<string, int> ids)
{
    /// <summary>Noon in UTC, morning in the offices' New York.</summary>
    public static readonly DateTimeOffset SeededAt = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    /// <summary>The same moment, as the offices' clocks show it.</summary>
    public static readonly DateTime NineOClock = new(2026, 3, 2, 9, 0, 0);

    public static readonly PinKeys Keys = PinKeys.From(
        new PinOptions { Keys = { ["1"] = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]) } })!;

    public static readonly IReadOnlyList<string> HotDeskNumbers = ["3001", "3002", "3003", "3004"];

    public static readonly IReadOnlyList<string> Agents = ["2019", "2020", "2021", "2022", "2023", "2024"];

    private static readonly (string Number, string First, string Last, string? Pin)[] Users =
    [
        ("2019", "Dana", "Whitfield", "73915"), ("2020", "Marek", "Novák", "60428"), ("2021", "Siobhán", "O'Brien", "918273"),
        ("2022", "Li", "Na", "40961"), ("2023", "Ana", "de la Cruz", "57713"), ("2024", "Kofi", "Mensah", "86420"),
        ("2050", "Priya", "Raman", "31794"), ("2060", "Tom", "Lindqvist", "60917"), ("2070", "Eva", "Gone", "70413"),
        ("2080", "Nobody", "Pinless", null),
    ];

    public int Id => id;

    public string Key => key;

    /// <summary>Id of whatever had the number when the office was seeded.</summary>
    public int this[string number] => ids[number];

    public static string PinOf(string user) => Users.Single(u => u.Number == user).Pin ?? "";

    public static string NameOf(string user) => Users.Where(u => u.Number == user).Select(u => $"{u.First} {u.Last}").Single();

    public static async Task<TestOffice> ReadAsync(HotDeskDbContext db, string key)
    {
        var office = await db.Offices.SingleAsync(o => o.Key == key);
        var numbers = await db.Extensions.Where(e => e.OfficeId == office.Id)
            .Select(e => new { e.Id, e.Number }).ToListAsync();
        return new TestOffice(office.Id, key, numbers.ToDictionary(n => n.Number.Digits, n => n.Id));
    }

    public static async Task SeedAsync(HotDeskDbContext db)
    {
        await SeedAsync(db, "main", false, "805ec01122");
        await SeedAsync(db, "training", true, "64167f1122");
    }

    private static async Task SeedAsync(HotDeskDbContext db, string key, bool isTraining, string macs)
    {
        var office = new Office
        {
            Key = key, Name = $"Office {key}", TimeZone = "America/New_York", IsTraining = isTraining, EmergencyNumbers = ["911"],
            RangeFirst = ExtensionNumber.Parse("3000"), RangeLast = ExtensionNumber.Parse("3999"),
        };
        db.Offices.Add(office);
        await db.SaveChangesAsync();

        var hotDesks = HotDeskNumbers.Append("3009").Select(n => new HotDeskExtension
        {
            OfficeId = office.Id, Number = ExtensionNumber.Parse(n), Floor = "1", Desk = n, CreatedAt = SeededAt,
        }).ToList();
        var users = Users.Select(u => new HotDeskUser
        {
            OfficeId = office.Id, Number = ExtensionNumber.Parse(u.Number), FirstName = u.First, LastName = u.Last, CreatedAt = SeededAt,
            IsHotDeskingEnabled = u.Number != "2060", IsActive = u.Number != "2070",
        }).ToList();
        db.AddRange(hotDesks);
        db.AddRange(users);
        db.Add(new Destination { OfficeId = office.Id, Number = ExtensionNumber.Parse("7000"), Name = "Service", CreatedAt = SeededAt });
        await db.SaveChangesAsync();

        var pins = new PinHasher(Keys);
        foreach (var user in users.Where(u => u.Number.Digits != "2080"))
            user.Pin = pins.Hash(user.Id, Pin.Entered(PinOf(user.Number.Digits)));
        foreach (var hotDesk in hotDesks.Where(h => h.Number.Digits != "3009"))
            db.Add(NewPhone(office.Id, macs + hotDesk.Number.Digits[2..], hotDeskId: hotDesk.Id));
        db.AddRange(users.Where(u => u.IsActive).Select(u => new UserActivity { OfficeId = office.Id, UserId = u.Id, StartedAt = SeededAt }));
        db.Add(NewPhone(office.Id, macs + "50", userId: users.Single(u => u.Number.Digits == "2050").Id));
        await db.SaveChangesAsync();
    }

    public static Phone NewPhone(int officeId, string mac, int? hotDeskId = null, int? userId = null) =>
        new() { OfficeId = officeId, Mac = MacAddress.Parse(mac), Model = "Yealink T54W", HotDeskExtensionId = hotDeskId, UserId = userId };
}
