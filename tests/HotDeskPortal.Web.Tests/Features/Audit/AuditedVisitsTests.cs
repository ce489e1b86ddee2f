using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.History;
using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Tests.Api;
using HotDeskPortal.Web.Tests.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Audit;

/// <summary>What happens at the doors of the portal: sign-ins, wrong passwords, wrong keys.</summary>
public sealed class AuditedVisitsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_AndWrongPasswords_AreTold()
    {
        await using var host = new ClockedPortalHost();
        var browser = new FormClient(host);
        await browser.SignInAsync("support@hotdesk.example", "Hotdesk-demo-1");
        var stranger = new FormClient(host);
        for (var i = 0; i < 5; i++)
            await stranger.SignInAsync("trainer@hotdesk.example", "a wrong password");
        await stranger.SignInAsync("my secret password", "oh");
        await host.Services.GetRequiredService<AuditRefusals>().WriteAsync(cancellation: Token);

        var entries = await EntriesAsync(host);
        entries.ShouldContain(e => e.Action == AuditAction.SignedIn && e.Subject == "support@hotdesk.example" && e.Party == AuditParty.Account);
        var failed = entries.Where(e => e.Action == AuditAction.SignInFailed).ToList();
        failed.Single(e => e.Subject == "trainer@hotdesk.example").After!.ShouldContain("\"Times\":\"5\"");
        entries.ShouldAllBe(e => !$"{e.Subject}{e.By}{e.After}".Contains("password of", StringComparison.Ordinal) && !$"{e.Subject}{e.By}".Contains("my secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatSomebodyChangesAboutTheirAccount_IsTheirs()
    {
        await using var host = new ClockedPortalHost();
        var browser = new FormClient(host);
        await browser.SignInAsync("support@hotdesk.example", "Hotdesk-demo-1");
        var page = await browser.PageAsync("/account/me");
        await browser.SendAsync("/account/me", page, new()
        {
            ["Input.Current"] = "Hotdesk-demo-1", ["Input.Password"] = "correct-horse-battery-9", ["Input.RepeatPassword"] = "correct-horse-battery-9",
        }, form: "password");

        var changed = (await EntriesAsync(host)).Single(e => e.Action == AuditAction.Changed && e.Kind == AuditSubject.Account);
        (changed.By, changed.Party, changed.Subject, changed.After).ShouldBe(
            ("support@hotdesk.example", AuditParty.Account, "support@hotdesk.example", """{"Password":"set, other than before"}"""));
    }

    [Fact]
    public async Task Sessions_ThatAreEnded_AreTold_WhoseAndByWhom()
    {
        await using var host = new AddressedHost();
        var (here, there) = (host.From("192.0.2.7"), new FormClient(host));
        await there.SignInAsync("support@hotdesk.example", "Hotdesk-demo-1");
        host.Address = System.Net.IPAddress.Parse("192.0.2.8");
        await here.SignInAsync("support@hotdesk.example", "Hotdesk-demo-1");
        var page = await here.PageAsync("/account/me");
        var other = page.QuerySelectorAll("button[name=EndSession]").Select(b => b.GetAttribute("value")!).Single(v => v != "everywhere");
        await here.SendAsync("/account/me", page, new() { ["EndSession"] = other }, form: "sessions");
        await here.SendAsync("/account/sign-out", page, []);

        var ended = (await EntriesAsync(host)).Where(e => e.Action == AuditAction.SessionEnded).ToList();
        ended.ShouldAllBe(e => e.Subject == "support@hotdesk.example" && e.By == "support@hotdesk.example" && e.Party == AuditParty.Account && e.From == "192.0.2.8");
        ended.Select(e => e.Before).ShouldBe(
            ["""{"Browser":"Unknown browser","Address":"192.0.2.7"}""", """{"Browser":"Unknown browser","Address":"192.0.2.8"}"""]);
    }

    [Fact]
    public async Task AnApiKey_IsNamedByEveryLoginAndLogoutThatItBrings()
    {
        await using var host = new ClockedPortalHost();
        var api = ApiClient.For(host);
        await api.CallAsync("3009", "*45", "2023#", "57713#", "2");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await api.CallAsync("3009", "*46", "57713#");
        await host.LogInAsync("3009", "2023");
        (await api.PostAsync("offices/main/hot-desk-extensions/3009/logout", new { reason = "Cleaning" })).IsSuccessStatusCode.ShouldBeTrue();

        var history = (await host.Services.GetRequiredService<HistoryService>().ListAsync(host.Actor(), "main", new() { HotDesk = "3009", Sort = HistorySort.Started }, Token)).Value.Items;
        var key = await KeyNameAsync(host);
        history.Take(2).Select(s => (s.StartedKey, s.EndedKey)).ShouldBe([(null, key), (key, key)]);
        await using var db = await host.OpenDatabaseAsync();
        (await db.Journal.AsNoTracking().Where(e => e.Key == key).CountAsync(Token)).ShouldBe(3);
        var forced = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Action == AuditAction.LoggedOut, Token);
        (forced.By, forced.Party).ShouldBe((key, AuditParty.ApiKey));
    }

    private static async Task<string> KeyNameAsync(PortalHost host)
    {
        await using var db = await host.OpenDatabaseAsync();
        var hash = ApiKeys.Hash(PortalHost.DemoKey);
        return await db.ApiKeys.Where(k => k.Hash == hash).Select(k => k.Name).SingleAsync(Token);
    }

    [Fact]
    public async Task Keys_ThatAreRefused_AreTold_AndAMissingOneIsNot()
    {
        await using var host = new ClockedPortalHost();
        await ApiClient.For(host, null).SendAsync("GET", "offices/main/ownership");
        await ApiClient.For(host, "hdp_wrong").SendAsync("GET", "offices/main/ownership");
        await using (var db = await host.OpenDatabaseAsync())
        {
            db.ApiKeys.Add(new ApiKey { Name = "Wallboard", Hash = ApiKeys.Hash("hdp_wallboard"), Rights = ApiKeyRights.Keypad, Offices = [new ApiKeyOffice { OfficeId = host.Board().Office.Id }] });
            await db.SaveChangesAsync(Token);
        }
        host.Time.Advance(ApiKeys.Freshness);
        (await ApiClient.For(host, "hdp_wallboard").SendAsync("GET", "offices/main/ownership")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await host.Services.GetRequiredService<AuditRefusals>().WriteAsync(isLast: true, cancellation: Token);

        (await EntriesAsync(host)).Where(e => e.Action == AuditAction.KeyDenied).Select(e => e.Subject).ShouldBe(["unknown key", "Wallboard"], ignoreOrder: true);
    }

    [Fact]
    public async Task Caller_OfTheApi_BringsTheirAddress()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.8");
        context.Features.Set(new ApiCaller(Actor.Key("Wallboard", ApiKeyRights.Read, [])));
        (await ApiCaller.BindAsync(context))!.Actor.From.ShouldBe(context.Connection.RemoteIpAddress);
    }

    private static async Task<List<AuditEntry>> EntriesAsync(PortalHost host)
    {
        await using var db = await host.OpenDatabaseAsync();
        return await db.AuditEntries.AsNoTracking().Where(e => e.Chain == AuditChain.Portal).OrderBy(e => e.Number).ToListAsync(Token);
    }
}
