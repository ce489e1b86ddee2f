using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Offices;

/// <summary>Feature codes are the office's: what phones dial, what templates say, what phones fetch.</summary>
public sealed class FeatureCodesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Codes_ThatChange_AreDialledAndNoLongerThoseBefore()
    {
        await using var portal = await TestPortal.StartAsync();
        await ChangeAsync(portal, f => (f.FeatureCodes.LogIn, f.FeatureCodes.LogOut, f.FeatureCodes.Toggle) = ("*11", "*12", "*77"));
        portal.Board.Office.FeatureCodes.ShouldBe(new FeatureCodes("*11", "*12", "*77"));
        portal.Keypad.Dial(TestPortal.Admin, "main", "3001", "*45", OwnershipChannel.Phone).Error.ShouldBe(new NotAFeatureCode("*45", portal.Board.Office.FeatureCodes));
        portal.Keypad.Dial(TestPortal.Admin, "training", "3001", "*45", OwnershipChannel.Phone).IsSuccess.ShouldBeTrue("another office");
        foreach (var (code, owned, prompt) in new[] { ("*11", false, Prompt.EnterExtension), ("*77", false, Prompt.EnterExtension), ("*77", true, Prompt.EnterPin), ("*12", true, Prompt.EnterPin) })
        {
            if (owned && portal.Board.OwnerOf(portal.Main["3001"]) is null)
                (await portal.Ownership.LogInAsync(TestPortal.Admin, "main", portal.Main["3001"], portal.Main["2019"], null, OwnershipChannel.Phone, Token)).IsSuccess.ShouldBeTrue();
            portal.Keypad.Dial(TestPortal.Admin, "main", "3001", code, OwnershipChannel.Phone).Value.Say.ShouldHaveSingleItem().Prompt.ShouldBe(prompt);
        }
    }

    [Fact]
    public async Task Templates_Follow_AndPhonesGetANewConfiguration()
    {
        await using var portal = await TestPortal.StartAsync();
        var templates = portal.Get<TemplateService>();
        var content = new TemplateContent { Keys = [new(TemplateKeyType.SpeedDial, "In", "*45"), new(TemplateKeyType.SpeedDial, "Out", "*46"), new(TemplateKeyType.BusyLamp, "Marek", "2020")] };
        var id = (await templates.CreateAsync(TestPortal.Admin, "main", new() { Name = "Ours", Vendor = PhoneVendor.Yealink, Content = content }, OwnershipChannel.Portal, Token)).Value;
        await portal.ReadAsync(db => db.HotDeskExtensions.Where(h => h.Id == portal.Main["3001"]).ExecuteUpdateAsync(set => set.SetProperty(h => h.TemplateId, id)));
        var face = (await portal.Get<PhonePreview>().FaceAsync(TestPortal.Admin, "main", portal.Main["3001"], Token)).Value;
        face.Keys.Select(k => k.Value).ShouldBe(["*45", "*46", "2020"]);
        var before = await portal.ReadAsync(db => db.Offices.Where(o => o.Key == "main").Select(o => o.ConfigurationChangedAt).SingleAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(portal, f => f.UserElsewhere = Domain.Offices.UserElsewherePolicy.Refuse);
        (await portal.ReadAsync(db => db.Offices.Where(o => o.Key == "main").Select(o => o.ConfigurationChangedAt).SingleAsync())).ShouldBe(before);
        await ChangeAsync(portal, f => (f.FeatureCodes.LogIn, f.FeatureCodes.LogOut) = ("*11", "*12"));

        (await portal.ReadAsync(db => db.Offices.Where(o => o.Key == "main").Select(o => o.ConfigurationChangedAt).SingleAsync())).ShouldBe(portal.Clock.GetUtcNow());
        face = (await portal.Get<PhonePreview>().FaceAsync(TestPortal.Admin, "main", portal.Main["3001"], Token)).Value;
        face.Keys.Select(k => k.Value).ShouldBe(["*11", "*12", "2020"]);
        var details = (await templates.GetAsync(TestPortal.Admin, "main", id, Token)).Value;
        details.Content.Keys.Select(k => k.Value).ShouldBe([TemplateKey.LogInCode, TemplateKey.LogOutCode, "2020"]);
        details.Versions.Select(v => v.Revision).ShouldBe([2, 1], "so it can be undone");
        (await portal.Get<PhonePreview>().FaceAsync(TestPortal.Admin, "main", portal.Main["3002"], Token)).Value.Keys.Select(k => k.Value).ShouldBe(["*11", "*12"], "the built-in one");
    }

    [Fact]
    public async Task BuiltInTemplates_OfAnOlderVersion_NameCodesByPlaceholders()
    {
        await using var portal = await TestPortal.StartAsync();
        var old = BuiltInTemplates.HotDesk with { Keys = [new(TemplateKeyType.SpeedDial, "HD In", "*45"), new(TemplateKeyType.SpeedDial, "HD Out", "*46")] };
        await portal.ReadAsync(async db =>
        {
            await foreach (var template in db.Templates.Where(t => t.OfficeId == null).AsAsyncEnumerable())
                db.Remove(template);
            db.Add(new Template { Name = BuiltInTemplates.NameOf(PhoneVendor.Yealink), Vendor = PhoneVendor.Yealink, Content = old, Revision = 1, ChangedBy = BuiltInTemplates.Author });
            return await db.SaveChangesAsync(Token);
        });
        await portal.Get<BuiltInTemplates>().SeedAsync(Token);
        foreach (var template in await portal.ReadAsync(db => db.Templates.AsNoTracking().Where(t => t.OfficeId == null).ToListAsync(Token)))
            (template.Revision, template.Content.Keys.Select(k => k.Value)).ShouldSatisfyAllConditions(
                t => t.Revision.ShouldBe(1), t => t.Item2.ShouldBe([TemplateKey.LogInCode, TemplateKey.LogOutCode]));
    }

    [Fact]
    public async Task DialSettings_ReachRoutesAtOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        await ChangeAsync(portal, f => f.Dialling = new()
        {
            OutsidePrefix = "9", CountryCode = "+1", NationalPrefix = "1", InternationalPrefix = "011", TrunkFormat = TrunkFormat.E164, Dids = "+12025550100 = 7000",
        });
        RouteResolver.Decide(portal.Board, "2050", "912025550199").Value.Outside.ShouldBe("+12025550199");
        RouteResolver.Decide(portal.Board, null, "12025550100").Value.Route.Number.ShouldBe("7000");
        portal.Board.Office.DialPlan.Settings.CountryCode.ShouldBe("1");
    }

    private static async Task ChangeAsync(TestPortal portal, Action<OfficeForm> change)
    {
        var service = portal.Get<OfficeService>();
        var settings = (await service.GetAsync(TestPortal.Admin, "main", Token)).Value;
        change(settings.Form);
        (await service.UpdateAsync(TestPortal.Admin, "main", settings.Revision, settings.Form, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
    }
}
