using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;

namespace HotDeskPortal.Services.Tests.HotDeskUsers;

/// <summary>No field of the form is forgotten on its way to the database and back.</summary>
public sealed class HotDeskUserFieldsTests
{
    private const string Pin = nameof(HotDeskUserForm.NewPin);

    private static HotDeskUserForm Filled => FilledForm.Fill(
        new HotDeskUserForm { Number = "2100", Email = "dana@example.com", CallerIdNumber = "+12025550119" }, except: Pin);

    [Fact]
    public async Task EveryField_OfTheForm_ComesBackFromTheDatabase()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<HotDeskUserService>();

        var id = (await service.CreateAsync(TestPortal.Admin, "main", Filled, OwnershipChannel.Portal)).Value;

        FilledForm.Fields((await service.GetAsync(TestPortal.Admin, "main", id)).Value.ToForm(), except: Pin).ShouldBe(FilledForm.Fields(Filled, except: Pin));
    }

    [Fact]
    public void EveryField_OfTheForm_IsToldWhereItDiffers()
    {
        var now = new HotDeskUser { Number = ExtensionNumber.Parse("2019"), FirstName = "", LastName = "" };
        HotDeskUserFields.Take(now, new HotDeskUserForm { Number = "2019" });

        HotDeskUserFields.Differences(now, Filled).Select(d => d.Field).ShouldBe(typeof(HotDeskUserForm).GetProperties().Select(p => p.Name).Where(n => n != Pin));
    }

    [Fact]
    public void EveryField_OfTheFormForSeveral_IsTaken()
    {
        var user = new HotDeskUser { Number = ExtensionNumber.Parse("2019"), FirstName = "A", LastName = "B", IsActive = false };
        var form = FilledForm.Fill(new HotDeskUserBulkForm { CallerIdNumber = "+12025550119" }, nameof(HotDeskUserBulkForm.Ids), nameof(HotDeskUserBulkForm.ClearCallerIdNumber));

        HotDeskUserFields.Take(user, form);

        FilledForm.Fields(form, nameof(form.Ids), nameof(form.ClearCallerIdNumber)).ShouldBeSubsetOf(FilledForm.Fields(HotDeskUserFields.FormOf(user)));
    }

    [Fact]
    public void APin_IsNoDifference() => HotDeskUserFields.Differences(
        new HotDeskUser { Number = ExtensionNumber.Parse("2019"), FirstName = "A", LastName = "B", IsHotDeskingEnabled = true },
        new HotDeskUserForm { Number = "2019", FirstName = "A", LastName = "B", NewPin = "58241" }).ShouldBeEmpty();

    [Fact]
    public void AFormThatIsChanged_LeavesTheDetailAsItWas()
    {
        var detail = new HotDeskUserDetail(null!, Filled, [], default, default, "", []);

        detail.ToForm().FirstName = "Another";

        detail.FirstName.ShouldBe("A FirstName");
    }
}
