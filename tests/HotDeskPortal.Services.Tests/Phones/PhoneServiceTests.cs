using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Phones;

public sealed class PhoneServiceTests
{
    private const OwnershipChannel Here = OwnershipChannel.Portal;

    private static readonly OfficeMoment s_nineToday = new(TestOffice.NineOClock, true);

    [Fact]
    public async Task Inventory_FollowsOwnership_AndReturnsOnLogout()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        await portal.LogInAsync("2019", at: "3001");

        var ofHotDesk = service.Inventory(TestPortal.Admin, "main", portal.Main["3001"]).Value;
        var ofUser = service.Inventory(TestPortal.Admin, "main", portal.Main["2019"]).Value;

        ofHotDesk.Phones.ShouldBeEmpty();
        ofHotDesk.Missing.ShouldBe(new OwnerHasThePhone(ExtensionNumber.Parse("2019"), s_nineToday));
        ofUser.Phones.ShouldHaveSingleItem().FromHotDesk!.Value.Digits.ShouldBe("3001");
        var row = (await service.ListAsync(TestPortal.Admin, "main", new() { Text = "3001" })).Value.Items.ShouldHaveSingleItem();
        (row.AssignedTo!.Value.Digits, row.InventoryOf!.Value.Digits, row.InventoryName).ShouldBe(("3001", "2019", "Dana Whitfield"));
        (await service.GetAsync(TestPortal.Admin, "main", row.Id)).Value.Story.ShouldBe(new PhoneIsWithOwner(ExtensionNumber.Parse("2019"), "Dana Whitfield", s_nineToday, ExtensionNumber.Parse("3001")));
        await portal.LogOutAsync("3001", TestOffice.PinOf("2019"));
        service.Inventory(TestPortal.Admin, "main", portal.Main["3001"]).Value.Phones.ShouldHaveSingleItem();
        service.Inventory(TestPortal.Admin, "main", portal.Main["2019"]).Value.Phones.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_OfAKnownAddress_TellsWhereItIs()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        PhoneForm Form(string mac, int? at = null) => new() { Mac = mac, Model = "yealink t54w", ExtensionId = at };

