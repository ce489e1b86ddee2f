using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Data;

/// <summary>What the database itself refuses, whatever the code above it believes.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task OpenSessions_TwoOfOneHotDesk_AreRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        (await FaultOfAsync(portal, db => db.Add(Session(portal, "2019", ended: false)))).ShouldBeNull();
        (await FaultOfAsync(portal, db => db.Add(Session(portal, "2020", ended: true)))).ShouldBeNull();

        (await FaultOfAsync(portal, db => db.Add(Session(portal, "2020", ended: false)))).ShouldBe(DatabaseFault.UniqueViolation);
    }

    [Theory]
    [InlineData("3001")] // a hot desk extension's
    [InlineData("2019")] // a user's
    [InlineData("7000")] // a destination's
    public async Task Number_TwiceInAnOfficeOverKinds_IsRefused(string number)
    {
        await using var portal = await TestPortal.StartAsync();

        (await FaultOfAsync(portal, db => db.Add(new HotDeskExtension { OfficeId = portal.Main.Id, Number = ExtensionNumber.Parse(number) })))
            .ShouldBe(DatabaseFault.UniqueViolation);
        (await FaultOfAsync(portal, db => db.Add(new Destination { OfficeId = portal.Main.Id, Number = ExtensionNumber.Parse(number), Name = "Twice" })))
            .ShouldBe(DatabaseFault.UniqueViolation);
    }

    [Fact]
    public async Task Number_OfADeletedExtension_IsFreeAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var user = portal.Main["2019"];
        await portal.ReadAsync(async db =>
        {
            (await db.HotDeskUsers.SingleAsync(u => u.Id == user)).DeletedAt = TestOffice.SeededAt;
            return await db.SaveChangesAsync();
        });

        (await FaultOfAsync(portal, db => db.Add(new HotDeskExtension { OfficeId = portal.Main.Id, Number = ExtensionNumber.Parse("2019") }))).ShouldBeNull();
    }

    [Fact]
    public async Task Extension_ThatIsDeleted_IsLeftOut_UnlessAskedFor()
    {
        await using var portal = await TestPortal.StartAsync();
        var (user, desk) = (portal.Main["2019"], portal.Main["3001"]);
        await portal.ReadAsync(async db =>
        {
            foreach (var extension in await db.Extensions.Where(e => e.Id == user || e.Id == desk).ToListAsync())
                extension.DeletedAt = TestOffice.SeededAt;
            return await db.SaveChangesAsync();
        });

        (await CountAsync(db => db.HotDeskUsers.Where(u => u.Id == user))).ShouldBe(0);
        (await CountAsync(db => db.HotDeskExtensions.Where(h => h.Id == desk))).ShouldBe(0);
        (await CountAsync(db => db.HotDeskUsers.WithDeleted().Where(u => u.Id == user))).ShouldBe(1);
        (await CountAsync(db => db.Extensions.WithDeleted().Where(e => e.Id == user || e.Id == desk))).ShouldBe(2);

        Task<int> CountAsync<T>(Func<HotDeskDbContext, IQueryable<T>> found) => portal.ReadAsync(db => found(db).CountAsync());
    }

    [Fact]
    public async Task Phone_InTwoPlaces_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        (await FaultOfAsync(portal, db => db.Add(TestOffice.NewPhone(
            portal.Main.Id, "805ec0112299", portal.Main["3009"], portal.Main["2019"])))).ShouldBe(DatabaseFault.Other);
        (await FaultOfAsync(portal, db => db.Add(TestOffice.NewPhone(portal.Main.Id, "805ec0112299", portal.Main["3009"])))).ShouldBeNull();
    }

    [Fact]
    public async Task Phone_SecondAtAHotDeskOrWithTheSameMac_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();

        (await FaultOfAsync(portal, db => db.Add(TestOffice.NewPhone(portal.Main.Id, "805ec0112299", portal.Main["3001"]))))
            .ShouldBe(DatabaseFault.UniqueViolation);
        (await FaultOfAsync(portal, db => db.Add(TestOffice.NewPhone(portal.Training.Id, "805ec0112201"))))
            .ShouldBe(DatabaseFault.UniqueViolation);
        // A user may have several.
        (await FaultOfAsync(portal, db => db.Add(TestOffice.NewPhone(portal.Main.Id, "805ec0112299", userId: portal.Main["2050"])))).ShouldBeNull();
    }

    [Fact]
    public async Task BuiltInTemplate_Twice_IsRefused_AndAnOfficesOwnIsNot()
    {
        await using var portal = await TestPortal.StartAsync();
        Template New(int? office) => new() { OfficeId = office, Name = "Yealink hot desk", Content = BuiltInTemplates.HotDesk, ChangedBy = "test" };
        (await FaultOfAsync(portal, db => db.Add(New(null)))).ShouldBeNull();

        (await FaultOfAsync(portal, db => db.Add(New(null)))).ShouldBe(DatabaseFault.UniqueViolation);
        (await FaultOfAsync(portal, db => db.Add(New(portal.Main.Id)))).ShouldBeNull();
        (await FaultOfAsync(portal, db => db.Add(New(portal.Main.Id)))).ShouldBe(DatabaseFault.UniqueViolation);
    }

    [Fact]
    public async Task JournalVersion_Twice_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var entry = (await portal.JournalAsync())[0];

        (await FaultOfAsync(portal, db => db.Add(entry with { ChangeSet = Guid.NewGuid() }))).ShouldBe(DatabaseFault.UniqueViolation);
    }

    private static OwnershipSession Session(TestPortal portal, string user, bool ended) => new()
    {
        Id = Guid.NewGuid(), OfficeId = portal.Main.Id, HotDeskExtensionId = portal.Main["3001"], PhoneId = 1, UserId = portal.Main[user],
        StartedAt = TestOffice.SeededAt, StartedBy = "test", EndedAt = ended ? TestOffice.SeededAt : null,
    };

    /// <summary>What the database makes of a change; null: it takes it.</summary>
    private static async Task<DatabaseFault?> FaultOfAsync(TestPortal portal, Action<HotDeskDbContext> change)
    {
        await using var db = portal.Database.Open();
        change(db);
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e)
        {
            return portal.Database.Provider.Classify(e);
        }
    }
}
