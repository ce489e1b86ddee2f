using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.HotDeskExtensions;

public sealed class HotDeskExtensionServiceTests
{
    private const OwnershipChannel Here = OwnershipChannel.Portal;

    [Fact]
    public async Task Create_OfAFreeNumber_StartsWithTheRightSettingsAndReachesTheBoard()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();

        var id = (await service.CreateAsync(TestPortal.Admin, "main", new() { Number = " 3100 ", Description = "Window", Floor = "2" }, Here)).Value;

        var detail = (await service.GetAsync(TestPortal.Admin, "main", id)).Value;
        (detail.Scope, detail.HasVoicemail, detail.RingsAllPhones, detail.AssignedPerson).ShouldBe((PortalScope.NoPortal, false, true, null));
        (detail.ChangedBy, detail.Row.Revision).ShouldBe(("admin@example.com", 1));
        portal.Board.Directory.Find("3100")!.Id.ShouldBe(id);
        (await portal.JournalAsync()).ShouldHaveSingleItem().Kind.ShouldBe(JournalKind.DirectoryChanged);
        await Consistency.VerifyAsync(portal);
    }

    [Theory]
    [InlineData("2019", NumberHolder.User, "Dana Whitfield")]
    [InlineData("3001", NumberHolder.HotDesk, "")]
    [InlineData("7000", NumberHolder.Queue, "Service")]
    public async Task Create_OfATakenNumber_TellsByWhat(string number, NumberHolder holder, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var refused = await portal.Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, "main", new() { Number = number }, Here);

        refused.Error.ShouldBe(new NumberTaken(ExtensionNumber.Parse(number), holder, name));
        (await portal.JournalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_OfOneNumberByTwoInstancesAtOnce_HasOneWinnerAndTellsTheOther()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? portal : second)
            .Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, "main", new() { Number = "3100" }, Here))));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        results.Where(r => !r.IsSuccess).ShouldAllBe(r => r.Error is NumberTaken);
    }

    [Fact]
    public async Task Update_OfAnOlderRevision_TellsByWhomWhenAndWhatAndOverwritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var other = Actor.Account("manager@example.com", PortalRole.OfficeManager, [portal.Main.Id]);
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Main["3001"])).Value;
        var theirs = read.ToForm();
        theirs.Description = "Door";
        (await service.UpdateAsync(other, "main", read.Row.Id, read.Row.Revision, theirs, Here)).IsSuccess.ShouldBeTrue();

        var mine = read.ToForm();
        mine.Description = "Window";
        var refused = (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, mine, Here)).Error.ShouldBeOfType<ChangedMeanwhile>();

        (refused.By, refused.At).ShouldBe(("manager@example.com", portal.Clock.GetUtcNow()));
        refused.Differences.ShouldBe([new FieldDifference("Description", "Door", "Window")]);
        (await service.GetAsync(TestPortal.Admin, "main", read.Row.Id)).Value.Row.Description.ShouldBe("Door");
        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, refused.Revision, mine, Here)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Renumber_DuringASession_KeepsItAndTheHistoryFollows()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        await portal.LogInAsync("2019", at: "3001");
        var read = (await service.GetAsync(TestPortal.Admin, "main", portal.Main["3001"])).Value;
        var form = read.ToForm();
        form.Number = "3101";

        (await service.UpdateAsync(TestPortal.Admin, "main", read.Row.Id, read.Row.Revision, form, Here)).IsSuccess.ShouldBeTrue();

        portal.OwnerOf("3001").ShouldBe("2019");
        var after = (await service.GetAsync(TestPortal.Admin, "main", read.Row.Id)).Value;
        (after.Row.Number.Digits, after.Row.Owner, after.MissingPhone).ShouldBe(("3101", "Dana Whitfield", new OwnerHasThePhone(ExtensionNumber.Parse("2019"), new OfficeMoment(TestOffice.NineOClock, true))));
        after.History.ShouldHaveSingleItem().HotDesk.ShouldBe("3101");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Delete_WithAnOwner_SaysSoBeforeAndEndsTheSession()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        await portal.LogInAsync("2019", at: "3001");
        int[] ids = [portal.Main["3001"], portal.Main["3009"]];

        var preview = (await service.DeletePreviewAsync(TestPortal.Admin, "main", ids)).Value;
        var done = (await service.DeleteAsync(TestPortal.Admin, "main", ids, Here)).Value;

        preview.Consequences.ShouldBe([new WillBeLoggedOut("Dana Whitfield", ExtensionNumber.Parse("3001")), new PhoneGoesToStock(MacAddress.Parse("80:5E:C0:11:22:01"))]);
        (done.Count, done.LoggedOut.Single().Owner.Number.Digits).ShouldBe((2, "2019"));
        (await portal.SessionsAsync()).ShouldHaveSingleItem().End.ShouldBe(SessionEnd.HotDeskDeleted);
        portal.Board.Directory.Find("3001").ShouldBeNull();
        (await portal.ReadAsync(db => db.Phones.CountAsync(p => p.HotDeskExtensionId == null && p.UserId == null))).ShouldBe(1);
        (await service.CreateAsync(TestPortal.Admin, "main", new() { Number = "3001" }, Here)).IsSuccess.ShouldBeTrue("its number is free again");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task Delete_WhereOneIsUnknown_DeletesNone()
    {
        await using var portal = await TestPortal.StartAsync();

        var refused = await portal.Get<HotDeskExtensionService>()
            .DeleteAsync(TestPortal.Admin, "main", [portal.Main["3001"], portal.Training["3002"]], Here);

        refused.Error.ShouldBeOfType<UnknownHotDesk>();
        portal.Board.Directory.Find("3001").ShouldNotBeNull();
    }

    [Fact]
    public async Task BulkEdit_OfASelection_ChangesAllAndMendsSettings()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var imported = (await service.CreateAsync(
            TestPortal.Admin, "main", new() { Number = "3100", Scope = PortalScope.BasicUser, HasVoicemail = true, RingsAllPhones = false, AssignedPerson = "Bob" }, Here)).Value;

        var done = await service.BulkEditAsync(
            TestPortal.Admin, "main", new() { Ids = [imported, portal.Main["3001"]], Floor = "9", MendSettings = true }, Here);

        done.Value.Count.ShouldBe(2);
        var detail = (await service.GetAsync(TestPortal.Admin, "main", imported)).Value;
        (detail.Row.Floor, detail.Scope, detail.HasVoicemail, detail.RingsAllPhones, detail.AssignedPerson)
            .ShouldBe(("9", PortalScope.NoPortal, false, true, null));
    }

    [Fact]
    public async Task BulkEdit_ThatClears_TakesFloorAndTemplateAway_AndLeavesTheRest()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<Services.Templates.BuiltInTemplates>().SeedAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var template = (await portal.ReadAsync(db => db.Templates.FirstAsync())).Id;
        int[] ids = [portal.Main["3001"], portal.Main["3002"]];
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = ids, Floor = "9", TemplateId = template }, Here)).Error.ShouldBeNull();

        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = ids, Floor = "8", ClearFloor = true, TemplateId = template, ClearTemplate = true }, Here))
            .Error.ShouldBeOfType<InvalidInput>().Result.Errors.Select(e => e.PropertyName).ShouldBe(["Floor", "TemplateId"]);
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = [ids[0]], ClearFloor = true }, Here)).Value.Count.ShouldBe(1);
        (await service.BulkEditAsync(TestPortal.Admin, "main", new() { Ids = [ids[1]], ClearTemplate = true }, Here)).Value.Count.ShouldBe(1);

        var stored = await portal.ReadAsync(db => db.HotDeskExtensions.Where(h => ids.Contains(h.Id)).OrderBy(h => h.Id).ToListAsync());
        stored.Select(h => (h.Floor, h.TemplateId)).ShouldBe([("", template), ("9", null)]);
    }

    [Theory]
    [InlineData("", null, "3001 3002 3003 3004 3009")]
    [InlineData("novák", null, "3002")]
    [InlineData("8:5e", null, "")]
    [InlineData("80:5e", null, "3001 3002 3003 3004")]
    [InlineData("", HotDeskStatus.NoPhone, "3009")]
    [InlineData("", HotDeskStatus.Owned, "3002")]
    public async Task List_ByTextAndState_FindsThose(string text, HotDeskStatus? status, string numbers)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2020", at: "3002");

        var page = (await portal.Get<HotDeskExtensionService>().ListAsync(TestPortal.Admin, "main", new() { Text = text, Status = status })).Value;

        string.Join(' ', page.Items.Select(r => r.Number)).ShouldBe(numbers);
    }

    [Fact]
    public async Task List_PageByPage_ShowsEachOnceInEveryOrder()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var sort in Enum.GetValues<HotDeskExtensionSort>())
            foreach (var descending in new[] { false, true })
            {
                var seen = new List<int>();
                for (var page = 0; page < 3; page++)
                {
                    var result = (await portal.Get<HotDeskExtensionService>().ListAsync(
                        TestPortal.Admin, "main", new() { Sort = sort, Descending = descending, Page = page, PageSize = 2 })).Value;
                    result.Total.ShouldBe(5);
                    seen.AddRange(result.Items.Select(r => r.Id));
                }
                seen.Distinct().Count().ShouldBe(5, $"{sort} {descending}");
            }
    }

    [Fact]
    public async Task Range_OfForty_CreatesExtensionsAndPhonesInOneChange()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var macs = string.Join("\r\n", Enumerable.Range(0, 39).Select(i => $"80:5E:C0:99:00:{i:X2}"));
        var form = new HotDeskRangeForm { First = "3101", Last = "3140", Macs = macs, Model = "Yealink T54W", Floor = "1", EmergencyLocation = "12 Harbour St" };

        (await service.PreviewRangeAsync(TestPortal.Admin, "main", form)).Value.IsGood.ShouldBeTrue();
        (await portal.JournalAsync()).ShouldBeEmpty();
        (await service.CreateRangeAsync(TestPortal.Admin, "main", form, Here)).Value.ShouldBe(new HotDeskRangeDone(40, 39));

        (await portal.JournalAsync()).ShouldHaveSingleItem();
        portal.Board.Directory.HotDesks.Length.ShouldBe(45);
        portal.Board.Directory.HotDesks.Single(h => h.Number.Digits == "3140").Phone.ShouldBeNull();
        portal.Board.Directory.HotDesks.Single(h => h.Number.Digits == "3139").Phone!.Mac.Hex.ShouldBe("805ec0990026");
        (await service.CreateRangeAsync(TestPortal.Admin, "main", form, Here)).Error.ShouldBeOfType<RangeRefused>();
    }

    [Fact]
    public async Task Range_WithBadLines_NamesEachAndCreatesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var form = new HotDeskRangeForm
        {
            First = "3001", Last = "3104", Model = "Poly VVX 450",
            Macs = "64167f990001\nnonsense\n64167f990001\n64167f112203\n805ec0112204\n",
        };
        form.First = "3100";

        var plan = (await service.PreviewRangeAsync(TestPortal.Admin, "main", form)).Value;

        plan.Rows.Select(r => r.Problem).ShouldBe(
        [
            null, new WrongMacLine(2, new MacRefused(MacRule.HexDigits)), new RepeatedMacLine(3, 1),
            new MacTaken(MacAddress.Parse("64167f112203")) { IsElsewhere = true }, new MacTaken(MacAddress.Parse("805ec0112204"), ExtensionNumber.Parse("3004")),
        ]);
        plan.Rows[4].Warning.ShouldNotBeNull();
        (await service.CreateRangeAsync(TestPortal.Admin, "main", form, Here)).Error.ShouldBeOfType<RangeRefused>();
        (await portal.JournalAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryOperation_ForWhoMayNot_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskExtensionService>();
        var support = Actor.Account("support", PortalRole.Support, []);
        var id = portal.Main["3001"];

        (await service.CreateAsync(support, "main", new() { Number = "3100" }, Here)).Error.ShouldBeOfType<NotAllowed>();
        (await service.UpdateAsync(support, "main", id, 0, new() { Number = "3100" }, Here)).Error.ShouldBeOfType<NotAllowed>();
        (await service.DeleteAsync(support, "main", [id], Here)).Error.ShouldBeOfType<NotAllowed>();
        (await service.DeletePreviewAsync(support, "main", [id])).Error.ShouldBeOfType<NotAllowed>();
        (await service.BulkEditAsync(support, "main", new() { Ids = [id] }, Here)).Error.ShouldBeOfType<NotAllowed>();
        (await service.CreateRangeAsync(support, "main", new() { First = "3100", Last = "3101" }, Here)).Error.ShouldBeOfType<NotAllowed>();
        (await service.ListAsync(support, "main", new())).IsSuccess.ShouldBeTrue();
        (await service.ListAsync(Actor.Account("trainer", PortalRole.Trainer, []), "main", new())).Error.ShouldBeOfType<UnknownOffice>();
        (await portal.JournalAsync()).ShouldBeEmpty();
    }
}
