using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Templates;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Audit;

/// <summary>Every change and every sensitive look leaves its entry, in the transaction of the change, and nothing else does.</summary>
public sealed class AuditLogTests
{
    private static readonly Actor Admin = TestPortal.Admin.At(System.Net.IPAddress.Parse("192.0.2.7"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_TellsEveryField_WhoAndFromWhere_OnceAlthoughSavedTwice()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<HotDeskUserService>().CreateAsync(Admin, "main", Form("2100", pin: "60951"), OwnershipChannel.Portal, Token);

        var entry = (await EntriesAsync(portal)).ShouldHaveSingleItem();
        entry.ShouldSatisfyAllConditions(
            e => e.Chain.ShouldBe("main"), e => e.Number.ShouldBe(1), e => e.Action.ShouldBe(AuditAction.Created), e => e.Kind.ShouldBe(AuditSubject.HotDeskUser),
            e => e.Subject.ShouldBe("2100 Ada Novák"), e => e.Party.ShouldBe(AuditParty.Account), e => e.By.ShouldBe(Admin.Name), e => e.Channel.ShouldBe(OwnershipChannel.Portal),
            e => e.From.ShouldBe("192.0.2.7"), e => e.At.ShouldBe(portal.Clock.GetUtcNow()), e => e.Before.ShouldBeNull());
        var after = AuditFields.Read(entry.After);
        (after["Number"], after["Last name"], after["Hot desking"], after["PIN"]).ShouldBe(("2100", "Novák", "yes", "set"));
        entry.After!.ShouldContain("Novák", Case.Sensitive, "readable, so that a search finds it");
    }

    [Fact]
    public async Task Change_TellsWhatDiffers_BeforeAndAfter()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = new HotDeskUserForm { Number = "2019", FirstName = "Dana", LastName = "Whitfield-Ross", IsHotDeskingEnabled = true, IsActive = true };
        (await portal.Get<HotDeskUserService>().UpdateAsync(Admin, "main", portal.Main["2019"], 0, form, OwnershipChannel.Api, Token)).Error.ShouldBeNull();

        var entry = (await EntriesAsync(portal)).ShouldHaveSingleItem();
        (entry.Action, entry.Before, entry.After).ShouldBe((AuditAction.Changed, """{"Last name":"Whitfield"}""", """{"Last name":"Whitfield-Ross"}"""));
    }

