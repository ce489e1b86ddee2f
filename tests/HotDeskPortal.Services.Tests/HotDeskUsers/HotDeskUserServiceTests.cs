using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.HotDeskUsers;

public sealed class HotDeskUserServiceTests
{
    private const OwnershipChannel Here = OwnershipChannel.Portal;

    [Fact]
    public async Task Create_WithPin_CanLogInAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();

        var id = (await service.CreateAsync(
            TestPortal.Admin, "main", new() { Number = "2100", FirstName = "李", LastName = "娜", NewPin = "46139" }, Here)).Value;

        (await portal.CheckAsync("2100", "3001", pin: "46139")).Value.User.UserId.ShouldBe(id);
        (await service.GetAsync(TestPortal.Admin, "main", id)).Value.Row.HasPin.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Theory]
    [InlineData("2100", "1234", "NewPin")]
    [InlineData("2100", "2100", "NewPin")]
    [InlineData("2100", "0000", "NewPin")]
    [InlineData("21a0", "", "Number")]
    [InlineData("2", "", "Number")]
    public async Task Create_OfInvalidInput_NamesTheField(string number, string pin, string field)
    {
        await using var portal = await TestPortal.StartAsync();

        var refused = await portal.Get<HotDeskUserService>().CreateAsync(
            TestPortal.Admin, "main", new() { Number = number, FirstName = "A", LastName = "B", NewPin = pin }, Here);

        refused.Error.ShouldBeOfType<InvalidInput>().Result.Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
        (await portal.JournalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_RenamingAndRenumbering_KeepsTheSession()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        await portal.LogInAsync("2019", at: "3001");
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Main["2019"])).Value;
        var form = read.ToForm();
        (form.Number, form.LastName) = ("2119", "Whitfield-Jones");

        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, form, Here)).IsSuccess.ShouldBeTrue();

        portal.OwnerOf("3001").ShouldBe("2119");
        var after = (await service.GetAsync(TestPortal.Admin, "main", read.Row.Id)).Value;
        after.Row.LoggedInAt.Single().Digits.ShouldBe("3001");
        after.History.ShouldHaveSingleItem().UserName.ShouldBe("Dana Whitfield-Jones");
        after.Phones.ShouldHaveSingleItem().FromHotDesk!.Value.Digits.ShouldBe("3001");
        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).IsSuccess.ShouldBeTrue("the PIN is bound to the record, not the number");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Update_OfAnOlderRevision_IsTold()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Main["2019"])).Value;
        var form = read.ToForm();
        form.Email = "dana@example.com";
        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, form, Here)).IsSuccess.ShouldBeTrue();

        var refused = await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, read.ToForm(), Here);

        refused.Error.ShouldBeOfType<ChangedMeanwhile>().Differences.ShouldBe([new FieldDifference("Email", "dana@example.com", null)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disable_DuringASession_SaysSoBeforeAndEndsIt(bool byForm)
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        await portal.LogInAsync("2019", at: "3001");
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Main["2019"])).Value;

        (await service.DisablePreviewAsync(TestPortal.Admin, "main", [read.Row.Id])).Value.Consequences
            .ShouldBe([new WillBeLoggedOut("Dana Whitfield", ExtensionNumber.Parse("3001"))]);
        var form = read.ToForm();
        form.IsActive = false;
        if (byForm)
            (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, form, Here)).IsSuccess.ShouldBeTrue();
        else
            (await service.SetActiveAsync(TestPortal.Admin, "main", [read.Row.Id], false, Here)).Value.LoggedOut.ShouldHaveSingleItem();

        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.UserDisabled);
        (await portal.LogInAsync("2019", at: "3001")).Error.ShouldBeOfType<NotRight>();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Delete_DuringASession_EndsItAndReturnsTheOwnPhone()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        await portal.LogInAsync("2019", at: "3001");
        int[] ids = [portal.Main["2019"], portal.Main["2050"]];

        (await service.DeletePreviewAsync(TestPortal.Admin, "main", ids)).Value.Consequences
            .ShouldBe([new WillBeLoggedOut("Dana Whitfield", ExtensionNumber.Parse("3001")), new PhoneGoesToStock(MacAddress.Parse("80:5E:C0:11:22:50"))]);
        (await service.DeleteAsync(TestPortal.Admin, "main", ids, Here)).Value.Count.ShouldBe(2);

        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.UserDeleted);
        portal.Board.Directory.Find("2019").ShouldBeNull();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task SetPin_DuringASession_KeepsItAndIsTakenAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        await portal.LogInAsync("2019", at: "3001");

        (await service.SetPinAsync(TestPortal.Admin, "main", portal.Main["2019"], Pin.Entered("4321"), Here)).Error.ShouldBeOfType<PinRefused>();
        (await service.SetPinAsync(TestPortal.Admin, "main", portal.Main["2019"], Pin.Entered("58241"), Here)).IsSuccess.ShouldBeTrue();

        portal.OwnerOf("3001").ShouldBe("2019");
        (await portal.LogOutAsync("3001", TestOffice.PinOf("2019"))).Error.ShouldBeOfType<NotRight>();
        (await portal.LogOutAsync("3001", "58241")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task GeneratePin_BySupport_WorksAndDoesNotPrintItself()
    {
        await using var portal = await TestPortal.StartAsync();
        var support = Actor.Account("support", PortalRole.Support, []);

        var generated = (await portal.Get<HotDeskUserService>().GeneratePinAsync(support, "main", portal.Main["2080"], Here)).Value;

        generated.ToString().ShouldNotContain(generated.Pin.Reveal());
        (await portal.CheckAsync("2080", "3001", pin: generated.Pin.Reveal())).IsSuccess.ShouldBeTrue();
        (await portal.Get<HotDeskUserService>().SetPinAsync(
            Actor.Account("trainer", PortalRole.Trainer, []), "training", portal.Training["2019"], Pin.Entered("58241"), Here)).Error.ShouldBeOfType<NotAllowed>();
    }

    [Theory]
    [InlineData("", HotDeskUserFilter.LoggedIn, "2019")]
    [InlineData("", HotDeskUserFilter.OwnPhone, "2050")]
    [InlineData("", HotDeskUserFilter.Disabled, "2070")]
    [InlineData("NOVÁK", HotDeskUserFilter.All, "2020")]
    [InlineData("dana@", HotDeskUserFilter.All, "2019")]
    [InlineData("100%", HotDeskUserFilter.All, "")]
    public async Task List_ByTextAndView_FindsThose(string text, HotDeskUserFilter filter, string numbers)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.UserAsync("2019", u => u.Email = "Dana@example.com");
        await portal.LogInAsync("2019", at: "3001");

        var page = (await portal.Get<HotDeskUserService>().ListAsync(TestPortal.Admin, "main", new() { Text = text, Filter = filter })).Value;

        string.Join(' ', page.Items.Select(r => r.Number)).ShouldBe(numbers);
    }

    [Fact]
    public async Task BulkEdit_OfASelection_ChangesAllOrNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();

        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = [portal.Main["2019"], 9999], IsHotDeskingEnabled = false }, Here))
            .Error.ShouldBeOfType<UnknownUser>();
        portal.Board.Directory.User(portal.Main["2019"])!.IsHotDeskingEnabled.ShouldBeTrue();
        (await service.BulkEditAsync(
            TestPortal.Admin, "main", new() { Ids = [portal.Main["2019"], portal.Main["2020"]], IsHotDeskingEnabled = false }, Here)).Value.Count.ShouldBe(2);
        portal.Board.Directory.User(portal.Main["2019"])!.IsHotDeskingEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task BulkEdit_ThatClears_TakesTheCallerIdAway_AndLeavesTheRest()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();
        int[] ids = [portal.Main["2019"], portal.Main["2020"]];
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = ids, CallerIdNumber = "+12025550100" }, Here)).Error.ShouldBeNull();

        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = ids, CallerIdNumber = "+12025550101", ClearCallerIdNumber = true }, Here))
            .Error.ShouldBeOfType<InvalidInput>().Result.Errors.Single().PropertyName.ShouldBe("CallerIdNumber");
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = [ids[0]], ClearCallerIdNumber = true }, Here)).Value.Count.ShouldBe(1);

        var users = await portal.ReadAsync(db => db.HotDeskUsers.Where(u => ids.Contains(u.Id)).ToListAsync());
        users.Select(u => (u.Number.Digits, u.CallerIdNumber, u.IsHotDeskingEnabled)).ShouldBe(
            [("2019", null, true), ("2020", "+12025550100", true)], ignoreOrder: true);
    }
}
