using System.Globalization;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Hosting.Demo;

/// <summary>A small office: people, desks, phones, and what it brings along.</summary>
internal sealed class DemoOffices(HotDeskDbContext db, PinHasher pins, TimeProvider clock)
{
    /// <summary>How long ago everything was set up.</summary>
    public const int DaysBefore = 28;

    private sealed record User(string Number, string First, string Last, string? Email, string? Pin, string CallerId, bool HotDesks);

    private static readonly User[] Users =
    [
        new("2019", "Dana", "Whitfield", "dana.whitfield@example.com", "73915", "+12025550119", true),
        new("2020", "Marek", "Novák", "marek.novak@example.com", "60428", "+12025550120", true),
        new("2021", "Siobhán", "O'Brien", "shiv@example.com", "918273", "+12025550121", true),
        new("2022", "Li", "Na", "lina@example.com", "40961", "+12025550122", true),
        new("2023", "Ana", "de la Cruz, PhD", "ana@example.com", "57713", "+12025550123", true),
        new("2024", "Kofi", "Mensah", null, "86420", "+12025550124", true),
        new("2050", "Priya", "Raman", "priya@example.com", "31794", "+12025550150", true),
        new("2060", "Tom", "Lindqvist", "tom@example.com", "60917", "+12025550160", false),
        new("2090", "Reception", "Desk", null, null, "+12025550190", false),
    ];

    private static readonly (string Number, string Floor, string Desk, string? Model, string Row)[] HotDesks =
    [
        ("3001", "1", "1-A", "Yealink T54W", "A"), ("3002", "1", "1-B", "Yealink T54W", "A"),
        ("3003", "1", "1-C", "Yealink T46U", "A"), ("3004", "1", "1-D", "Poly VVX 450", "B"),
        ("3005", "1", "1-E", "Poly VVX 250", "B"), ("3006", "1", "1-F", "Yealink T54W", "B"),
        ("3007", "1", "1-G", "Yealink T54W", "B"), ("3008", "2", "2-A", "Poly VVX 450", "A"),
        ("3009", "2", "2-B", "Poly VVX 350", "A"), ("3010", "2", "2-C", "Yealink T43U", "A"),
        ("3011", "2", "2-D", "Yealink T43U", "B"), ("3012", "2", "2-E", null, "B"),
    ];

    /// <summary>Creates one.</summary>
    public async Task<Office> SeedAsync(string key, string name, bool isTraining, byte macOffset, CancellationToken cancellation)
    {
        var createdAt = clock.GetUtcNow().AddDays(-DaysBefore);
        var office = new Office
        {
            Key = key, Name = name, TimeZone = "America/New_York", IsTraining = isTraining,
            RangeFirst = ExtensionNumber.Parse("3000"), RangeLast = ExtensionNumber.Parse("3999"),
            EmergencyNumbers = ["911", "112"],
            SipServer = "pbx.hotdesk.example",
            SipPort = 5061,
            SipTransport = SipTransport.Tls,
        };
        db.Offices.Add(office);
        await db.SaveChangesAsync(cancellation);

        var users = Users.Select(u => new HotDeskUser
        {
            OfficeId = office.Id,
            Number = ExtensionNumber.Parse(u.Number),
            FirstName = u.First,
            LastName = u.Last,
            Email = u.Email,
            CallerIdNumber = u.CallerId,
            CallerIdName = $"{u.First} {u.Last}",
            IsHotDeskingEnabled = u.HotDesks,
            CreatedAt = createdAt,
        }).ToList();
        var hotDesks = HotDesks.Select(h => new HotDeskExtension
        {
            OfficeId = office.Id, Number = ExtensionNumber.Parse(h.Number), Floor = h.Floor, Desk = h.Desk, CreatedAt = createdAt,
        }).ToList();
        await SeedProvisioningAsync(office, hotDesks, cancellation);
        db.HotDeskUsers.AddRange(users);
        db.HotDeskExtensions.AddRange(hotDesks);
        await db.SaveChangesAsync(cancellation);

        foreach (var (user, row) in users.Zip(Users).Where(pair => pair.Second.Pin is not null))
            user.Pin = pins.Hash(user.Id, Pin.Entered(row.Pin!));
        db.Phones.AddRange(HotDesks.Zip(hotDesks).Where(pair => pair.First.Model is not null).Select((pair, i) => NewPhone(
            office.Id, pair.First.Model!, macOffset + 0x33 + i, $"12 Harbour St, floor {pair.First.Floor}, row {pair.First.Row}", pair.Second.Id, null)));
        db.Phones.AddRange(new[] { "2050", "2090" }.Select((number, i) => NewPhone(
            office.Id, "Yealink T43U", macOffset + 0x60 + i, "12 Harbour St, floor 1, reception", null, users.Single(u => u.Number.Digits == number).Id)));
        db.Destinations.Add(new Destination
        {
            OfficeId = office.Id,
            Number = ExtensionNumber.Parse("7000"),
            Kind = DestinationKind.Queue,
            Name = "Customer service",
            CreatedAt = createdAt,
            Members = [.. users.Take(4).Select((u, i) => new DestinationMember { ExtensionId = u.Id, Position = i })],
        });
        if (!isTraining)
        {
            SeedImported(office, hotDesks, users);
            SeedFloorPlan(office, hotDesks);
        }
        new DemoHistory(db, office, hotDesks, users, clock).Seed();
        await db.SaveChangesAsync(cancellation);
        return office;
    }

