using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
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
            ["Input.Current"] = "Hotdesk-demo-1", ["Input.Password"] = "another-Passw0rd", ["Input.RepeatPassword"] = "another-Passw0rd",
        }, form: "password");

        var changed = (await EntriesAsync(host)).Single(e => e.Action == AuditAction.Changed && e.Kind == AuditSubject.Account);
        (changed.By, changed.Party, changed.Subject, changed.After).ShouldBe(
            ("support@hotdesk.example", AuditParty.Account, "support@hotdesk.example", """{"Password":"set, other than before"}"""));
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
