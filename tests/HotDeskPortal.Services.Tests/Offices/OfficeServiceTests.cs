using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Offices;

public sealed class OfficeServiceTests
{
    private static OfficeForm Harbour => new()
    {
        Key = "harbour-street", Name = "Harbour Street", TimeZone = "Europe/Berlin", RangeFirst = "3001", RangeLast = "3099",
    };

    [Fact]
    public async Task Create_ReachesTheFeedOfEveryInstance_AndCanBeFilledAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();

        var key = (await portal.Get<OfficeService>().CreateAsync(TestPortal.Admin, Harbour)).Value;

        key.ShouldBe("harbour-street");
        portal.Feed.Board(key)!.Office.ShouldSatisfyAllConditions(o => o.TimeZone.ShouldBe("Europe/Berlin"), o => o.EmergencyNumbers.ShouldBe(["112", "911"]));
        (await portal.Get<HotDeskExtensionService>().CreateAsync(TestPortal.Admin, key, new() { Number = "3001" }, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
        portal.Feed.Board(key)!.Version.ShouldBe(1);
        await second.Feed.CatchUpAsync(portal.Feed.Board(key)!.Office.Id, 1, TestContext.Current.CancellationToken);
        second.Feed.Board(key)!.Directory.Find("3001").ShouldNotBeNull();
    }

    [Fact]
    public async Task Create_ByAnybodyButAnAdministrator_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var role in Enum.GetValues<PortalRole>().Where(r => r != PortalRole.Administrator))
            (await portal.Get<OfficeService>().CreateAsync(Actor.Account($"{role}@example.com", role, [portal.Main.Id]), Harbour)).Error.ShouldBeOfType<AdministratorsOnly>();
        (await portal.Get<OfficeService>().CreateAsync(Actor.Key("key", ApiKeyRights.Write, [portal.Main.Id]), Harbour)).Error.ShouldBeOfType<AdministratorsOnly>();
        (await portal.ReadAsync(db => db.Offices.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Create_OfATakenKey_IsToldSo()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = Harbour;
        form.Key = "main";
        (await portal.Get<OfficeService>().CreateAsync(TestPortal.Admin, form)).Error.ShouldBeOfType<OfficeKeyTaken>();
    }

    [Theory]
    [InlineData(nameof(OfficeForm.Key), "Harbour")]
    [InlineData(nameof(OfficeForm.Key), "harbour--street")]
    [InlineData(nameof(OfficeForm.Key), "../main")]
    [InlineData(nameof(OfficeForm.Name), "")]
    [InlineData(nameof(OfficeForm.Name), "Two\nlines")]
    [InlineData(nameof(OfficeForm.TimeZone), "Mars/Olympus")]
    [InlineData(nameof(OfficeForm.Language), "fr")]
    [InlineData(nameof(OfficeForm.RangeFirst), "3")]
    [InlineData(nameof(OfficeForm.RangeLast), "2999")]
    [InlineData(nameof(OfficeForm.RangeLast), "30990")]
    [InlineData(nameof(OfficeForm.UserRangeFirst), "x")]
    [InlineData(nameof(OfficeForm.EmergencyNumbers), "")]
    [InlineData(nameof(OfficeForm.EmergencyNumbers), "911, nine")]
    [InlineData(nameof(OfficeForm.SipServer), "sip:server.example.com")]
    [InlineData(nameof(OfficeForm.SipServer), "two words")]
    [InlineData(nameof(OfficeForm.SipServer), "a\nb")]
    public void Form_WithABadValue_NamesTheField(string field, string value)
    {
        var form = Harbour;
        typeof(OfficeForm).GetProperty(field)!.SetValue(form, value);
        new OfficeFormValidator().Validate(form).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
    }

    [Fact]
    public void Form_WithNumbersBeyondTheirBounds_NamesEach()
    {
        var form = Harbour;
        (form.SipPort, form.MaximumSessionHours, form.UserLockout.Tries, form.PhoneLockout.DurationMinutes) = (0, 169, 0, 1441);
        new OfficeFormValidator().Validate(form).Errors.Select(e => e.PropertyName)
            .ShouldBe(["SipPort", "UserLockout.Tries", "PhoneLockout.DurationMinutes", "MaximumSessionHours"]);
    }

    [Fact]
    public async Task Update_HoldsAtOnce_EndsNoSession_AndTellsAnOlderRevisionWhatChanged()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<OfficeService>();
        (await portal.LogInAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        var mine = (await service.GetAsync(TestPortal.Admin, "main")).Value;
        var theirs = (await service.GetAsync(TestPortal.Admin, "main")).Value;
        (theirs.Form.UserElsewhere, theirs.Form.Name) = (UserElsewherePolicy.Refuse, "Head office");

        (await service.UpdateAsync(TestPortal.Admin, "main", theirs.Revision, theirs.Form, OwnershipChannel.Portal)).Value.ShouldBe(theirs.Revision + 1);

        portal.Board.Office.Name.ShouldBe("Head office");
        portal.Board.OwnerOf(portal.Main["3001"])!.Number.Digits.ShouldBe("2019");
        (await portal.LogInAsync("2019", "3002")).IsSuccess.ShouldBeFalse("the policy refuses a second phone now");

        mine.Form.SipServer = "sip.example.com";
        var late = (await service.UpdateAsync(TestPortal.Admin, "main", mine.Revision, mine.Form, OwnershipChannel.Portal)).Error.ShouldBeOfType<ChangedMeanwhile>();
        late.Differences.Select(d => d.Field).ShouldBe(["Name", "SipServer", "UserElsewhere"]);
        portal.Board.Office.Name.ShouldBe("Head office");
    }

    [Fact]
    public async Task Update_OfTheTrainingMark_IsForAdministrators()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<OfficeService>();
        var manager = Actor.Account("manager@example.com", PortalRole.OfficeManager, [portal.Main.Id]);
        var settings = (await service.GetAsync(manager, "main")).Value;
        settings.Form.IsTraining = true;

        (await service.UpdateAsync(manager, "main", settings.Revision, settings.Form, OwnershipChannel.Portal)).Error.ShouldBeOfType<AdministratorsOnly>();
        portal.Board.Office.IsTraining.ShouldBeFalse();
        (await service.UpdateAsync(TestPortal.Admin, "main", settings.Revision, settings.Form, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
        portal.Board.Office.IsTraining.ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_OfAForeignOffice_OrForSupport_AreNotShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<OfficeService>();
        (await service.GetAsync(Actor.Account("m@example.com", PortalRole.OfficeManager, [portal.Training.Id]), "main")).Error.ShouldBeOfType<UnknownOffice>();
        (await service.GetAsync(Actor.Account("s@example.com", PortalRole.Support, []), "main")).Error.ShouldBeOfType<NotAllowed>();
    }

    [Fact]
    public async Task NightlyLogout_ChosenAnew_CountsFromNow_AndKeptCountsOn()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<OfficeService>();
        await SaveAsync(f => f.NightlyLogout = new TimeOnly(2, 0));
        var chosen = portal.Board.Office.Policies.NightlyLogoutSince.ShouldNotBeNull();
        portal.Clock.Advance(TimeSpan.FromHours(5));
        await SaveAsync(f => f.Name = "Head office");
        portal.Board.Office.Policies.NightlyLogoutSince.ShouldBe(chosen);
        await SaveAsync(f => f.NightlyLogout = new TimeOnly(3, 0));
        portal.Board.Office.Policies.NightlyLogoutSince.ShouldBe(chosen.AddHours(5));

        async Task SaveAsync(Action<OfficeForm> change)
        {
            var settings = (await service.GetAsync(TestPortal.Admin, "main")).Value;
            change(settings.Form);
            (await service.UpdateAsync(TestPortal.Admin, "main", settings.Revision, settings.Form, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Progress_CountsWhatIsThere()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<OfficeService>().CreateAsync(TestPortal.Admin, Harbour);
        await portal.Get<Services.Templates.BuiltInTemplates>().SeedAsync(TestContext.Current.CancellationToken);
        var range = new HotDeskRangeForm { First = "3001", Last = "3003", Macs = "805EC0AA0001\n805EC0AA0002", Model = "Yealink T54W" };
        (await portal.Get<HotDeskExtensionService>().CreateRangeAsync(TestPortal.Admin, "harbour-street", range, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();
        await portal.Get<ProvisioningKeys>().CreateAsync(TestPortal.Admin, "harbour-street");

        (await portal.Get<OfficeService>().ProgressAsync(TestPortal.Admin, "harbour-street")).Value.ShouldBe(new OfficeProgress(3, 2, 0, 0, 0, false, true, 0, 0));
        (await portal.Get<HotDeskExtensionService>().GiveTemplatesAsync(TestPortal.Admin, "harbour-street", OwnershipChannel.Portal)).Value.Count.ShouldBe(2);
        (await portal.Get<OfficeService>().ProgressAsync(TestPortal.Admin, "harbour-street")).Value.WithTemplate.ShouldBe(2);
    }
}
