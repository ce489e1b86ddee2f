using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Doors;

public sealed class DoorAccessTests
{
    private static readonly IPAddress Pbx = IPAddress.Parse("10.0.0.5"), Stranger = IPAddress.Parse("192.0.2.66");

    [Fact]
    public async Task Open_WithAddressAndSecret_LetsAPhoneSystemIn_ForItsOfficeAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, secret) = await portal.NewDoorAsync();

        var door = portal.Get<DoorAccess>().Open(address, secret, Pbx).Value;

        (door.Name, door.Office, door.System, door.Trunk).ShouldBe(("Basement", "main", PhoneSystem.Asterisk, "trunk"));
        (door.Actor.IsPhoneSystem, door.Actor.KeyName, door.Actor.From).ShouldBe((true, "Basement", Pbx));
        door.Actor.May(Permission.UseKeypad, portal.Board.Office).ShouldBeTrue();
        door.Actor.May(Permission.SetUp, portal.Board.Office).ShouldBeFalse();
        door.Actor.Sees(portal.Feed.Board("training")!.Office).ShouldBeFalse();
    }

    [Fact]
    public async Task Open_Otherwise_TellsWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, secret) = await portal.NewDoorAsync(networks: "10.0.0.0/8");
        var access = portal.Get<DoorAccess>();

        access.Open("nobodys-address-000000", secret, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.UnknownAddress));
        access.Open(address, null, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.MissingSecret));
        access.Open(address, secret + "x", Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret));
        access.Open(address, secret, Stranger).Error.ShouldBe(new DoorClosed(DoorRefusal.ForeignNetwork));
        access.OpenByAddress(address, Stranger).Error.ShouldBe(new DoorClosed(DoorRefusal.ForeignNetwork));
        access.OpenByAddress(address, Pbx).IsSuccess.ShouldBeTrue();
        await portal.Get<DoorService>().SetOnAsync(TestPortal.Admin, "main", await portal.DoorIdAsync(), false, OwnershipChannel.Portal);
        access.Open(address, secret, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.TurnedOff));
        await portal.Get<DoorService>().DeleteAsync(TestPortal.Admin, "main", await portal.DoorIdAsync(), OwnershipChannel.Portal);
        access.Open(address, secret, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.Deleted));
    }

    [Fact]
    public async Task ANewSecret_EndsTheOneBefore_WithItsFirstUse()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, old) = await portal.NewDoorAsync();
        var access = portal.Get<DoorAccess>();
        var renewed = (await portal.Get<DoorService>().RenewSecretAsync(TestPortal.Admin, "main", await portal.DoorIdAsync(), atOnce: false, OwnershipChannel.Portal)).Value;

        access.Open(address, old, Pbx).IsSuccess.ShouldBeTrue("calls go on while the new one is put in");
        access.Open(address, renewed.Secret, Pbx).IsSuccess.ShouldBeTrue();
        access.Open(address, old, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret));

        await access.RefreshAsync();
        access.Open(address, old, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret), "and it stays so once that is written down");
        (await portal.ReadAsync(db => db.Doors.Select(d => d.PreviousSecretHash).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task TheSecretBefore_LastsADayAtMost_HoweverOftenItIsRenewed()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, old) = await portal.NewDoorAsync();
        var (service, access, id) = (portal.Get<DoorService>(), portal.Get<DoorAccess>(), await portal.DoorIdAsync());
        var unused = (await service.RenewSecretAsync(TestPortal.Admin, "main", id, atOnce: false, OwnershipChannel.Portal)).Value;
        portal.Clock.Advance(TimeSpan.FromHours(20));

        (await service.RenewSecretAsync(TestPortal.Admin, "main", id, atOnce: false, OwnershipChannel.Portal)).Error.ShouldBeNull();

        access.Open(address, old, Pbx).IsSuccess.ShouldBeTrue("the phone system still has this one");
        access.Open(address, unused.Secret, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret));
        portal.Clock.Advance(TimeSpan.FromHours(4));
        await access.RefreshAsync();
        access.Open(address, old, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret));
    }

    [Fact]
    public async Task ANewSecret_MadeBecauseOfALeak_EndsTheOneBeforeAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, old) = await portal.NewDoorAsync();

        var renewed = (await portal.Get<DoorService>().RenewSecretAsync(TestPortal.Admin, "main", await portal.DoorIdAsync(), atOnce: true, OwnershipChannel.Portal)).Value;

        portal.Get<DoorAccess>().Open(address, old, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret));
        portal.Get<DoorAccess>().Open(address, renewed.Secret, Pbx).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task WrongSecrets_HoweverMany_AreBounded_AndHonestCallsGoOn()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, secret) = await portal.NewDoorAsync();
        var access = portal.Get<DoorAccess>();

        var errors = Enumerable.Range(0, 10_000).Select(i => access.Open(i % 2 == 0 ? address : $"made-up-{i}", $"{i}", Pbx).Error).ToList();

        errors.Take(DoorKnocks.MostAMinute).ShouldAllBe(e => e is DoorClosed);
        errors.Skip(DoorKnocks.MostAMinute).ShouldAllBe(e => e is TooManyKnocks);
        access.Open(address, secret, Pbx).IsSuccess.ShouldBeTrue("whoever has the secret gets in, from the same network");
        access.Open(address, "wrong", Stranger).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret), "another network is counted apart");
        portal.Get<DoorActivity>().Of(await portal.DoorIdAsync()).Recent.Length.ShouldBeLessThanOrEqualTo(DoorActivity.Kept);
        portal.Get<DoorActivity>().Strangers.Length.ShouldBeLessThanOrEqualTo(DoorActivity.Kept);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        access.Open(address, "wrong", Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.WrongSecret), "a minute later it is explained again");
    }

    [Fact]
    public async Task Networks_HoweverMany_AreCountedInBoundedMemory()
    {
        await using var portal = await TestPortal.StartAsync();
        var knocks = portal.Get<DoorKnocks>();

        var counted = Enumerable.Range(0, DoorKnocks.MostNetworks + 1000).Count(i => knocks.TryCount(new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i])));

        counted.ShouldBe(DoorKnocks.MostNetworks + DoorKnocks.MostAMinute, "those beyond are counted as one");
    }

    [Fact]
    public async Task TheDatabaseAway_DoorsStayOpen_ForAWhile()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, secret) = await portal.NewDoorAsync();
        var access = portal.Get<DoorAccess>();
        portal.Faults.Fault = Fault.OnOpen;
        portal.Clock.Advance(DoorAccess.WithoutDatabase);

        await access.TryRefreshAsync();
        access.Open(address, secret, Pbx).IsSuccess.ShouldBeTrue();

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        access.Open(address, secret, Pbx).Error.ShouldBe(new DoorsNotRead());
        portal.Faults.Fault = Fault.None;
        await access.TryRefreshAsync();
        access.Open(address, secret, Pbx).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task AnotherInstance_SeesAChange_WithItsNextReading()
    {
        await using var portal = await TestPortal.StartAsync();
        var (address, secret) = await portal.NewDoorAsync();
        await using var second = await portal.SecondInstanceAsync();
        var access = second.Get<DoorAccess>();
        access.Open(address, secret, Pbx).Error.ShouldBe(new DoorsNotRead());
        await access.RefreshAsync();
        access.Open(address, secret, Pbx).IsSuccess.ShouldBeTrue();

        await portal.Get<DoorService>().SetOnAsync(TestPortal.Admin, "main", await portal.DoorIdAsync(), false, OwnershipChannel.Portal);
        await access.RefreshAsync();

        access.Open(address, secret, Pbx).Error.ShouldBe(new DoorClosed(DoorRefusal.TurnedOff));
    }
}

/// <summary>Doors of the main office.</summary>
internal static class TestDoors
{
    public static async Task<(string Address, string Secret)> NewDoorAsync(this TestPortal portal, string networks = "", string name = "Basement")
    {
        var made = (await portal.Get<DoorService>().CreateAsync(
            TestPortal.Admin, "main", new DoorForm { Name = name, AllowedNetworks = networks }, OwnershipChannel.Portal)).Value;
        return ((await portal.Get<DoorService>().GetAsync(TestPortal.Admin, "main", made.Id)).Value.Door.Address, made.Secret);
    }

    public static Task<int> DoorIdAsync(this TestPortal portal) => portal.ReadAsync(db => db.Doors.Select(d => d.Id).FirstAsync());
}
