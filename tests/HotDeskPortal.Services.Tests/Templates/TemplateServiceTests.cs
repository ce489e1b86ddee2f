using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Templates;

public sealed class TemplateServiceTests
{
    private static readonly Actor Manager = Actor.Account("manager@example.com", PortalRole.OfficeManager, [1, 2]);

    [Fact]
    public async Task Seed_Twice_GivesOneBuiltInTemplateAVendor()
    {
        await using var portal = await StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();

        var list = (await portal.Get<TemplateService>().ListAsync(TestPortal.Admin, "main")).Value;

        list.Select(t => t.Name).ShouldBe(["Poly hot desk", "Yealink hot desk"]);
        list.ShouldAllBe(t => t.IsBuiltIn);
        TemplateRules.Check(PhoneVendor.Poly, BuiltInTemplates.HotDesk).ShouldBeEmpty();
    }

    [Fact]
    public async Task OneName_OnTwoInstancesAtOnce_IsTakenOnce_AndTheOthersAreToldSo()
    {
        await using var portal = await StartAsync();
        await using var second = await portal.SecondInstanceAsync();
        var source = await BuiltInAsync(portal);

        var copies = await Task.WhenAll(new[] { ("Ours", portal), ("OURS", second), ("ours ", portal), ("Ours", second) }
            .Select(c => Task.Run(() => c.Item2.Get<TemplateService>().CopyAsync(TestPortal.Admin, "main", source, c.Item1))));

        copies.Count(c => c.IsSuccess).ShouldBe(1);
        copies.Where(c => !c.IsSuccess).ShouldAllBe(c => c.Error is TemplateNameTaken);
    }

    [Fact]
    public async Task BuiltIn_ChangedOrDeleted_IsRefused()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var builtIn = await BuiltInAsync(portal);

