using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.HotDeskExtensions;

namespace HotDeskPortal.Services.Tests.FloorPlans;

public sealed class FloorPlanServiceTests
{
    private static readonly Actor Support = Actor.Account("support@example.com", PortalRole.Support, []);

    /// <summary>As much of a PNG as tells what it is.</summary>
    private static byte[] Png(int width = 100, int height = 50) =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
        (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height, .. new byte[20],
    ];

    /// <summary>The same of a JPEG, with a segment before the one that matters.</summary>
    private static byte[] Jpeg(int width = 100, int height = 50) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, .. new byte[20]];

    [Fact]
    public async Task APicture_IsTypedByItsContent_AndServedAsThat()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        var png = (await service.UploadAsync(TestPortal.Admin, "main", "1", Png())).Value;
        await service.UploadAsync(TestPortal.Admin, "main", "2", Jpeg(640, 480));

        var plans = (await service.ListAsync(Support, "main")).Value;

        plans.Select(p => (p.Floor, p.Width, p.Height, p.Revision)).ShouldBe([("1", 100, 50, 1), ("2", 640, 480, 1)]);
        (await service.PictureAsync(Support, "main", png)).Value.ShouldSatisfyAllConditions(p => p.ContentType.ShouldBe("image/png"), p => p.Content.ShouldBe(Png()));
        (await service.PictureAsync(Support, "main", plans[1].Id)).Value.ContentType.ShouldBe("image/jpeg");
    }

    /// <summary>Products differ in what they take for the same name; the portal does not.</summary>
    [Theory]
    [InlineData("First ", "First", true)]
    [InlineData("First", "first", false)]
    [InlineData("Straße", "Strasse", false)]
    [InlineData("１", "1", false)]
    [InlineData("Résumé", "Re\u0301sume\u0301", false)]
    public async Task Floors_AreTheSame_ByTheirCodePointsAlone(string one, string other, bool isSame)
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();

        var first = await service.UploadAsync(TestPortal.Admin, "main", one, Png());
        var second = await service.UploadAsync(TestPortal.Admin, "main", other, Png());

        (second.Value == first.Value).ShouldBe(isSame);
    }

    [Fact]
    public async Task OneFloor_OnTwoInstancesAtOnce_HasOnePlan()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();

        var plans = await Task.WhenAll(new[] { portal, second, portal, second }.Select(
            p => Task.Run(() => p.Get<FloorPlanService>().UploadAsync(TestPortal.Admin, "main", "1", Png()))));

        plans.Select(p => p.Value).Distinct().ShouldHaveSingleItem();
    }

    public static TheoryData<byte[], PictureRule> Refused => new()
    {
        { "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), PictureRule.Format },
        { "GIF89a..........................................."u8.ToArray(), PictureRule.Format },
        { [], PictureRule.Format },
        { [0xFF, 0xD8], PictureRule.Format },
        { [0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 1, 1, 1], PictureRule.Format },
        { Png(0, 5), PictureRule.Pixels },
        { Png(20_000, 5), PictureRule.Pixels },
        { Png(10_000, 10_000), PictureRule.Pixels },
        { [.. Png(), .. new byte[FloorPlanService.MaxBytes]], PictureRule.Size },
    };

    [Fact]
    public async Task WhatIsNoPicture_OrTooLarge_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        foreach (var row in Refused)
            (await service.UploadAsync(TestPortal.Admin, "main", "1", row.Data.Item1)).Error.ShouldBeOfType<UnreadablePicture>().Rule.ShouldBe(row.Data.Item2);
        (await service.ListAsync(TestPortal.Admin, "main")).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Desks_StayWhereTheyWerePut_AlsoOnAnotherPicture()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        var id = (await service.UploadAsync(TestPortal.Admin, "main", "1", Png())).Value;
        var before = portal.Board.Version;

        (await service.PlaceAsync(TestPortal.Admin, "main", id, new PlacedDesk(portal.Main["3001"], 0.25, 1.5))).IsSuccess.ShouldBeTrue();
        (await service.PlaceAsync(TestPortal.Admin, "main", id, new PlacedDesk(portal.Main["3002"], double.NaN, -1))).IsSuccess.ShouldBeTrue();
        (await service.UploadAsync(TestPortal.Admin, "main", "1", Jpeg())).Value.ShouldBe(id);

        var plan = (await service.ListAsync(TestPortal.Admin, "main")).Value.ShouldHaveSingleItem();
        plan.Revision.ShouldBe(2);
        plan.Desks.OrderBy(d => d.HotDeskId).ShouldBe([new(portal.Main["3001"], 0.25, 1), new(portal.Main["3002"], 0.5, 0)]);
        portal.Board.Version.ShouldBe(before, "no phone and no decision depends on it");

        await service.TakeOffAsync(TestPortal.Admin, "main", id, portal.Main["3002"]);
        (await service.ListAsync(TestPortal.Admin, "main")).Value[0].Desks.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ADesk_StandsOnOnePlan_AndAPlanCanBeDeleted()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        var first = (await service.UploadAsync(TestPortal.Admin, "main", "1", Png())).Value;
        var second = (await service.UploadAsync(TestPortal.Admin, "main", "2", Png())).Value;
        await service.PlaceAsync(TestPortal.Admin, "main", first, new PlacedDesk(portal.Main["3001"], 0.1, 0.1));
        await service.PlaceAsync(TestPortal.Admin, "main", second, new PlacedDesk(portal.Main["3001"], 0.2, 0.2));
        (await service.ListAsync(TestPortal.Admin, "main")).Value.Select(p => p.Desks.Length).ShouldBe([0, 1]);

        (await service.DeleteAsync(TestPortal.Admin, "main", second)).IsSuccess.ShouldBeTrue();
        (await service.ListAsync(TestPortal.Admin, "main")).Value.ShouldHaveSingleItem();
        (await service.PictureAsync(TestPortal.Admin, "main", second)).Error.ShouldBeOfType<UnknownFloorPlan>();
        portal.Board.Directory.HotDesk(portal.Main["3001"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task ADeletedHotDesk_LeavesItsPlan()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        var id = (await service.UploadAsync(TestPortal.Admin, "main", "1", Png())).Value;
        await service.PlaceAsync(TestPortal.Admin, "main", id, new PlacedDesk(portal.Main["3001"], 0.1, 0.1));

        (await portal.Get<HotDeskExtensionService>().DeleteAsync(TestPortal.Admin, "main", [portal.Main["3001"]], OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();

        (await service.PlaceAsync(TestPortal.Admin, "main", id, new PlacedDesk(portal.Main["3001"], 0.1, 0.1))).Error.ShouldBeOfType<UnknownFloorPlan>();
        (await service.ListAsync(TestPortal.Admin, "main")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task AnotherOffice_AndWhoOnlyLooks_ChangeNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<FloorPlanService>();
        var id = (await service.UploadAsync(TestPortal.Admin, "main", "1", Png())).Value;
        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);

        (await service.UploadAsync(Support, "main", "2", Png())).Error?.Code.ShouldBe("not-allowed");
        (await service.PlaceAsync(Support, "main", id, new PlacedDesk(portal.Main["3001"], 0, 0))).Error?.Code.ShouldBe("not-allowed");
        (await service.DeleteAsync(Support, "main", id)).Error?.Code.ShouldBe("not-allowed");
        (await service.PictureAsync(trainer, "main", id)).Error?.Code.ShouldBe("unknown-office");
        (await service.PictureAsync(trainer, "training", id)).Error.ShouldBeOfType<UnknownFloorPlan>();
        (await service.DeleteAsync(TestPortal.Admin, "training", id)).Error.ShouldBeOfType<UnknownFloorPlan>();
        (await service.PlaceAsync(TestPortal.Admin, "training", id, new PlacedDesk(portal.Training["3001"], 0, 0))).Error.ShouldBeOfType<UnknownFloorPlan>();
    }
}