        (await service.CreateAsync(TestPortal.Admin, "main", Form("80-5e-c0-11-22-01"), Here)).Error
            .ShouldBe(new MacTaken(MacAddress.Parse("805ec0112201"), ExtensionNumber.Parse("3001")));
        (await service.CreateAsync(TestPortal.Admin, "main", Form("64167f112201"), Here)).Error.ShouldBeOfType<MacTaken>().IsElsewhere.ShouldBeTrue();
        (await service.CreateAsync(TestPortal.Admin, "main", Form("805ec0990001", portal.Main["3001"]), Here)).Error.ShouldBeOfType<HotDeskHasPhone>();
        (await service.CreateAsync(TestPortal.Admin, "main", Form("805ec0990001", portal.Main["7000"]), Here)).Error.ShouldBeOfType<NoPlaceForPhone>();
        (await service.CreateAsync(TestPortal.Admin, "main", new() { Mac = "805ec0990001", Model = "Nokia 3310" }, Here)).Error.ShouldBeOfType<InvalidInput>();
        (await service.CreateAsync(TestPortal.Admin, "main", Form("805ec0990001", portal.Main["3009"]), Here)).IsSuccess.ShouldBeTrue();
        portal.Board.Directory.HotDesk(portal.Main["3009"])!.Phone!.Model.ShouldBe("Yealink T54W");
    }

    [Fact]
    public async Task Assign_AwayFromAnOwnedHotDesk_SaysSoBeforeAndEndsTheSession()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        await portal.LogInAsync("2019", at: "3001");
        var phone = portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Id;
        var target = portal.Main["3009"];

        (await service.AssignPreviewAsync(TestPortal.Admin, "main", phone, target)).Value.Consequences
            .ShouldBe([new WillBeLoggedOut("Dana Whitfield", ExtensionNumber.Parse("3001"))]);
        (await service.AssignAsync(TestPortal.Admin, "main", phone, portal.Main["3002"], Here)).Error.ShouldBeOfType<HotDeskHasPhone>();
        (await service.AssignAsync(TestPortal.Admin, "main", phone, target, Here)).Value.LoggedOut.ShouldHaveSingleItem();

        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.PhoneUnassigned);
        portal.Board.Directory.HotDesk(target)!.Phone!.Id.ShouldBe(phone);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Assign_ToAUserWhoOwnsAHotDesk_KeepsTheSessionAndRefusesTheNextLogin()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        await portal.LogInAsync("2019", at: "3001");
        var phone = portal.Board.Directory.HotDesk(portal.Main["3002"])!.Phone!.Id;

        (await service.AssignPreviewAsync(TestPortal.Admin, "main", phone, portal.Main["2019"])).Value.Consequences
            .ShouldBe([new CannotLogInAnyMore("Dana Whitfield")]);
        (await service.AssignAsync(TestPortal.Admin, "main", phone, portal.Main["2019"], Here)).Value.LoggedOut.ShouldBeEmpty();

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.LogInAsync("2019", at: "3003")).Error.ShouldBeOfType<HasOwnPhone>();
    }

    [Fact]
    public async Task UnassignAndDelete_OfASelection_LeaveNothingBehind()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        await portal.LogInAsync("2019", at: "3001");
        int[] phones = [.. portal.Board.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Phone!.Id)];

        (await service.UnassignAsync(TestPortal.Admin, "main", phones[..2], Here)).Value.LoggedOut.ShouldHaveSingleItem();
        (await service.ListAsync(TestPortal.Admin, "main", new() { Place = PhonePlaceKind.InStock })).Value.Total.ShouldBe(2);
        (await service.DeleteAsync(TestPortal.Admin, "main", phones, Here)).Value.Count.ShouldBe(4);

        (await portal.ReadAsync(db => db.Phones.CountAsync(p => p.OfficeId == portal.Main.Id))).ShouldBe(1);
        portal.Board.Directory.HotDesks.ShouldAllBe(h => h.Phone == null);
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Update_OfAnOlderRevision_IsTold_AndANewAddressKeepsTheSession()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        await portal.LogInAsync("2019", at: "3001");
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Board.Directory.HotDesk(portal.Main["3001"])!.Phone!.Id)).Value;
        var form = read.ToForm();
        form.Mac = "805ec0990099";

        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, form, Here)).IsSuccess.ShouldBeTrue();
        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, read.ToForm(), Here)).Error.ShouldBeOfType<ChangedMeanwhile>()
            .Differences.ShouldBe([new FieldDifference("Mac", MacAddress.Parse("805ec0990099"), MacAddress.Parse("805ec0112201"))]);
        portal.OwnerOf("3001").ShouldBe("2019");
    }

    [Fact]
    public async Task List_InEveryOrder_ShowsAll()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        foreach (var sort in Enum.GetValues<PhoneSort>())
            foreach (var descending in new[] { false, true })
                (await service.ListAsync(TestPortal.Admin, "main", new() { Sort = sort, Descending = descending })).Value.Items.Count.ShouldBe(5, $"{sort}");
        (await service.ListAsync(TestPortal.Admin, "main", new() { Text = "11:22:5" })).Value.Items.ShouldHaveSingleItem().InventoryName.ShouldBe("Priya Raman");
        (await service.ListAsync(TestPortal.Admin, "main", new() { Sort = PhoneSort.AssignedTo })).Value.Items.Select(r => r.AssignedTo!.Value.Digits)
            .ShouldBe(["2050", "3001", "3002", "3003", "3004"]);
    }

    [Fact]
    public async Task BulkEdit_OfASelection_ChangesAll()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<PhoneService>();
        int[] phones = [.. portal.Board.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Phone!.Id)];

        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, EmergencyLocation = "12 Harbour St", EmergencyCallback = "12" }, Here))
            .Error.ShouldBeOfType<InvalidInput>();
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, EmergencyLocation = "12 Harbour St" }, Here)).Value.Count.ShouldBe(4);

        portal.Board.Directory.HotDesks.Where(h => h.Phone is not null).ShouldAllBe(h => h.Phone!.EmergencyLocation == "12 Harbour St");
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, EmergencyLocation = "Here", ClearEmergencyLocation = true }, Here))
            .Error.ShouldBeOfType<InvalidInput>().Result.Errors.Single().PropertyName.ShouldBe("EmergencyLocation");
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, EmergencyCallback = "+12025550100" }, Here)).Value.Count.ShouldBe(4);
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, ClearEmergencyLocation = true }, Here)).Value.Count.ShouldBe(4);
        portal.Board.Directory.HotDesks.Where(h => h.Phone is not null).ShouldAllBe(h => h.Phone!.EmergencyLocation == null && h.Phone.EmergencyCallback == "+12025550100");
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = phones, ClearEmergencyCallback = true }, Here)).Value.Count.ShouldBe(4);
        portal.Board.Directory.HotDesks.Where(h => h.Phone is not null).ShouldAllBe(h => h.Phone!.EmergencyCallback == null);
    }
}
