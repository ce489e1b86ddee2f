using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: Who may do what. A refused actor changes nothing, not even a count.</summary>
public sealed class RightsTests
{
    public static TheoryData<string, Type?, Type?, Type?> Actors => new()
    {
        // Who: refusal of using the keypad, refusal of intervening.
        { "administrator", null, null, null },
        { "support", null, null, null },
        { "manager of main", null, null, null },
        { "manager of training", typeof(UnknownOffice), typeof(UnknownOffice), typeof(UnknownOffice) },
        { "manager of nothing", typeof(UnknownOffice), typeof(UnknownOffice), typeof(UnknownOffice) },
        { "trainer", typeof(UnknownOffice), typeof(UnknownOffice), typeof(UnknownOffice) },
        { "key for all of main", null, null, null },
        { "key to read main", typeof(NotAllowed), typeof(NotAllowed), typeof(NotAllowed) },
        { "key for main's keypads", null, typeof(NotAllowed), typeof(NotAllowed) },
        { "key to log out in main", typeof(NotAllowed), null, typeof(NotAllowed) },
        { "key to assist in main", typeof(NotAllowed), typeof(NotAllowed), null },
        { "key without rights", typeof(NotAllowed), typeof(NotAllowed), typeof(NotAllowed) },
        { "key for all of training", typeof(UnknownOffice), typeof(UnknownOffice), typeof(UnknownOffice) },
    };

    [Theory]
    [MemberData(nameof(Actors))]
    public async Task Ownership_EveryOperation_IsRefusedToWhomItShould(string who, Type? keypad, Type? intervene, Type? assist)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2020", "3002", pin: "0001");
        var actor = Named(who, portal);
        var (phone, user) = (portal.Main["3001"], portal.Main["2020"]);
        var service = portal.Ownership;
        var force = new ForceLogOutForm { HotDeskIds = [phone], Reason = "Lunch" };
        var before = await StateAsync(portal);

        (string, Type?, Error?)[] refusals =
        [
            ("check a PIN", keypad, (await service.CheckPinAsync(actor, "main", phone, "2021", Pin.Entered("0001"), new Origin(OwnershipChannel.Api, who))).Error),
            ("log in", keypad, (await service.LogInAsync(actor, "main", phone, portal.Main["2021"], portal.Main["2019"], OwnershipChannel.Api)).Error),
            ("log out", keypad, (await service.LogOutAsync(actor, "main", phone, Pin.Entered(TestOffice.PinOf("2021")), OwnershipChannel.Api)).Error),
            ("unlock a phone", assist, (await service.UnlockPhoneAsync(actor, "main", phone, OwnershipChannel.Api)).Error),
            ("unlock a user", assist, (await service.UnlockUserAsync(actor, "main", user, OwnershipChannel.Api)).Error),
            ("force a logout", intervene, (await service.ForceLogOutAsync(actor, "main", force, OwnershipChannel.Api)).Error),
        ];

