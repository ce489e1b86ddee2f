using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;
using static HotDeskPortal.Services.Tests.Provisioning.ProvisionedPhone;

namespace HotDeskPortal.Services.Tests.Provisioning;

/// <summary>What the portal keeps of phones that fetch and send, and who may see secrets and open windows.</summary>
public sealed class ProvisioningRecordsTests
{
    [Theory]
    [InlineData("logs/805ec0112201-app.log")]
    [InlineData("805EC0112201-boot.log")]
    [InlineData("//805ec0112201-appFlash.log")]
    [InlineData("logs//805ec0112201-now-app.log")]
    [InlineData("contacts/805ec0112201-directory.xml")]
    [InlineData("overrides/805ec0112201-phone.cfg")]
    public async Task Put_OfWhatPhonesSend_IsKept(string file)
    {
        await using var portal = await StartAsync();
        var own = OwnKey((await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg"))!);

        (await portal.Get<ProvisioningService>().PutAsync(Request(own, file), [1])).Error.ShouldBeNull();

        (await portal.ReadAsync(db => db.PhoneUploads.Select(u => u.FileName).SingleAsync())).ShouldBe(file.Split('/')[^1].ToLowerInvariant());
    }

    [Fact]
    public async Task Fetch_IsRecorded_WithModelAndFirmware()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var etag = (await GetAsync(portal, office, $"{Mac}.cfg")).Value.ETag;

        await portal.Get<FetchRecords>().WriteAsync();

        var id = await PhoneAsync(portal);
        var phone = await portal.ReadAsync(db => db.Phones.SingleAsync(p => p.Id == id));
        (phone.FetchedAt, phone.FetchedFrom, phone.FetchedVersion).ShouldBe((portal.Clock.GetUtcNow(), "192.0.2.1", etag));
        (phone.ReportedModel, phone.ReportedFirmware).ShouldBe(("Yealink T54W", "96.85.0.15"));
    }

    [Fact]
    public async Task Put_LogsOfThePhone_AreKept_TheLastFive()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<ProvisioningService>();
        var own = OwnKey((await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg"))!);

        for (byte i = 0; i < 7; i++)
            (await service.PutAsync(Request(own, $"logs/{Mac}-app.log"), [i])).IsSuccess.ShouldBeTrue();

        (await portal.ReadAsync(db => db.PhoneUploads.OrderBy(u => u.Id).Select(u => u.Content).ToListAsync())).Select(c => c[0]).ShouldBe([2, 3, 4, 5, 6]);
        (await service.PutAsync(Request(own, $"{Mac}.cfg"), [1])).IsSuccess.ShouldBeFalse();
        (await service.PutAsync(Request(own, "805ec0112202-app.log"), [1])).IsSuccess.ShouldBeFalse();
        (await service.PutAsync(Request("wrong", $"{Mac}-app.log"), [1])).IsSuccess.ShouldBeFalse();
        (await service.PutAsync(Request(own, $"{Mac}-app.log"), new byte[ProvisioningService.MaxUpload + 1])).IsSuccess.ShouldBeFalse();
        (await TextAsync(portal, own, $"logs/{Mac}-app.log")).ShouldBeNull();
    }

    [Fact]
    public async Task Secrets_AreEncrypted_TheSameForPhoneAndExport_AndForAdministratorsOnly()
    {
        await using var portal = await StartAsync();
        var text = await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg");

        var accounts = (await portal.Get<SipSecrets>().ExportAsync(TestPortal.Admin, "main")).Value;

        accounts.Select(a => a.Extension).ShouldBe(["3001", "3002", "3003", "3004", "3009"]);
        accounts.Select(a => a.Password).Distinct().Count().ShouldBe(5);
        text.ShouldNotBeNull().ShouldContain($"account.1.password = {accounts[0].Password}\n");
        accounts[0].ToString().ShouldNotContain(accounts[0].Password);
        var stored = await portal.ReadAsync(db => db.HotDeskExtensions.Select(h => h.ProtectedSipSecret).ToListAsync());
        accounts.ShouldAllBe(a => !stored.Any(s => s != null && s.Contains(a.Password)));
        var manager = Actor.Account("m", PortalRole.OfficeManager, [portal.Main.Id]);
        (await portal.Get<SipSecrets>().ExportAsync(manager, "main")).Error.ShouldBeOfType<AdministratorsOnly>();
    }

    [Fact]
    public async Task Keys_AndWindows_FollowTheRoles()
    {
        await using var portal = await StartAsync();
        var keys = portal.Get<ProvisioningKeys>();
        var support = Actor.Account("support@example.com", PortalRole.Support, []);

        (await keys.CreateAsync(support, "main")).Error.ShouldBeOfType<NotAllowed>();
        (await keys.OpenWindowAsync(support, "main", [await PhoneAsync(portal)])).IsSuccess.ShouldBeTrue();
        (await keys.OpenWindowAsync(support, "training", [await PhoneAsync(portal)])).Error.ShouldBeOfType<UnknownPhone>();
    }
}