    [Fact]
    public async Task Save_ThatChangesNothingThatIsTold_LeavesNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = new HotDeskUserForm { Number = "2019", FirstName = "Dana", LastName = "Whitfield", IsHotDeskingEnabled = true, IsActive = true };
        (await portal.Get<HotDeskUserService>().UpdateAsync(Admin, "main", portal.Main["2019"], 0, form, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
        (await EntriesAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pin_IsToldByAWord()
    {
        await using var portal = await TestPortal.StartAsync();
        var users = portal.Get<HotDeskUserService>();
        await users.SetPinAsync(Admin, "main", portal.Main["2019"], Pin.Entered("60951"), OwnershipChannel.Portal, Token);
        await users.GeneratePinAsync(Admin, "main", portal.Main["2080"], OwnershipChannel.Portal, Token);

        var entries = await EntriesAsync(portal);
        entries.Select(e => (e.Action, e.Subject, e.Before, e.After)).ShouldBe(
        [
            (AuditAction.PinSet, "2019 Dana Whitfield", """{"PIN":"set"}""", """{"PIN":"set, other than before"}"""),
            (AuditAction.PinSet, "2080 Nobody Pinless", null, """{"PIN":"set"}"""),
        ]);
    }

    [Fact]
    public async Task Deletion_TellsWhatWas_AndWhatGoesWithIt()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<DestinationService>().UpdateAsync(
            Admin, "main", portal.Main["7000"], 0, new DestinationForm { Number = "7000", Name = "Service", Members = ["2050", "2019"] }, OwnershipChannel.Portal, Token);
        await portal.LogInAsync("2019", at: "3001");
        await portal.Get<HotDeskUserService>().DeleteAsync(Admin, "main", [portal.Main["2050"]], OwnershipChannel.Portal, Token);

        var entries = await EntriesAsync(portal);
        entries.Select(e => (e.Action, e.Subject)).ShouldBe(
        [
            (AuditAction.Changed, "7000 Service"), (AuditAction.Deleted, "2050 Priya Raman"), (AuditAction.Changed, "80:5E:C0:11:22:50"), (AuditAction.Changed, "7000 Service"),
        ], ignoreOrder: true);
        AuditFields.Read(entries[0].After)["Member"].ShouldBe("2050 Priya Raman, 2019 Dana Whitfield");
        AuditFields.Read(entries.Single(e => e.Action == AuditAction.Deleted).Before)["Last name"].ShouldBe("Raman");
        entries.Single(e => e.Kind == AuditSubject.Phone).Before.ShouldBe("""{"Own phone of":"2050 Priya Raman"}""");
        entries[^1].Chain.ShouldBe("main");
        entries.Last(e => e.Kind == AuditSubject.Destination).Before.ShouldBe("""{"Member":"2050 Priya Raman"}""");
    }

    [Fact]
    public async Task ForcedLogout_OfMany_LeavesAnEntryForEach_AndOrdinaryOnesNone()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3001");
        await portal.LogInAsync("2021", at: "3002");
        await portal.LogOutAsync("3002", TestOffice.PinOf("2021"));
        await portal.LogInAsync("2021", at: "3002");
        (await EntriesAsync(portal)).ShouldBeEmpty("logins at phones are the history's");

        await portal.Ownership.ForceLogOutAsync(
            Admin, "main", new ForceLogOutForm { HotDeskIds = [portal.Main["3001"], portal.Main["3002"]], Reason = "Fire drill" }, OwnershipChannel.Portal, Token);
        (await EntriesAsync(portal)).Select(e => (e.Action, e.Subject, e.By, e.From, e.Before, e.After)).ShouldBe(
        [
            (AuditAction.LoggedOut, "3001", Admin.Name, "192.0.2.7", """{"Owner":"2020 Marek Novák"}""", """{"Reason":"Fire drill"}"""),
            (AuditAction.LoggedOut, "3002", Admin.Name, "192.0.2.7", """{"Owner":"2021 Siobhán O'Brien"}""", """{"Reason":"Fire drill"}"""),
        ]);
    }

    [Fact]
    public async Task Locks_AreTold_WhenTheyBegin_AndWhenSomebodyLiftsThem()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2019", at: "3001", pin: "00001");
        await portal.Ownership.UnlockUserAsync(Admin, "main", portal.Main["2019"], OwnershipChannel.Portal, Token);

        var entries = await EntriesAsync(portal);
        entries.Select(e => (e.Action, e.Subject)).ShouldBe([(AuditAction.LockedOut, "2019 Dana Whitfield"), (AuditAction.Unlocked, "2019 Dana Whitfield")]);
        AuditFields.Read(entries[0].After)["Last tried at"].ShouldBe("3001");
    }

