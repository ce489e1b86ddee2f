using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Routing;

namespace HotDeskPortal.Services.Tests.Routing;

public sealed class DestinationServiceTests
{
    private static DestinationService Service(TestPortal portal) => portal.Get<DestinationService>();

    private static DestinationForm Form(string number = "7100", params string[] members) =>
        new() { Number = number, Name = " Sales ", Kind = DestinationKind.Did, Members = members };

    private static async Task<int> CreateAsync(TestPortal portal, DestinationForm form) =>
        (await Service(portal).CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Portal)).Value;

    private static async Task<DestinationDetail> GetAsync(TestPortal portal, int id) => (await Service(portal).GetAsync(TestPortal.Admin, "main", id)).Value;

    [Fact]
    public async Task Create_TakesMembersInTheirOrder_AndCallsFindThemAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2021", at: "3002");
        var id = await CreateAsync(portal, Form("7100", "2021", " 2019", "7000"));
        var detail = await GetAsync(portal, id);
        (detail.Entry.Name, detail.Entry.Kind, detail.Revision, detail.ChangedBy).ShouldBe(("Sales", DestinationKind.Did, 1, "admin@example.com"));
        detail.Members.Select(m => (m.Entry.Number.Digits, m.Route.Reachable)).ShouldBe([("2021", true), ("2019", false), ("7000", false)]);
        portal.Get<RouteService>().Resolve(TestPortal.Admin, "main", "7100").Value.Rings.Select(r => r.Extension.Digits).ShouldBe(["3002"]);
        (await Service(portal).ListAsync(TestPortal.Admin, "main")).Value.Select(d => d.Entry.Number.Digits).ShouldBe(["7000", "7100"]);
    }

    [Theory]
    [InlineData("3001", true)]
    [InlineData("2999", false)]
    [InlineData("7100", false)]
    public async Task Create_WithAMemberThatIsNone_IsRefusedWithTheReason(string member, bool isHotDesk)
    {
        await using var portal = await TestPortal.StartAsync();
        var error = (await Service(portal).CreateAsync(TestPortal.Admin, "main", Form("7100", "2019", member), OwnershipChannel.Portal)).Error!;
        error.ShouldBe(isHotDesk ? new HotDeskAsMember(ExtensionNumber.Parse(member)) : new UnknownMember(member));
        portal.Board.Directory.Destinations.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("3001")]
    [InlineData("2019")]
    [InlineData("7000")]
    public async Task Create_WithATakenNumber_SaysWhoHasIt(string number)
    {
        await using var portal = await TestPortal.StartAsync();
        (await Service(portal).CreateAsync(TestPortal.Admin, "main", Form(number), OwnershipChannel.Portal)).Error.ShouldBeOfType<NumberTaken>();
    }

    [Theory]
    [InlineData("7", "Sales", "", "Number")]
    [InlineData("7100", " ", "", "Name")]
    [InlineData("7100", "Sales", "2019,2019", "Members")]
    [InlineData("7100", "Sales", "Dana", "Members")]
    public async Task Create_Invalid_NamesTheField(string number, string name, string members, string field)
    {
        await using var portal = await TestPortal.StartAsync();
        var form = new DestinationForm { Number = number, Name = name, Members = members.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        (await Service(portal).CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Portal)).Error.ShouldBeOfType<InvalidInput>()
            .Result.Errors.Select(e => e.PropertyName).ShouldBe([field]);
    }

    [Fact]
    public async Task Update_ReordersAddsAndRemoves_AndCountsRevisions()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await CreateAsync(portal, Form("7100", "2019", "2020", "2021"));
        var form = (await GetAsync(portal, id)).ToForm();
        (form.Number, form.Members) = ("7101", ["2021", "2022", "2019"]);
        (await Service(portal).UpdateAsync(TestPortal.Admin, "main", id, 1, form, OwnershipChannel.Portal)).Value.ShouldBe(2);
        var detail = await GetAsync(portal, id);
        detail.Entry.Number.Digits.ShouldBe("7101");
        detail.Members.Select(m => m.Entry.Number.Digits).ShouldBe(["2021", "2022", "2019"]);
    }

    [Fact]
    public async Task Update_OfAnOlderRevision_SavesNothingAndTellsTheDifference()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await CreateAsync(portal, Form("7100", "2019"));
        await Service(portal).UpdateAsync(TestPortal.Admin, "main", id, 1, Form("7100", "2019", "2020"), OwnershipChannel.Portal);
        var conflict = (await Service(portal).UpdateAsync(TestPortal.Admin, "main", id, 1, Form("7100", "2021"), OwnershipChannel.Portal)).Error.ShouldBeOfType<ChangedMeanwhile>();
        conflict.Differences.ShouldHaveSingleItem().ShouldBe(new FieldDifference("Members", "2019, 2020", "2021"));
        (await GetAsync(portal, id)).Members.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Update_WithAHotDeskOrItself_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await CreateAsync(portal, Form("7100", "2019"));
        (await Service(portal).UpdateAsync(TestPortal.Admin, "main", id, 1, Form("7100", "3001"), OwnershipChannel.Portal)).Error.ShouldBe(new HotDeskAsMember(ExtensionNumber.Parse("3001")));
        (await Service(portal).UpdateAsync(TestPortal.Admin, "main", id, 1, Form("7100", "7100"), OwnershipChannel.Portal)).Error.ShouldBeOfType<MemberOfItself>();
        (await Service(portal).UpdateAsync(TestPortal.Admin, "main", portal.Main["2019"], 1, Form("7109"), OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownDestination>();
    }

    [Fact]
    public async Task Delete_TellsBefore_TakesItOutOfOthers_AndFreesItsNumber()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await CreateAsync(portal, Form("7100", "2019"));
        var other = await CreateAsync(portal, Form("7200", "7100", "2020"));
        Service(portal).DeletePreview(TestPortal.Admin, "main", id).Value.Consequences.ShouldBe(
            [new CallsReachNobody(ExtensionNumber.Parse("7100")), new DestinationLosesMember(DestinationKind.Did, "Sales", ExtensionNumber.Parse("7200"))]);
        (await Service(portal).DeleteAsync(TestPortal.Admin, "main", id, OwnershipChannel.Portal)).Value.Count.ShouldBe(1);
        (await GetAsync(portal, other)).Members.Select(m => m.Entry.Number.Digits).ShouldBe(["2020"]);
        await CreateAsync(portal, Form("7100"));
        (await Service(portal).DeleteAsync(TestPortal.Admin, "main", id, OwnershipChannel.Portal)).Error.ShouldBeOfType<UnknownDestination>();
    }

    [Fact]
    public async Task Rights_AreThoseOfTheTable()
    {
        await using var portal = await TestPortal.StartAsync();
        var support = Actor.Account("support@example.com", PortalRole.Support, []);
        var elsewhere = Actor.Account("manager@example.com", PortalRole.OfficeManager, [portal.Training.Id]);
        var queue = portal.Main["7000"];
        (await Service(portal).ListAsync(support, "main")).IsSuccess.ShouldBeTrue();
        (await Service(portal).ListAsync(elsewhere, "main")).Error.ShouldBeOfType<UnknownOffice>();
        (await Service(portal).CreateAsync(support, "main", Form(), OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await Service(portal).UpdateAsync(support, "main", queue, 0, Form("7000"), OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await Service(portal).DeleteAsync(support, "main", queue, OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        portal.Get<RouteService>().Trace(support, "main", null, "2019").IsSuccess.ShouldBeTrue();
        portal.Get<RouteService>().Trace(elsewhere, "main", null, "2019").Error.ShouldBeOfType<UnknownOffice>();
    }
}