        // What is allowed may still be refused by the rules; these two errors are the door's alone.
        foreach (var (what, expected, error) in refusals)
            (error is UnknownOffice or NotAllowed ? error.GetType() : null).ShouldBe(expected, $"{who}: {what}");
        if (keypad is not null && intervene is not null && assist is not null)
            (await StateAsync(portal)).ShouldBe(before);
        else
            (await StateAsync(portal)).ShouldNotBe(before);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Trainer_InTrainingOffice_MayUseKeypadAndIntervene()
    {
        await using var portal = await TestPortal.StartAsync();
        var trainer = Named("trainer", portal);
        var (phone, user) = (portal.Training["3001"], portal.Training["2019"]);

        (await portal.Ownership.LogInAsync(trainer, "training", phone, user, null, OwnershipChannel.Simulator)).IsSuccess.ShouldBeTrue();
        (await portal.Ownership.ForceLogOutAsync(trainer, "training", new() { HotDeskIds = [phone], Reason = "Next one" }, OwnershipChannel.Portal))
            .IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Ids_OfAnotherOffice_AreUnknownHere()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        var trainer = Named("trainer", portal);
        var foreignPhone = portal.Main["3001"];
        var before = await StateAsync(portal);

        (await portal.Ownership.LogInAsync(trainer, "training", foreignPhone, portal.Training["2019"], null, OwnershipChannel.Simulator))
            .Error.ShouldBeOfType<UnknownHotDesk>();
        (await portal.Ownership.LogInAsync(trainer, "training", portal.Training["3001"], portal.Main["2019"], null, OwnershipChannel.Simulator))
            .Error.ShouldBeOfType<NotRight>();
        (await portal.Ownership.LogOutAsync(trainer, "training", foreignPhone, Pin.Entered(TestOffice.PinOf("2019")), OwnershipChannel.Simulator))
            .Error.ShouldBeOfType<UnknownHotDesk>();
        (await portal.Ownership.UnlockPhoneAsync(trainer, "training", foreignPhone, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownHotDesk>();
        (await portal.Ownership.ForceLogOutAsync(trainer, "training", new() { HotDeskIds = [foreignPhone], Reason = "Mine" }, OwnershipChannel.Portal))
            .Error.ShouldBeOfType<UnknownHotDesk>();

        (await StateAsync(portal)).ShouldBe(before);
    }

    [Fact]
    public async Task OfficeThatIsNotThere_SoundsLikeAForeignOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var access = portal.Get<OfficeAccess>();
        var trainer = Named("trainer", portal);

        var (foreign, missing) = (access.Open(trainer, "main", Permission.See).Error!, access.Open(trainer, "nowhere", Permission.See).Error!);

        (foreign, missing).ShouldBe((new UnknownOffice("main"), new UnknownOffice("nowhere")));
        access.All(trainer).Select(b => b.Office.Key).ShouldBe(["training"]);
        access.All(TestPortal.Admin).Select(b => b.Office.Key).ShouldBe(["main", "training"]);
    }

    private static Actor Named(string who, TestPortal portal) => who switch
    {
        "administrator" => TestPortal.Admin,
        "support" => Actor.Account(who, PortalRole.Support, []),
        "manager of main" => Actor.Account(who, PortalRole.OfficeManager, [portal.Main.Id]),
        "manager of training" => Actor.Account(who, PortalRole.OfficeManager, [portal.Training.Id]),
        "manager of nothing" => Actor.Account(who, PortalRole.OfficeManager, []),
        "trainer" => Actor.Account(who, PortalRole.Trainer, [portal.Main.Id]),
        "key to read main" => Actor.Key(who, ApiKeyRights.Read, [portal.Main.Id]),
        "key for main's keypads" => Actor.Key(who, ApiKeyRights.Keypad, [portal.Main.Id]),
        "key to log out in main" => Actor.Key(who, ApiKeyRights.LogOut, [portal.Main.Id]),
        "key to assist in main" => Actor.Key(who, ApiKeyRights.Assist, [portal.Main.Id]),
        "key without rights" => Actor.Key(who, ApiKeyRights.None, [portal.Main.Id]),
        "key for all of main" => Actor.Key(who, ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut | ApiKeyRights.Assist, [portal.Main.Id]),
        "key for all of training" => Actor.Key(who, ApiKeyRights.Read | ApiKeyRights.Keypad | ApiKeyRights.LogOut | ApiKeyRights.Assist, [portal.Training.Id]),
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
    };

    private static async Task<string> StateAsync(TestPortal portal)
    {
        await using var db = portal.Database.Open();
        var guards = db.PinGuards.AsEnumerable().Select(g => $"{g.Subject} {g.SubjectId} {g.WrongAt.Length} {g.LockedUntil:O}").Order();
        var sessions = (await portal.SessionsAsync()).Select(s => $"{s.Id} {s.EndedAt:O} {s.EndedBy}");
        return string.Join('\n', [$"{(await portal.JournalAsync()).Count}", .. sessions, .. guards]);
    }
}
