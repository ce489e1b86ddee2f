using System.Text;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;
using static HotDeskPortal.Services.Tests.Provisioning.ProvisionedPhone;

namespace HotDeskPortal.Services.Tests.Provisioning;

public sealed class ProvisioningServiceTests
{
    [Fact]
    public async Task Get_WithTheWindowOpen_HandsTheDeviceItsOwnKey_WhichThenIsAllItNeeds()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);

        var first = await TextAsync(portal, office, $"{Mac}.cfg");
        var again = await TextAsync(portal, office, $"{Mac.ToUpperInvariant()}.CFG");

        again.ShouldBe(first);
        var own = OwnKey(first.ShouldNotBeNull());
        own.ShouldNotBe(office);
        portal.Clock.Advance(ProvisioningKeys.Window);
        (await TextAsync(portal, office, $"{Mac}.cfg")).ShouldBeNull();
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldBe(first);
        (await TextAsync(portal, own, $"{Mac}.boot")).ShouldNotBeNull().ShouldStartWith("#!version");
        await portal.RestartAsync();
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldBe(first);
    }

    [Fact]
    public async Task SipPasswordAndOwnKey_HandedOut_AreToldOnce()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var own = OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!);
        await TextAsync(portal, office, $"{Mac}.cfg");
        await TextAsync(portal, own, $"{Mac}.cfg");

        var told = await portal.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(e => e.Action == AuditAction.HandedOut).ToListAsync());
        var entry = told.ShouldHaveSingleItem();
        (entry.Chain, entry.Subject, entry.Party).ShouldBe(("main", "80:5E:C0:11:22:01", AuditParty.Portal));
        entry.From.ShouldNotBeNullOrEmpty();
        entry.After.ShouldBe("""{"The phone's own address":"handed out","SIP password":"handed out"}""");
    }

    [Fact]
    public async Task Get_WhateverIsWrong_IsTheSameRefusal()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var own = OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!);

        (await TextAsync(portal, "wrong", $"{Mac}.cfg")).ShouldBeNull();
        (await TextAsync(portal, office, "805ec0112299.cfg")).ShouldBeNull();
        (await TextAsync(portal, office, "805ec0112202.cfg")).ShouldBeNull("its window is closed");
        (await TextAsync(portal, office, "64167f112201.cfg")).ShouldBeNull("it is another office's");
        (await TextAsync(portal, own, "805ec0112202.cfg")).ShouldBeNull();
        (await TextAsync(portal, own, "../x")).ShouldBeNull();
        (await TextAsync(portal, own, $"{Mac}.cfg", "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:02")).ShouldBeNull();
    }

    [Fact]
    public async Task Get_ByAPhoneThatCallsItselfAnother_IsRemembered_UntilTheRightOneFetches()
    {
        await using var portal = await StartAsync();
        var own = OwnKey((await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg"))!);
        (await TextAsync(portal, own, $"{Mac}.cfg", "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:02")).ShouldBeNull();
        (await ReportedAsync(portal)).ShouldBe("80:5E:C0:11:22:02");
        (await TextAsync(portal, own, $"{Mac}.cfg", "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:01")).ShouldNotBeNull();
        (await ReportedAsync(portal)).ShouldBe("80:5E:C0:11:22:01");
    }

    private static async Task<string?> ReportedAsync(TestPortal portal)
    {
        await portal.Get<FetchRecords>().WriteAsync();
        return await portal.ReadAsync(async db => (await db.Phones.SingleAsync(p => p.Mac == MacAddress.Parse(Mac))).ReportedMac?.ToString());
    }

    [Fact]
    public async Task Get_AfterTheKeyWasRevokedOrTheWindowClosed_IsRefusedAtOnce()
    {
        await using var portal = await StartAsync();
        var keys = portal.Get<ProvisioningKeys>();
        var office = await OpenAsync(portal);
        (await TextAsync(portal, office, $"{Mac}.cfg")).ShouldNotBeNull();
        (await keys.CloseWindowAsync(TestPortal.Admin, "main", [await PhoneAsync(portal)])).IsSuccess.ShouldBeTrue();
        (await TextAsync(portal, office, $"{Mac}.cfg")).ShouldBeNull();

        await keys.OpenWindowAsync(TestPortal.Admin, "main", [await PhoneAsync(portal)]);
        (await TextAsync(portal, office, $"{Mac}.cfg")).ShouldNotBeNull();
        var id = (await keys.ListAsync(TestPortal.Admin, "main")).Value.ShouldHaveSingleItem().Id;
        (await keys.RevokeAsync(TestPortal.Admin, "main", id)).IsSuccess.ShouldBeTrue();
        (await TextAsync(portal, office, $"{Mac}.cfg")).ShouldBeNull();
    }

    [Fact]
    public async Task Get_AfterTheTemplateChanged_IsTheNewFile()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var before = (await GetAsync(portal, office, $"{Mac}.cfg")).Value.ETag;

        await portal.SetUpAsync(async transaction => (await transaction.Db.Offices.SingleAsync(o => o.Id == portal.Main.Id)).SipServer = "new.example.com");

        var after = (await GetAsync(portal, office, $"{Mac}.cfg")).Value;
        after.ETag.ShouldNotBe(before);
        Encoding.UTF8.GetString(after.Body.Span).ShouldContain("account.1.sip_server.1.address = new.example.com\n");
    }

    [Fact]
    public async Task Get_UnderMadeUpAddresses_KeepsOnePhone_AndTellsEachItsOwnAddress()
    {
        await using var portal = await StartAsync();
        var service = portal.Get<ProvisioningService>();
        var own = OwnKey((await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg"))!);
        await TextAsync(portal, own, $"{Mac}.cfg");
        var kept = service.Kept;

        for (var i = 0; i < 500; i++)
        {
            var root = $"https://h{i}.example.com/p/";
            var served = await service.GetAsync(Request(own, i % 2 == 0 ? $"{Mac}.cfg" : $"{Mac}-{i}.cfg") with { Root = root });
            if (i % 2 == 0)
                Encoding.UTF8.GetString(served.Value.Body.Span).ShouldContain($"static.auto_provision.server.url = {root}{own}/\n");
            (await TextAsync(portal, $"made-up-{i}", $"{Mac}.cfg")).ShouldBeNull();
        }

        service.Kept.ShouldBe(kept);
        (await TextAsync(portal, own, $"{Mac}.cfg"))!.ShouldContain($"= {Root}{own}/\n");
    }

    [Fact]
    public async Task Get_OfAFileWithoutTheKey_LeavesTheKeyThatThePhoneHas()
    {
        await using var portal = await StartAsync();
        var own = OwnKey((await TextAsync(portal, await OpenAsync(portal), $"{Mac}.cfg"))!);
        var office = await OpenAsync(portal);

        (await TextAsync(portal, office, $"{Mac}.boot")).ShouldNotBeNull();
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldNotBeNull("a boot file tells no other key");

        var next = OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!);
        (await TextAsync(portal, own, $"{Mac}.cfg"))!.ShouldContain($"/{own}/", customMessage: "nobody knows whether the new one has arrived");
        (await TextAsync(portal, next, $"{Mac}.cfg", "curl/8.5.0")).ShouldNotBeNull();
        await portal.RestartAsync();
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldNotBeNull("only the phone uses its key");
        (await TextAsync(portal, next, $"{Mac}.cfg"))!.ShouldContain($"/{next}/");
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldBeNull("the new one was used");
        await portal.RestartAsync();
        (await TextAsync(portal, own, $"{Mac}.cfg")).ShouldBeNull();
        (await TextAsync(portal, next, $"{Mac}.cfg")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_ByABrowser_TellsNoOtherKey_AndIsNotThePhonesFetch()
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        foreach (var agent in new[] { "curl/8.5.0", "Mozilla/5.0 (PolycomVVX; VVX 450)", "Microbrowser/1.1 PolycomVVX-VVX_450-UA/5.9.1.0615 Type/Application" })
            OwnKey((await TextAsync(portal, office, $"{Mac}.cfg", agent))!).ShouldBe(office);
        (await portal.Get<ProvisioningService>().GetAsync(Request(office, $"{Mac}.cfg") with { IsHead = true })).IsSuccess.ShouldBeTrue();

        var phone = await FetchedAsync(portal);
        (phone.FetchedAt, phone.DeviceKeyHash, phone.ReportedModel).ShouldBe((null, null, null));

        OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!).ShouldNotBe(office);
        (phone = await FetchedAsync(portal)).FetchedAt.ShouldNotBeNull();
        phone.DeviceKeyHash.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("made up", false, RefusedFetch.DeadAddress)]
    [InlineData("office", false, RefusedFetch.ClosedWindow)]
    [InlineData("own", true, RefusedFetch.NoPublicAddress)]
    public async Task Get_InVain_ByAPhoneOfOurs_IsRemembered(string which, bool hasNoPublicAddress, RefusedFetch why)
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var own = OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!);
        portal.Clock.Advance(ProvisioningKeys.Window);
        var request = Request(which switch { "own" => own, "office" => office, _ => which }, $"{Mac}.cfg") with { HasNoPublicAddress = hasNoPublicAddress };
        var service = portal.Get<ProvisioningService>();

        (await service.GetAsync(request with { UserAgent = "curl/8.5.0" })).IsSuccess.ShouldBeFalse();
        (await FetchedAsync(portal)).RefusedAt.ShouldBeNull("a browser is no phone");
        (await service.GetAsync(request)).IsSuccess.ShouldBeFalse();

        var phone = await FetchedAsync(portal);
        (phone.RefusedAt, phone.RefusedBecause).ShouldBe((portal.Clock.GetUtcNow(), why));
    }

    private static async Task<Phone> FetchedAsync(TestPortal portal)
    {
        await portal.Get<FetchRecords>().WriteAsync();
        var id = await PhoneAsync(portal);
        return await portal.ReadAsync(db => db.Phones.AsNoTracking().SingleAsync(p => p.Id == id));
    }

    [Theory]
    [InlineData("own", $"{Mac}-license.cfg", ProvisioningRefusal.Habit)]
    [InlineData("own", "y000000000096.cfg", ProvisioningRefusal.Habit)]
    [InlineData("own", "anything.at.all", ProvisioningRefusal.Habit)]
    [InlineData("own", "805ec0112202.cfg", ProvisioningRefusal.ForeignMac)]
    [InlineData("office", "y000000000000.boot", ProvisioningRefusal.Habit)]
    [InlineData("office", "805ec0112202.cfg", ProvisioningRefusal.ClosedWindow)]
    [InlineData("office", "64167f112201.cfg", ProvisioningRefusal.ForeignMac)]
    [InlineData("office", "passwords.txt", ProvisioningRefusal.ForeignMac)]
    [InlineData("made up", $"{Mac}.cfg", ProvisioningRefusal.UnknownKey)]
    public async Task Get_InVain_IsToldFromScanning(string which, string file, ProvisioningRefusal why)
    {
        await using var portal = await StartAsync();
        var office = await OpenAsync(portal);
        var own = OwnKey((await TextAsync(portal, office, $"{Mac}.cfg"))!);
        var key = which switch { "own" => own, "office" => office, _ => which };

        (await GetAsync(portal, key, file)).Error.ShouldBe(new NotServed(why));
        (await portal.Get<ProvisioningService>().PutAsync(Request(key, file), [1])).Error.ShouldBe(new NotServed(why));
    }
}