        (await service.UpdateAsync(TestPortal.Admin, "main", builtIn, Form("New"), 1)).Error.ShouldBeOfType<TemplateIsBuiltIn>();
        (await service.DeleteAsync(TestPortal.Admin, "main", builtIn, 1)).Error.ShouldBeOfType<TemplateIsBuiltIn>();
    }

    [Fact]
    public async Task Copy_ThenSave_MakesRevisionsThatCanBeRestored()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var id = (await service.CopyAsync(TestPortal.Admin, "main", await BuiltInAsync(portal), "Mine")).Value;

        (await service.UpdateAsync(TestPortal.Admin, "main", id, Form("Mine too", "Desk {{ extension }}"), 1)).Value.ShouldBe(2);
        (await service.RestoreAsync(TestPortal.Admin, "main", id, 1, 2)).Value.ShouldBe(3);

        var details = (await service.GetAsync(TestPortal.Admin, "main", id)).Value;
        details.Summary.Name.ShouldBe("Mine too");
        details.Content.LineLabel.ShouldBe("{{ extension }}");
        details.Versions.Select(v => v.Revision).ShouldBe([3, 2, 1]);
        details.Versions[1].Content.LineLabel.ShouldBe("Desk {{ extension }}");
        (await service.RestoreAsync(TestPortal.Admin, "main", id, 9, 3)).Error.ShouldBeOfType<UnknownRevision>();
    }

    [Fact]
    public async Task Save_OnAnOlderRevision_IsToldWhatChangedAndByWhom()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var id = (await service.CopyAsync(TestPortal.Admin, "main", await BuiltInAsync(portal), "Mine")).Value;
        (await service.UpdateAsync(TestPortal.Admin, "main", id, Form("Mine", "Desk {{ extension }}"), 1)).IsSuccess.ShouldBeTrue();

        var error = (await service.UpdateAsync(Manager, "main", id, Form("Mine", "Other {{ extension }}"), 1)).Error.ShouldBeOfType<TemplateChanged>();

        error.By.ShouldBe(TestPortal.Admin.Name);
        error.Changes.ShouldBe([new TemplateDifference(TemplatePart.LineLabel) { Now = ["Desk {{ extension }}"] }]);
        (await service.GetAsync(TestPortal.Admin, "main", id)).Value.Content.LineLabel.ShouldBe("Desk {{ extension }}");
    }

    [Fact]
    public async Task Save_WhatTheVendorForbids_IsRefusedWithTheField()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var id = (await service.CopyAsync(TestPortal.Admin, "main", await BuiltInAsync(portal), "Mine")).Value;

        var error = (await service.UpdateAsync(TestPortal.Admin, "main", id, Form("Mine", "{{ owner }}"), 1)).Error.ShouldBeOfType<InvalidInput>();

        error.Result.Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("LineLabel");
        (await service.CopyAsync(TestPortal.Admin, "main", id, "yealink HOT desk")).Error.ShouldBeOfType<TemplateNameTaken>();
    }

    /// <summary>Nested, these 9 KB ended the process: placeholders were read by a recursive parser, before anybody looked at their length.</summary>
    [Theory]
    [InlineData("{{ a", "[a", 4_500)]
    [InlineData("", "{{ extension }}", 100_000)]
    public async Task Create_WithAnEndlessText_IsRefusedForItsLength(string begin, string repeated, int times)
    {
        await using var portal = await StartAsync();
        var text = begin + string.Concat(Enumerable.Repeat(repeated, times));
        var form = Form("Mine", text);
        form.Content = form.Content with { Keys = [new TemplateKey(TemplateKeyType.SpeedDial, text, text)], Overrides = [new TemplateOverride(text, text)] };

        var error = (await portal.Get<TemplateService>().CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Api)).Error.ShouldBeOfType<InvalidInput>();

        error.Result.Errors.Select(e => e.PropertyName).Distinct()
            .ShouldBe(["LineLabel", "Keys[0].Label", "Keys[0].Value", "Overrides[0].Name", "Overrides[0].Value", "Overrides"]);
    }

    [Fact]
    public async Task Create_WithAHundredThousandKeysAndSettings_IsRefusedWithFewFindings()
    {
        await using var portal = await StartAsync();
        var form = Form("Mine");
        form.Content = form.Content with
        {
            Keys = [.. Enumerable.Repeat(new TemplateKey(TemplateKeyType.SpeedDial, "", "{{"), 100_000)],
            Overrides = [.. Enumerable.Repeat(new TemplateOverride("", "{{"), 100_000)],
        };

        var error = (await portal.Get<TemplateService>().CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Api)).Error.ShouldBeOfType<InvalidInput>();

        error.Result.Errors.Select(e => e.PropertyName).ShouldContain("Keys");
        error.Result.Errors.Select(e => e.PropertyName).ShouldContain("Overrides");
        error.Result.Errors.Count.ShouldBeLessThan(6 * TemplateRules.MostLookedAt);
    }

    [Fact]
    public async Task Delete_WhatIsUsed_IsRefusedUntilNothingUsesIt()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var id = (await service.CopyAsync(TestPortal.Admin, "main", await BuiltInAsync(portal), "Mine")).Value;
        await UseAsync(portal, "3001", id);
        var uses = (await service.GetAsync(TestPortal.Admin, "main", id)).Value.Uses.ShouldHaveSingleItem();
        uses.Extension.ShouldBe("3001");
        uses.Mac.ShouldBe("80:5E:C0:11:22:01");

        (await service.DeleteAsync(TestPortal.Admin, "main", id, 1)).Error.ShouldBeOfType<TemplateInUse>();
        await UseAsync(portal, "3001", null);
        (await service.DeleteAsync(TestPortal.Admin, "main", id, 1)).IsSuccess.ShouldBeTrue();
        (await service.GetAsync(TestPortal.Admin, "main", id)).Error.ShouldBeOfType<UnknownTemplate>();
    }

    [Fact]
    public async Task Templates_OfAnotherOfficeOrWithoutRight_AreOutOfReach()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<TemplateService>();
        var id = (await service.CopyAsync(TestPortal.Admin, "main", await BuiltInAsync(portal), "Mine")).Value;
        var support = Actor.Account("support@example.com", PortalRole.Support, []);

        (await service.GetAsync(support, "main", id)).IsSuccess.ShouldBeTrue();
        (await service.UpdateAsync(support, "main", id, Form("Mine"), 1)).Error.ShouldBeOfType<NotAllowed>();
        (await service.CopyAsync(support, "main", id, "x")).Error.ShouldBeOfType<NotAllowed>();
        (await service.GetAsync(TestPortal.Admin, "training", id)).Error.ShouldBeOfType<UnknownTemplate>();
        (await service.UpdateAsync(TestPortal.Admin, "training", id, Form("Mine"), 1)).Error.ShouldBeOfType<UnknownTemplate>();
        (await service.ListAsync(Actor.Account("t", PortalRole.Trainer, []), "main")).Error.ShouldBeOfType<UnknownOffice>();
    }

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();
        return portal;
    }

    private static Task<int> BuiltInAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Set<Template>().Where(t => t.OfficeId == null && t.Vendor == PhoneVendor.Yealink).Select(t => t.Id).SingleAsync());

    private static Task UseAsync(TestPortal portal, string hotDesk, int? template) => portal.SetUpAsync(async transaction =>
    {
        var id = portal.Main[hotDesk];
        (await transaction.Db.HotDeskExtensions.SingleAsync(h => h.Id == id)).TemplateId = template;
    });

    private static TemplateForm Form(string name, string label = "{{ extension }}") =>
        new() { Name = name, Content = BuiltInTemplates.HotDesk with { LineLabel = label } };
}
