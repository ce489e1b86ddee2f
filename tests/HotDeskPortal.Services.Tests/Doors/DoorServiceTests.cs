using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Doors;

public sealed class DoorServiceTests
{
    [Fact]
    public async Task Create_TellsTheSecretOnce_AndStoresItsHashAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var (service, form) = (portal.Get<DoorService>(), new DoorForm { Name = " Basement ", AllowedNetworks = "10.0.0.0/8 192.0.2.7" });

        var created = (await service.CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Portal)).Value;

        created.Secret.Length.ShouldBe(DoorSecrets.Prefix.Length + 48);
        created.ToString().ShouldNotContain(created.Secret);
        var door = (await service.GetAsync(TestPortal.Admin, "main", created.Id)).Value.Door;
        door.ShouldSatisfyAllConditions(
            d => d.Name.ShouldBe("Basement"), d => d.Address.Length.ShouldBe(DoorLengths.Address), d => d.AllowedNetworks.ShouldBe("10.0.0.0/8, 192.0.2.7"),
            d => d.SecretCreatedBy.ShouldBe(TestPortal.Admin.Name), d => d.IsOn.ShouldBeTrue(), d => d.Revision.ShouldBe(1));
        (await File.ReadAllTextAsync(((SqliteTestDatabase)portal.Database).FilePath)).ShouldNotContain(created.Secret);
    }

    [Fact]
    public async Task Create_WithABadForm_NamesTheFields()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<DoorService>();
        var bad = new DoorForm { System = PhoneSystem.FreeSwitch, AllowedNetworks = "pbx", Trunk = "a b", Realm = "sip:x" };

        (await service.CreateAsync(TestPortal.Admin, "main", bad, OwnershipChannel.Portal)).Error.ShouldBeOfType<InvalidInput>()
            .Result.Errors.Select(e => e.PropertyName).ShouldBe(["Name", "AllowedNetworks", "Trunk", "Realm"]);
        (await service.CreateAsync(TestPortal.Admin, "main", new DoorForm { Name = "T", System = PhoneSystem.Twilio }, OwnershipChannel.Portal)).Error
            .ShouldBe(new NoSigningToken(PhoneSystem.Twilio));
        await portal.NewDoorAsync();
        (await service.CreateAsync(TestPortal.Admin, "main", new DoorForm { Name = "basement" }, OwnershipChannel.Portal)).Error.ShouldBe(new DoorNameTaken("basement"));
        for (var i = 1; i < DoorService.Most; i++)
            await portal.NewDoorAsync(name: $"Number {i}");
        (await service.CreateAsync(TestPortal.Admin, "main", new DoorForm { Name = "One more" }, OwnershipChannel.Portal)).Error.ShouldBe(new TooManyDoors(DoorService.Most));
    }

    [Fact]
    public async Task Update_KeepsAddressSecretAndToken_AndRefusesAnOlderRevision()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<DoorService>();
        var form = new DoorForm { Name = "Numbers", System = PhoneSystem.Twilio, SigningToken = "canary-token" };
        var created = (await service.CreateAsync(TestPortal.Admin, "main", form, OwnershipChannel.Portal)).Value;
        var before = (await service.GetAsync(TestPortal.Admin, "main", created.Id)).Value;
        before.Form().SigningToken.ShouldBeNull("it is never told again");

        var changed = before.Form();
        changed.Name = "Numbers of Twilio";
        (await service.UpdateAsync(TestPortal.Admin, "main", created.Id, 1, changed, OwnershipChannel.Portal)).Value.ShouldBe(2);

        portal.Get<DoorAccess>().Open(before.Door.Address, created.Secret, null).Value.Name.ShouldBe("Numbers of Twilio");
        portal.Get<DoorAccess>().SigningToken(portal.Get<DoorAccess>().OpenByAddress(before.Door.Address, null).Value).ShouldBe("canary-token");
        changed.Name = "Mine";
        var refused = (await service.UpdateAsync(TestPortal.Admin, "main", created.Id, 1, changed, OwnershipChannel.Portal)).Error.ShouldBeOfType<ChangedMeanwhile>();
        refused.Differences.ShouldBe([new FieldDifference("Name", "Numbers of Twilio", "Mine")]);
        (await File.ReadAllTextAsync(((SqliteTestDatabase)portal.Database).FilePath)).ShouldNotContain("canary-token");
    }

    [Fact]
    public async Task Changes_AreAudited_WithoutAnySecret()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<DoorService>();
        var (address, secret) = await portal.NewDoorAsync();
        var id = await portal.DoorIdAsync();
        var renewed = (await service.RenewSecretAsync(TestPortal.Admin, "main", id, atOnce: false, OwnershipChannel.Portal)).Value;
        await service.SetOnAsync(TestPortal.Admin, "main", id, false, OwnershipChannel.Portal);
        await service.DeleteAsync(TestPortal.Admin, "main", id, OwnershipChannel.Portal);

        var entries = await portal.ReadAsync(db => db.AuditEntries.Where(e => e.Kind == AuditSubject.PhoneSystem).OrderBy(e => e.Number).ToListAsync());

        entries.Select(e => e.Action).ShouldBe([AuditAction.Created, AuditAction.Changed, AuditAction.Changed, AuditAction.Deleted]);
        entries.ShouldAllBe(e => e.Subject == "Basement" && e.Chain == "main" && e.By == TestPortal.Admin.Name);
        entries[1].After.ShouldBe("""{"Secret":"set, other than before"}""");
        foreach (var text in entries.SelectMany(e => new[] { e.Before, e.After }).OfType<string>())
            new[] { secret, renewed.Secret, address, Convert.ToHexString(DoorSecrets.Hash(secret)) }.ShouldAllBe(s => !text.Contains(s, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Delete_TakesItOffTheList_AndFreesItsName()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<DoorService>();
        await portal.NewDoorAsync();
        var id = await portal.DoorIdAsync();

        (await service.DeleteAsync(TestPortal.Admin, "main", id, OwnershipChannel.Portal)).Error.ShouldBeNull();

        (await service.ListAsync(TestPortal.Admin, "main")).Value.ShouldBeEmpty();
        (await service.GetAsync(TestPortal.Admin, "main", id)).Error.ShouldBe(new UnknownDoor(id));
        (await service.SetOnAsync(TestPortal.Admin, "main", id, true, OwnershipChannel.Portal)).Error.ShouldBe(new UnknownDoor(id));
        await portal.NewDoorAsync();
        (await service.ListAsync(TestPortal.Admin, "main")).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhoOnlyLooks_SeesState_ButNoAddress_AndChangesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<DoorService>();
        await portal.NewDoorAsync();
        var (support, id) = (Actor.Account("support@example.com", PortalRole.Support, []), await portal.DoorIdAsync());

        (await service.ListAsync(support, "main")).Value.Single().Door.ShouldSatisfyAllConditions(d => d.Name.ShouldBe("Basement"), d => d.Address.ShouldBeEmpty());
        (await service.GetAsync(support, "main", id)).Error.ShouldBeOfType<NotAllowed>();
        (await service.RenewSecretAsync(support, "main", id, atOnce: false, OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await service.SetOnAsync(support, "main", id, false, OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
        (await service.DeleteAsync(support, "main", id, OwnershipChannel.Portal)).Error.ShouldBeOfType<NotAllowed>();
    }
}
