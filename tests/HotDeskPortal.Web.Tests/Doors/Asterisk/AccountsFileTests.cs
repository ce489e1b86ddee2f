using System.Net;
using System.Text;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Web.Doors.Asterisk;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Doors.Asterisk;

public sealed class AccountsFileTests(ClockedPortalHost host) : IClassFixture<ClockedPortalHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void File_IsWhatWorkedOnARealAsterisk()
    {
        var file = AccountsFile.Of("Main", [new("3004", "secret-3004", "12 Harbour St, floor 1, row A; door 3004", "+12025550100"), new("3005", "s", null, null)]);
        Encoding.UTF8.GetString(file.Body).ShouldBe("""
            ; hot desk accounts of Main; do not edit, this file is fetched anew

            [3004](hotdesk-phone)
            inbound_auth/username=3004
            inbound_auth/password=secret-3004
            endpoint/callerid="Hot desk 3004" <3004>
            endpoint/set_var=HOTDESK_PLACE=12 Harbour St, floor 1, row A\; door 3004
            endpoint/set_var=HOTDESK_CALLBACK=+12025550100

            [3005](hotdesk-phone)
            inbound_auth/username=3005
            inbound_auth/password=s
            endpoint/callerid="Hot desk 3005" <3005>

            ; end of hot desk accounts

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("a\nendpoint/context=default")]
    [InlineData("a\r[3001](hotdesk-phone)")]
    [InlineData("a\u2028#exec rm")]
    [InlineData("a;-- b --;\"")]
    [InlineData("${SHELL(id)}$[1]")]
    [InlineData("; end of hot desk accounts\n")]
    public void HostileTexts_StayInTheirLine(string hostile)
    {
        var lines = Encoding.UTF8.GetString(AccountsFile.Of(hostile, [new("3004", "p", hostile, "+1202" + hostile)]).Body).Split('\n');
        // Comment, blank, five settings and the section, blank, end, and nothing behind it.
        (lines.Length, lines[^2], lines.Count(l => l == AccountsFile.End)).ShouldBe((11, AccountsFile.End, 1));
        var place = lines.Single(l => l.StartsWith("endpoint/set_var=HOTDESK_PLACE=", StringComparison.Ordinal));
        place.Replace("\\;", "", StringComparison.Ordinal).ShouldNotContain(";");
        place.ShouldNotContain("\"");
        place.ShouldNotContain("${");
        lines.Single(l => l.StartsWith("endpoint/set_var=HOTDESK_CALLBACK=", StringComparison.Ordinal)).Split('=')[^1].ShouldAllBe(c => char.IsAsciiDigit(c) || "+*#".Contains(c));
    }

    [Fact]
    public async Task Fetch_GetsEveryDesk_ByETag_AndIsAuditedOnce()
    {
        await using var own = new ClockedPortalHost();
        var door = await AsteriskDoor.OpenAsync(own);
        using var first = await door.SendAsync("accounts");
        var text = await first.Content.ReadAsStringAsync(Token);
        text.Split("](hotdesk-phone)").Length.ShouldBe(own.Board().Directory.HotDesks.Length + 1);
        text.ShouldEndWith(AccountsFile.End + "\n");
        var etag = first.Headers.ETag!.ToString();
        (await door.SendAsync("accounts", etag: etag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await door.SendAsync("accounts", method: "HEAD")).Headers.ETag!.ToString().ShouldBe(etag);
        (await (await door.SendAsync("accounts")).Content.ReadAsStringAsync(Token)).ShouldBe(text);
        (await door.SendAsync("accounts", "hdd_wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // The phone gets the same password.
        await using var db = await own.OpenDatabaseAsync();
        var told = await db.AuditEntries.Where(e => e.Action == AuditAction.HandedOut && e.Kind == AuditSubject.SipAccounts).ToListAsync(Token);
        told.ShouldHaveSingleItem().Party.ShouldBe(AuditParty.PhoneSystem);
        // A login changes no account.
        await own.LogInAsync("3001", "2019");
        (await door.SendAsync("accounts", etag: etag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Passwords_AreThoseOfTheExport()
    {
        var door = await AsteriskDoor.OpenAsync(host);
        var text = await (await door.SendAsync("accounts")).Content.ReadAsStringAsync(Token);
        var exported = await host.Services.GetRequiredService<HotDeskPortal.Services.Provisioning.SipSecrets>().ExportAsync(host.Actor(), "main", Token);
        foreach (var account in exported.Value)
            text.ShouldContain($"inbound_auth/username={account.User}\ninbound_auth/password={account.Password}\n");
    }
}