    [Fact]
    public async Task SetUp_OfEveryKind_LeavesItsEntry()
    {
        await using var portal = await TestPortal.StartAsync();
        var hotDesk = (await portal.Get<HotDeskExtensionService>().CreateAsync(Admin, "main", new HotDeskExtensionForm { Number = "3100", Description = "Window" }, OwnershipChannel.Portal, Token)).Value;
        await portal.Get<PhoneService>().CreateAsync(Admin, "main", new PhoneForm { Mac = "805ec0990001", Model = "Yealink T54W", ExtensionId = hotDesk }, OwnershipChannel.Portal, Token);
        await portal.Get<BuiltInTemplates>().SeedAsync(Token);
        var template = (await portal.Get<TemplateService>().ListAsync(Admin, "main", Token)).Value[0];
        await portal.Get<TemplateService>().CopyAsync(Admin, "main", template.Id, "Ours", OwnershipChannel.Portal, Token);
        var key = (await portal.Get<ProvisioningKeys>().CreateAsync(Admin, "main", Token)).Value;
        await portal.Get<ProvisioningKeys>().RevokeAsync(Admin, "main", key.Id, Token);
        var settings = (await portal.Get<OfficeService>().GetAsync(Admin, "main", Token)).Value;
        settings.Form.UserLockout.Tries = 5;
        settings.Form.Name = "Head office";
        (await portal.Get<OfficeService>().UpdateAsync(Admin, "main", settings.Revision, settings.Form, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
        await portal.Get<HotDeskExtensionService>().DeleteAsync(Admin, "main", [hotDesk], OwnershipChannel.Portal, Token);

        var entries = (await EntriesAsync(portal)).Where(e => e.Chain == "main").ToList();
        entries.Select(e => (e.Action, e.Kind)).ShouldBe(
        [
            (AuditAction.Created, AuditSubject.HotDeskExtension), (AuditAction.Created, AuditSubject.Phone), (AuditAction.Created, AuditSubject.Template),
            (AuditAction.Created, AuditSubject.ProvisioningKey), (AuditAction.Changed, AuditSubject.ProvisioningKey), (AuditAction.Changed, AuditSubject.Office),
            (AuditAction.Deleted, AuditSubject.HotDeskExtension), (AuditAction.Changed, AuditSubject.Phone),
        ], ignoreOrder: true);
        AuditFields.Read(entries[1].After)["At hot desk"].ShouldBe("3100 Window");
        var office = entries.Single(e => e.Kind == AuditSubject.Office);
        (office.Before, office.After).ShouldBe(("""{"Name":"Office main","Lockout of users, tries":"3"}""", """{"Name":"Head office","Lockout of users, tries":"5"}"""));
        (await HoldsAsync(portal)).ShouldBeTrue();
    }

    [Fact]
    public async Task Portal_TellsOfAccounts_KeysAndOffices_InItsOwnChain()
    {
        await using var portal = await AccountsPortalAsync();
        var page = new Uri("https://portal.example/invitation");
        await portal.Get<AccountService>().InviteAsync(Admin, new InvitationForm { Email = "root@example.com", Role = PortalRole.Administrator }, page, Token);
        await portal.Get<AccountService>().InviteAsync(Admin, new InvitationForm { Email = "m@example.com", Role = PortalRole.OfficeManager, Offices = ["main"] }, page, Token);
        await portal.ReadAsync(db => db.Users.Where(a => a.Email == "root@example.com").ExecuteUpdateAsync(s => s.SetProperty(a => a.IsInvited, false), Token));
        var id = await portal.ReadAsync(db => db.Users.Where(a => a.Email == "m@example.com").Select(a => a.Id).SingleAsync(Token));
        (await portal.Get<AccountService>().UpdateAsync(Admin, id, new AccountForm { Role = PortalRole.OfficeManager, Offices = ["training"] }, Token)).Error.ShouldBeNull();
        var key = (await portal.Get<ApiKeyService>().CreateAsync(Admin, new ApiKeyForm { Name = "Wallboard", Offices = ["main"] }, Token)).Value;
        await portal.Get<ApiKeyService>().RevokeAsync(Admin, key.Id, Token);
        await portal.Get<OfficeService>().CreateAsync(Admin, new OfficeForm { Key = "north", Name = "North", TimeZone = "Etc/UTC", RangeFirst = "30", RangeLast = "39" }, Token);
        (await portal.Get<AccountService>().DeleteAsync(Admin, id, Token)).Error.ShouldBeNull();

        var entries = (await EntriesAsync(portal)).Where(e => e.Chain == AuditChain.Portal).ToList();
        entries.Select(e => (e.Action, e.Subject)).ShouldBe(
        [
            (AuditAction.Created, "root@example.com"), (AuditAction.Created, "m@example.com"), (AuditAction.Changed, "m@example.com"), (AuditAction.Created, "Wallboard"),
            (AuditAction.Changed, "Wallboard"), (AuditAction.Created, "North"), (AuditAction.Deleted, "m@example.com"),
        ]);
        entries.ShouldAllBe(e => e.By == Admin.Name && e.From == "192.0.2.7");
        (entries[2].Before, entries[2].After).ShouldBe(("""{"Office":"Office main"}""", """{"Office":"Office training"}"""));
        (await EntriesAsync(portal)).ShouldContain(e => e.Chain == "north" && e.Action == AuditAction.Created);
        (await HoldsAsync(portal)).ShouldBeTrue();
    }

    [Fact]
    public async Task SipSecrets_ThatLeave_AreTold_AndNotHandedOutWhereThatFails()
    {
        await using var portal = await TestPortal.StartAsync();
        var support = Actor.Account("s@example.com", PortalRole.Support, []);
        (await portal.Get<ExportService>().SipAccountsAsync(support, "main", ExportFormat.Csv, Token)).IsSuccess.ShouldBeFalse();
        (await portal.Get<ExportService>().SipAccountsAsync(Admin, "main", ExportFormat.Csv, Token)).Error.ShouldBeOfType<ConfirmationNeeded>("there is no session");
        (await EntriesAsync(portal)).ShouldBeEmpty();
        (await portal.Get<SipSecrets>().ExportAsync(Admin, "main", Token)).IsSuccess.ShouldBeTrue();
        var entry = (await EntriesAsync(portal)).ShouldHaveSingleItem();
        (entry.Action, entry.Kind, entry.By, entry.After).ShouldBe((AuditAction.Exported, AuditSubject.SipAccounts, Admin.Name, """{"Accounts":"5"}"""));
    }

    [Fact]
    public async Task WhatIsRefused_OrRolledBack_LeavesNothing_AndWhatIsTriedAgainOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var users = portal.Get<HotDeskUserService>();
        (await users.CreateAsync(Admin, "main", Form("2019"), OwnershipChannel.Portal, Token)).Error.ShouldBeOfType<NumberTaken>();
        (await users.SetPinAsync(Admin, "main", portal.Main["2019"], Pin.Entered("1111"), OwnershipChannel.Portal, Token)).IsSuccess.ShouldBeFalse();
        portal.Faults.Fault = Fault.BeforeCommit;
        (await users.CreateAsync(Admin, "main", Form("2100"), OwnershipChannel.Portal, Token)).Error.ShouldBeOfType<Unavailable>();
        portal.Faults.Fault = Fault.None;
        (await EntriesAsync(portal)).ShouldBeEmpty();

        await using var second = await portal.SecondInstanceAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ((i % 2 == 0 ? portal : second).Get<HotDeskUserService>()).CreateAsync(Admin, "main", Form($"21{i:00}"), OwnershipChannel.Portal, Token)));
        (await EntriesAsync(portal)).Select(e => e.Number).ShouldBe(Enumerable.Range(1, 10).Select(n => (long)n));
        (await HoldsAsync(portal)).ShouldBeTrue();
    }

    [Fact]
    public async Task ManyAtOnce_KeepThePortalsChainWhole()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var second = await portal.SecondInstanceAsync();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => (i % 2 == 0 ? portal : second).Get<ApiKeyService>().CreateAsync(Admin, new ApiKeyForm { Name = $"Key {i}", Offices = ["main"] }, Token), Token)));
        (await EntriesAsync(portal)).Count.ShouldBe(16);
        (await HoldsAsync(portal)).ShouldBeTrue();
    }

    [Fact]
    public async Task Log_IsNotRewritten_ByAnyContextOfThePortal()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<HotDeskUserService>().CreateAsync(Admin, "main", Form("2100"), OwnershipChannel.Portal, Token);
        await using var db = await portal.Get<IDbContextFactory<Services.Data.HotDeskDbContext>>().CreateDbContextAsync(Token);
        db.Remove(await db.AuditEntries.SingleAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Secrets_AreInNoEntry_AndInNoExport()
    {
        await using var portal = await AccountsPortalAsync();
        const string Canary = "481516";
        const string Password = "canary-Password-481516";
        await portal.Get<HotDeskUserService>().CreateAsync(Admin, "main", Form("2100", pin: Canary), OwnershipChannel.Portal, Token);
        await portal.Get<HotDeskUserService>().SetPinAsync(Admin, "main", portal.Main["2019"], Pin.Entered(Canary), OwnershipChannel.Portal, Token);
        var apiKey = (await portal.Get<ApiKeyService>().CreateAsync(Admin, new ApiKeyForm { Name = "Wallboard", Offices = ["main"] }, Token)).Value.Key;
        var officeKey = (await portal.Get<ProvisioningKeys>().CreateAsync(Admin, "main", Token)).Value.Key;
        var link = (await portal.Get<AccountService>().InviteAsync(Admin, new InvitationForm { Email = "x@example.com" }, new Uri("https://portal.example/i"), Token)).Value.Address!;
        await using (var scope = portal.Get<IServiceScopeFactory>().CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<PortalAccount>>();
            (await portal.Get<AccountLinks>().AcceptAsync(accounts, link.Query.Split('=')[1], new PasswordForm { Password = Password, RepeatPassword = Password }, Token)).Error.ShouldBeNull();
        }
        await portal.Get<BuiltInTemplates>().SeedAsync(Token);
        var form = new TemplateForm { Name = "Ours", Content = new() { Overrides = [new("static.security.user_password", "admin:" + Password)] } };
        (await portal.Get<TemplateService>().CreateAsync(Admin, "main", form, OwnershipChannel.Portal, Token)).Error.ShouldBeNull();
        var sip = (await portal.Get<SipSecrets>().ExportAsync(Admin, "main", Token)).Value;
        portal.Get<AuditRefusals>().SignInFailed(Password, null);
        await portal.Get<AuditRefusals>().WriteAsync(cancellation: Token);

        var written = string.Join('\n', (await EntriesAsync(portal)).Select(e => $"{e.Subject} {e.By} {e.From} {e.Before} {e.After}"));
        var export = (await portal.Get<ExportService>().AuditAsync(Admin, "main", new AuditQuery { Scope = AuditScope.All }, ExportFormat.Csv, Token)).Value;
        written += System.Text.Encoding.UTF8.GetString(export.Content);
        var hashes = await portal.ReadAsync(db => db.Users.Select(a => a.PasswordHash).ToListAsync(Token));
        string[] secrets = [Canary, Password, apiKey, officeKey, link.Query.Split('=')[1], .. sip.Select(s => s.Password), .. hashes.OfType<string>()];
        foreach (var secret in secrets)
            written.ShouldNotContain(secret);
        written.ShouldContain("unknown account");
        written.ShouldContain("x@example.com");
    }

    private static HotDeskUserForm Form(string number, string pin = "") => new()
    {
        Number = number, FirstName = "Ada", LastName = "Novák", IsHotDeskingEnabled = true, IsActive = true, NewPin = pin,
    };

    private static Task<TestPortal> AccountsPortalAsync() => TestPortal.StartAsync(configure: services =>
        services.AddIdentityCore<PortalAccount>(o => o.User.RequireUniqueEmail = true).AddEntityFrameworkStores<Services.Data.HotDeskDbContext>());

    private static Task<List<AuditEntry>> EntriesAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Chain).ThenBy(e => e.Number).ToListAsync(Token));

    private static async Task<bool> HoldsAsync(TestPortal portal) => (await portal.Get<AuditVerifier>().VerifyAsync(Token)).All(r => r.Holds);
}