    /// <summary>A template for every hot desk, and a key that nobody knows: phones fetch once somebody has made one.</summary>
    private async Task SeedProvisioningAsync(Office office, List<HotDeskExtension> hotDesks, CancellationToken cancellation)
    {
        db.ProvisioningKeys.Add(new ProvisioningKey
        {
            OfficeId = office.Id, Hash = ProvisioningKeys.Hash(ProvisioningKeys.NewKey()), CreatedAt = clock.GetUtcNow(), CreatedBy = BuiltInTemplates.Author,
        });
        var templates = await db.Templates.Where(t => t.OfficeId == null).ToDictionaryAsync(t => t.Vendor, t => t.Id, cancellation);
        foreach (var (hotDesk, seed) in hotDesks.Zip(HotDesks))
            hotDesk.TemplateId = templates[PhoneModels.VendorOf(seed.Model ?? "") ?? PhoneVendor.Yealink];
    }

    /// <summary>What an office brings along from its phone system, and readiness has something to say about; and more destinations.</summary>
    private void SeedImported(Office office, List<HotDeskExtension> hotDesks, List<HotDeskUser> users)
    {
        HotDeskExtension Desk(string number) => hotDesks.Single(h => h.Number.Digits == number);
        Extension Of(string number) => users.Cast<Extension>().Concat(hotDesks).Single(e => e.Number.Digits == number);
        (Desk("3009").HasVoicemail, Desk("3009").Scope) = (true, PortalScope.BasicUser);
        (Desk("3010").AssignedPerson, Desk("3010").RingsAllPhones) = ("Front desk", false);
        users.Single(u => u.Number.Digits == "2024").CallerIdNumber = null;
        foreach (var phone in db.Phones.Local.Where(p => p.OfficeId == office.Id))
            (phone.FetchedAt, phone.ReportedModel, phone.ReportedMac) = (clock.GetUtcNow(), phone.Model, phone.Mac);
        var phones = db.Phones.Local.Where(p => p.HotDeskExtensionId is not null).ToDictionary(p => p.HotDeskExtensionId!.Value);
        phones[Desk("3007").Id].FetchedAt = null;
        phones[Desk("3011").Id].ReportedModel = "Yealink T44U";
        foreach (var (number, kind, name, members) in new[]
                 {
                     ("7001", DestinationKind.Did, "Sales, direct number", new[] { "2021", "3005" }),
                     ("7010", DestinationKind.Queue, "Evening service", ["2023", "2024"]),
                 })
            db.Destinations.Add(new Destination
            {
                OfficeId = office.Id, Number = ExtensionNumber.Parse(number), Kind = kind, Name = name, CreatedAt = clock.GetUtcNow(),
                Members = [.. members.Select((m, i) => new DestinationMember { ExtensionId = Of(m).Id, Position = i })],
            });
    }

    /// <summary>The first floor as a picture, with its desks where they stand.</summary>
    private void SeedFloorPlan(Office office, List<HotDeskExtension> hotDesks)
    {
        using var picture = typeof(DemoOffices).Assembly.GetManifestResourceStream("floor-plan.png")!;
        var content = new byte[picture.Length];
        picture.ReadExactly(content);
        var places = new[] { (0.17, 0.24), (0.34, 0.24), (0.51, 0.24), (0.17, 0.70), (0.34, 0.70), (0.51, 0.70), (0.80, 0.30) };
        db.FloorPlans.Add(new FloorPlan
        {
            OfficeId = office.Id, Floor = "1", ContentType = "image/png", Width = 1200, Height = 680, Revision = 1, ChangedAt = clock.GetUtcNow(),
            ChangedBy = BuiltInTemplates.Author, Picture = new FloorPlanPicture { Content = content },
            Desks = [.. hotDesks.Where(h => h.Floor == "1").Zip(places, (h, p) => new FloorPlanDesk { HotDeskExtensionId = h.Id, X = p.Item1, Y = p.Item2 })],
        });
    }

    private static Phone NewPhone(int officeId, string model, int last, string location, int? hotDeskId, int? userId) => new()
    {
        OfficeId = officeId,
        Mac = MacAddress.Parse((model.StartsWith("Poly", StringComparison.Ordinal) ? "64167f1122" : "805ec01122") + last.ToString("x2", CultureInfo.InvariantCulture)),
        Model = model,
        HotDeskExtensionId = hotDeskId,
        UserId = userId,
        EmergencyLocation = location,
        EmergencyCallback = "+12025550100",
    };
}
