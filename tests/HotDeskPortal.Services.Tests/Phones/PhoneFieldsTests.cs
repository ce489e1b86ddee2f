using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Phones;

namespace HotDeskPortal.Services.Tests.Phones;

/// <summary>No field of the form is forgotten on its way to the database and back.</summary>
public sealed class PhoneFieldsTests
{
    private static PhoneForm Filled(int extension) => FilledForm.Fill(
        new PhoneForm { Mac = "80:5E:C0:99:00:01", Model = "Yealink T54W", EmergencyCallback = "+12025550100", ExtensionId = extension });

    [Fact]
    public async Task EveryField_OfTheForm_ComesBackFromTheDatabase()
    {
        await using var portal = await TestPortal.StartAsync();
        var filled = Filled(portal.Main["3009"]);
        var service = portal.Get<PhoneService>();

        var id = (await service.CreateAsync(TestPortal.Admin, "main", filled, OwnershipChannel.Portal)).Value;

        FilledForm.Fields((await service.GetAsync(TestPortal.Admin, "main", id)).Value.ToForm()).ShouldBe(FilledForm.Fields(filled));
    }

    [Fact]
    public void EveryField_OfTheForm_IsToldWhereItDiffers()
    {
        var now = new Phone { Model = "Poly VVX 450", Mac = MacAddress.Parse("64167f112234") };

        // Where it stands is changed on its own.
        PhoneFields.Differences(now, Filled(1)).Select(d => d.Field)
            .ShouldBe(typeof(PhoneForm).GetProperties().Select(p => p.Name).Where(n => n != nameof(PhoneForm.ExtensionId)));
    }
}
