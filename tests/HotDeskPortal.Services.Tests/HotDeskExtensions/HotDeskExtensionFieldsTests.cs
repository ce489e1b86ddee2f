using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Tests.HotDeskExtensions;

/// <summary>No field of the form is forgotten on its way to the database and back.</summary>
public sealed class HotDeskExtensionFieldsTests
{
    private static HotDeskExtensionForm Filled(int template) =>
        FilledForm.Fill(new HotDeskExtensionForm { Number = "3100", Floor = "1", Desk = "1-A", TemplateId = template });

    [Fact]
    public async Task EveryField_OfTheForm_ComesBackFromTheDatabase()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();
        var filled = Filled((await portal.Get<TemplateService>().ListAsync(TestPortal.Admin, "main")).Value[0].Id);
        var service = portal.Get<HotDeskExtensionService>();

        var id = (await service.CreateAsync(TestPortal.Admin, "main", filled, OwnershipChannel.Portal)).Value;

        FilledForm.Fields((await service.GetAsync(TestPortal.Admin, "main", id)).Value.ToForm()).ShouldBe(FilledForm.Fields(filled));
    }

    [Fact]
    public void EveryField_OfTheForm_IsToldWhereItDiffers()
    {
        var now = new HotDeskExtension();
        HotDeskExtensionFields.Take(now, new HotDeskExtensionForm { Number = "3001" });

        HotDeskExtensionFields.Differences(now, Filled(1)).Select(d => d.Field).ShouldBe(typeof(HotDeskExtensionForm).GetProperties().Select(p => p.Name));
    }
}
