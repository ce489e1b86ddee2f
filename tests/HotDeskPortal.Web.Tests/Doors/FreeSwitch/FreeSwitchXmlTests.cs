using System.Collections.Immutable;
using System.Xml.Linq;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Doors.FreeSwitch;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Doors.FreeSwitch;

public sealed class FreeSwitchXmlTests(ClockedPortalHost host) : IClassFixture<ClockedPortalHost>
{
    private const string Realm = FreeSwitchDoor.Realm;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARegistration_GetsTheHash_AndNoPassword()
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        var password = (await host.Services.GetRequiredService<SipSecrets>().ExportAsync(host.Actor(), "main", Token)).Value.Single(a => a.Extension == "3001").Password;
        var user = (await door.XmlAsync(Registration("3001")))!.Descendants("user").Single();
        user.Parent!.Name.LocalName.ShouldBe("domain");
        user.Parent.Attribute("name")!.Value.ShouldBe(Realm);
        user.Attribute("id")!.Value.ShouldBe("3001");
        user.ToString().ShouldNotContain(password);
        Values(user, "param")["a1-hash"].ShouldBe(FreeSwitchDirectory.Hash("3001", Realm, password));
        user.Attribute("cacheable")!.Value.ShouldBe("14400000");
        Values(user.Parent, "param")["dial-string"].ShouldContain("${sofia_contact(*/${dialed_user}@${dialed_domain})}");
        var variables = Values(user, "variable");
        (variables["user_context"], variables["effective_caller_id_number"], variables["inbound_dialplan"])
            .ShouldBe(("hotdesk", "3001", "XML:${conf_dir}/hotdesk-emergency.xml,XML"));
        var phone = host.Board().Directory.HotDesks.Single(h => h.Number.Digits == "3001").Phone!;
        (variables.GetValueOrDefault("hotdesk_place") ?? "").ShouldBe(FreeSwitchText.Words(phone.EmergencyLocation ?? ""));
        (variables.GetValueOrDefault("hotdesk_callback") ?? "").ShouldBe(phone.EmergencyCallback ?? "");
    }

    /// <summary>RFC 2617, 3.5: the hash of its example.</summary>
    [Fact]
    public void Hash_IsThatOfTheDigest() => FreeSwitchDirectory.Hash("Mufasa", "testrealm@host.com", "Circle Of Life").ShouldBe("939e7578ed9e3c518a452acee763bce9");

    [Theory]
    [InlineData("user", "2019")]
    [InlineData("user", "9999")]
    [InlineData("user", "")]
    [InlineData("domain", "other.example.com")]
    [InlineData("domain", "")]
    [InlineData("action", "reverse-auth-lookup")]
    [InlineData("purpose", "gateways")]
    [InlineData("purpose", "network-list")]
    [InlineData("section", "configuration")]
    [InlineData("section", "")]
    public async Task WhatIsNotOurs_IsNotFound(string field, string value)
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        (await door.XmlAsync(Registration("3001").Where(f => f.Name != field && (field != "domain" || f.Name != "key_value")).Append((field, value)))).ShouldBeNull();
    }

    [Fact]
    public async Task HandingOut_IsAuditedOnce_HoweverOftenPhonesRegister()
    {
        await using var own = new ClockedPortalHost();
        var door = await FreeSwitchDoor.OpenAsync(own);
        foreach (var user in new[] { "3001", "3001", "3002", "3003" })
            (await door.XmlAsync(Registration(user))).ShouldNotBeNull();
        await using var db = await own.OpenDatabaseAsync();
        var told = await db.AuditEntries.Where(e => e.Action == AuditAction.HandedOut && e.Kind == AuditSubject.SipAccounts).ToListAsync(Token);
        told.ShouldHaveSingleItem().Party.ShouldBe(AuditParty.PhoneSystem);
    }

    [Fact]
    public async Task EveryVerdict_IsADialplan()
    {
        await using var own = new ClockedPortalHost();
        var door = await FreeSwitchDoor.OpenAsync(own);
        await own.LogInAsync("3001", "2019");
        var name = own.User("2019").Name;
        var place = own.Board().Directory.HotDesks.Single(h => h.Number.Digits == "3001").Phone!;
        FreeSwitchDoor.Actions(await door.RouteAsync("3002", "2019", "hotdesk-inbound")).ShouldBe(
        [
            $"db insert/hotdesk/outside-2019/user/3001@{Realm}", "set hangup_after_bridge=true", "set continue_on_fail=true", "set call_timeout=20", $"bridge user/3001@{Realm}",
            "transfer 2019 XML hotdesk-voicemail",
        ]);
        FreeSwitchDoor.Actions(await door.RouteAsync("3001", "12025550999")).ShouldBe(
        [
            $"set effective_caller_id_name={FreeSwitchText.Words(name)}", $"set effective_caller_id_number={RouteResolver.CallerIdOf(own.User("2019")).Number}",
            "db insert/hotdesk/3001-12025550999/sofia/gateway/trunk/12025550999", "set hangup_after_bridge=true", "set continue_on_fail=true", "set call_timeout=60",
            "bridge sofia/gateway/trunk/12025550999",
        ]);
        FreeSwitchDoor.Actions(await door.RouteAsync("3001", "2020")).ShouldContain("transfer 2020 XML hotdesk-voicemail");
        FreeSwitchDoor.Actions(await door.RouteAsync("3001", "3002")).ShouldBe(["db delete/hotdesk/3001-3002", "hangup CALL_REJECTED"]);
        var free = own.Board().Directory.HotDesks.First(h => h.Phone is not null && own.Board().OwnerOf(h.Id) is null).Number.Digits;
        FreeSwitchDoor.Actions(await door.RouteAsync(free, "12025550999")).ShouldBe([$"db delete/hotdesk/{free}-12025550999", "hangup OUTGOING_CALL_BARRED"]);
        FreeSwitchDoor.Actions(await door.RouteAsync("3001", "*45")).ShouldBe(
        [
            "answer", $"httapi {{httapi_profile=hotdesk,method=POST,hotdesk_phone=3001,hotdesk_wish=login}}http://localhost/door/{door.Address}/freeswitch/keypad",
            "playback ivr/ivr-call_cannot_be_completed_as_dialed.wav", "hangup NORMAL_TEMPORARY_FAILURE",
        ]);
        var emergency = FreeSwitchDoor.Actions(await door.RouteAsync("3001", "911"));
        emergency[^1].ShouldBe("bridge sofia/gateway/trunk/911");
        emergency.Contains($"export sip_h_X-Emergency-Location={FreeSwitchText.Words(place.EmergencyLocation ?? "-")}").ShouldBe(place.EmergencyLocation is not null);
        emergency.Contains($"export sip_h_X-Emergency-Callback={place.EmergencyCallback}").ShouldBe(place.EmergencyCallback is not null);
        emergency.ShouldNotContain(a => a.Contains(name, StringComparison.Ordinal));
        // Where the password of a user of the domain was checked, whatever the context.
        (await door.RouteAsync("3001", "2019", "default")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("3001", "*97", "hotdesk", Realm)]
    [InlineData("3001", "2019", "hotdesk", "other.example.com")]
    [InlineData("3001", "2019", "hotdesk-voicemail", Realm)]
    [InlineData("3001", "${system(id)}", "hotdesk", Realm)]
    [InlineData("3001", "", "hotdesk", Realm)]
    [InlineData("alice", "2019", "hotdesk", Realm)]
    [InlineData("3001", "2019", "a\"b", Realm)]
    [InlineData(null, "2019", "public", Realm)]
    public async Task OthersCalls_AreHandedOn(string? from, string to, string context, string domain)
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        (await door.RouteAsync(from, to, context, domain)).ShouldBeNull();
    }

    /// <summary>A stranger outside may say of themselves whatever they like.</summary>
    [Fact]
    public async Task WhatACallerSaysOfThemselves_CountsOnlyAmongHotDesks()
    {
        var door = await FreeSwitchDoor.OpenAsync(host);
        (string, string)[] said = [("section", "dialplan"), ("Hunt-Destination-Number", "911"), ("Caller-Username", "3001"), ("Caller-Channel-Name", $"sofia/external/3001@{Realm}")];
        (await door.XmlAsync([.. said, ("Hunt-Context", "public")])).ShouldBeNull();
        (await door.XmlAsync([.. said, ("Hunt-Context", "default")])).ShouldBeNull();
        (await door.XmlAsync([.. said, ("Hunt-Context", "hotdesk")])).ShouldNotBeNull();
    }

    [Fact]
    public async Task Routing_NeedsNoDatabase()
    {
        await using var own = new ClockedPortalHost();
        var door = await FreeSwitchDoor.OpenAsync(own);
        await own.LogInAsync("3001", "2019");
        using (own.TakeDatabaseAway())
            FreeSwitchDoor.Actions(await door.RouteAsync(null, "2019", "hotdesk-inbound")).ShouldContain($"bridge user/3001@{Realm}");
    }

    /// <summary>Whatever people, places, trunks and domains are called: the same applications, and nothing in their values that FreeSWITCH would act on.</summary>
    [Fact]
    public void WhateverThingsAreCalled_NothingIsRun()
    {
        string[] pieces =
        [
            "${system(id)}", "$${domain}", "'", "\"", ",", "|", "^^:", "[leg_timeout=1]", "{a=b}", "<X-PRE-PROCESS cmd=\"exec\" data=\"id\"/>", "x-pre-process", "<?", "-->", "<!--#", "\n", "\r",
            "\u2028", "\0", "&amp;", ":_:", "\\", "`", ";", "=", "(", ")", "/", "O'Neill", "Ægir", "小林", "\ud83d", "😀", "pre--process", "a", " ", "-", "user/1@x",
        ];
        var random = new Random(20261127);
        string Any() => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
        var (plain, seen) = (new Dictionary<Verdict, string>(), 0);
        for (var i = 0; i < 3000; i++)
        {
            var verdict = Enum.GetValues<Verdict>()[i % 6];
            var isPlain = i < 6;
            string Said() => isPlain ? "x1" : Any() + "x1";
            var route = new Route(verdict == Verdict.Ring ? "2019" : Said(), RouteKind.User, true, [], new IsEmergencyNumber());
            var decided = new CallVerdict(verdict, route, new CallerId(Said(), Said()), new EmergencyPlace(Said(), "1" + Said()), "1" + Said());
            var dialplan = FreeSwitchDialplan.Of(new("hotdesk" + Said(), Said(), "1" + Said(), Said(), Said(), "https://x/y"), decided, FeatureCode.LogIn);
            var account = FreeSwitchDirectory.Of(new DeskAccount("3001" + Said(), "p", Said(), "1" + Said()), Said());
            foreach (var document in new[] { dialplan, account })
            {
                var text = System.Text.Encoding.UTF8.GetString(FreeSwitchXml.Bytes(document));
                text.ShouldNotContain("pre-process", Case.Insensitive);
                text.ShouldNotContain("<?");
                text.ShouldNotContain("$${");
                text.ShouldNotContain("<!--");
                XElement.Parse(text);
            }
            foreach (var value in dialplan.Descendants("action").Select(a => a.Attribute("data")!.Value).Concat(Values(account, "variable").Where(v => v.Key != "inbound_dialplan").Select(v => v.Value)))
            {
                var said = value.StartsWith("{httapi_profile=hotdesk,method=POST,hotdesk_phone=", StringComparison.Ordinal)
                    ? value[1..].Replace(",method=POST,hotdesk_phone=", "", StringComparison.Ordinal).Replace(",hotdesk_wish=login}https:", "", StringComparison.Ordinal) : value;
                if (said.Contains('=', StringComparison.Ordinal))
                    said = said[(said.IndexOf('=', StringComparison.Ordinal) + 1)..];
                said.ShouldNotContain(c => "${}[]<>()|^'\"\\`;=".Contains(c) || char.IsControl(c), value);
                seen++;
            }
            var shape = string.Join('|', dialplan.Descendants().Select(e => $"{e.Name} {e.Attribute("application")?.Value}"));
            plain.TryAdd(verdict, shape);
            shape.ShouldBe(plain[verdict]);
        }
        seen.ShouldBeGreaterThan(10_000);
    }

    private static List<(string Name, string Value)> Registration(string user) =>
    [
        ("hostname", "pbx"), ("section", "directory"), ("tag_name", "domain"), ("key_name", "name"), ("key_value", Realm), ("user", user), ("domain", Realm), ("action", "sip_auth"),
        ("sip_auth_username", user), ("sip_auth_realm", Realm), ("sip_auth_method", "REGISTER"),
    ];

    private static Dictionary<string, string> Values(XElement element, string name) =>
        element.Descendants(name).GroupBy(p => p.Attribute("name")!.Value).ToDictionary(g => g.Key, g => g.Last().Attribute("value")!.Value);
}
