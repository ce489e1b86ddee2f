using System.Net;
using System.Net.Http.Headers;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Provisioning;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Features.Provisioning;

/// <summary>Phones at the real host, with the demo offices.</summary>
public sealed class ProvisioningEndpointsTests : IDisposable
{
    private static readonly Actor Admin = Actor.Account("admin", PortalRole.Administrator, []);
    private readonly Site _site = new();

    [Fact]
    public async Task Get_Head_AndIfNoneMatch_AnswerAsAPhoneWantsIt()
    {
        var (key, mac) = await OpenAsync();
        using var http = _site.CreateClient();
        var address = $"/p/{key}/{mac}.cfg";

        using var get = await http.GetAsync(address);
        get.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await get.Content.ReadAsStringAsync()).ShouldStartWith("#!version:1.0.0.1\n");
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { get.Headers.ETag! } } };
        using var unchanged = await http.SendAsync(request);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var put = await http.PutAsync($"/p/{key}/logs/{mac}-app.log", new ByteArrayContent([1]));
        put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var large = await http.PutAsync($"/p/{key}/logs/{mac}-app.log", new ByteArrayContent(new byte[ProvisioningService.MaxUpload + 1]));
        large.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refusals_WhateverTheReason_AreIdentical_AndThrottledInTheEnd()
    {
        var (key, mac) = await OpenAsync();
        using var http = _site.CreateClient();
        string[] addresses =
        [
            $"/p/wrong/{mac}.cfg", $"/p/{key}/805ec01122fe.cfg", $"/p/{key}/64167f112204.cfg", $"/p/{key}/{mac}-phone.cfg", $"/p/{key}/", "/p/x", "/p", $"/p/{key}/../x",
        ];

        var answers = new List<string>();
        foreach (var address in addresses)
            answers.Add(await AnswerAsync(await http.GetAsync(address)));
        answers.Add(await AnswerAsync(await http.PostAsync($"/p/{key}/{mac}.cfg", null)));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("404");
        HttpResponseMessage last;
        var tries = 0;
        do
            last = await http.GetAsync($"/p/wrong/{mac}.cfg");
        while (last.StatusCode == HttpStatusCode.NotFound && ++tries < 100);
        last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Headers.RetryAfter.ShouldBe(new RetryConditionHeaderValue(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task WhatAPhoneAsksForInVain_WithItsOwnKey_IsNeverCounted()
    {
        var (office, mac) = await OpenAsync();
        using var http = _site.CreateClient();
        var configuration = await http.GetStringAsync($"/p/{office}/{mac}.cfg");
        var key = configuration.Split("/p/")[1].Split('/')[0];
        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "PROPFIND", "MKCOL", "POST", "DELETE" })
            foreach (var file in new[] { "", "/", "logs/", "SoundPointIPLocalization/x-dictionary.xml", $"{mac}-license.cfg", "3111-66800-001.sip.ld", "nothing.xml?x=%2e%2e" })
                foreach (var _ in Enumerable.Range(0, 2))
                    (await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/p/{key}/{file}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {file}");

        (await http.GetAsync($"/p/{office}/{mac}.cfg")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync($"/p/wrong/{mac}.cfg")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "not throttled");
    }

    [Fact]
    public async Task Scanner_AtTheAddressOfThirtyBootingPhones_IsThrottled_AndThePhonesAreAllServed()
    {
        var (key, macs) = await OpenPolysAsync(30);
        using var http = _site.CreateClient();

        (await ScanAsync(http, "/p/made-up/64167f0000{0:00}.cfg")).ShouldBe(HttpStatusCode.TooManyRequests);
        var own = await Task.WhenAll(macs.Select(mac => BootAsync(http, key, mac)));
        own.Distinct().Count().ShouldBe(30);
        // With the keys of their own, while somebody tries phones with the office's key too.
        (await ScanAsync(http, $"/p/{key}/64167f0000{{0:00}}.cfg")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await Task.WhenAll(macs.Zip(own, (mac, phone) => BootAsync(http, phone, mac)))).ShouldBe(own);

        (await http.GetAsync("/p/made-up/64167f000001.cfg")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task TryingPhones_WithAnOfficesKey_IsThrottled_AndOpensNothingMeanwhile()
    {
        var (key, macs) = await OpenPolysAsync(2);
        using var http = _site.CreateClient();
        var own = await BootAsync(http, key, macs[0]);

        (await ScanAsync(http, $"/p/{key}/64167f0000{{0:00}}.cfg")).ShouldBe(HttpStatusCode.TooManyRequests);

        (await http.GetAsync($"/p/{key}/{macs[1]}.cfg")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await http.GetAsync($"/p/{own}/{macs[0]}.cfg")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync($"/p/{own}/{macs[1]}.cfg")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "it is no key of that phone");
    }

    [Theory]
    [InlineData("GET", 18)]
    [InlineData("HEAD", 0)]
    [InlineData("PUT", 18)]
    [InlineData("POST", 18)]
    [InlineData("DELETE", 18)]
    [InlineData("OPTIONS", 18)]
    [InlineData("PROPFIND", 18)]
    public async Task TooManyRefusals_WhateverTheMethod_AreOnePlainLine(string method, int length)
    {
        using var http = _site.CreateClient();
        await ScanAsync(http, "/p/made-up/64167f0000{0:00}.cfg");

        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/p/made-up/x.cfg") { Content = method == "PUT" ? new ByteArrayContent(new byte[99]) : null });

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentLength).ShouldBe(("text/plain", 18L));
        answer.Headers.RetryAfter.ShouldBe(new RetryConditionHeaderValue(TimeSpan.FromSeconds(60)));
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(length);
    }

    [Theory]
    [InlineData("/p/{0}//{1}.cfg")]
    [InlineData("/p//{0}/{1}.cfg")]
    [InlineData("/p/{0}/{2}.CFG")]
    [InlineData("/p/{0}/{1}.cfg?v=1")]
    public async Task Get_AsPhonesReallyWriteIt_IsServed(string address)
    {
        var (key, macs) = await OpenPolysAsync(1);
        using var http = _site.CreateClient();

        using var answer = await http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, key, macs[0], macs[0].ToUpperInvariant()));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]")]
    public async Task Get_WhereNoPhoneFindsThePortal_IsRefusedPlainly_ToWhoHasAKey(string host)
    {
        var (key, macs) = await OpenPolysAsync(1);
        using var http = _site.CreateDefaultClient(new Uri(host));

        using var answer = await http.GetAsync($"/p/{key}/{macs[0]}.cfg");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Set Provisioning:PublicUrl");
        using var unknown = await http.GetAsync($"/p/made-up/{macs[0]}.cfg");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var configured = _site.WithWebHostBuilder(b => b.UseSetting("Provisioning:PublicUrl", "https://phones.example.com"));
        using var served = await configured.CreateDefaultClient(new Uri(host)).GetAsync($"/p/{key}/hd-{macs[0]}.cfg");
        (await served.Content.ReadAsStringAsync()).ShouldContain("\"https://phones.example.com/p/");
    }

    public void Dispose() => _site.Dispose();

    private static async Task<string> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
            return $"{(int)response.StatusCode} {response.Headers} {response.Content.Headers} {await response.Content.ReadAsStringAsync()}";
    }

    private async Task<(string Key, string Mac)> OpenAsync()
    {
        var keys = _site.Services.GetRequiredService<ProvisioningKeys>();
        await using var db = await _site.Services.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContextAsync();
        var phone = await db.Phones.OrderBy(p => p.Id).FirstAsync(p => p.HotDeskExtensionId != null && p.Model == "Yealink T54W");
        (await keys.OpenWindowAsync(Admin, "main", [phone.Id])).IsSuccess.ShouldBeTrue();
        return ((await keys.CreateAsync(Admin, "main")).Value.Key, phone.Mac.Hex);
    }

    /// <summary>Asks 70 times, which is more than an address may be refused in a minute.</summary>
    private static async Task<HttpStatusCode> ScanAsync(HttpClient http, string address)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 70).Select(async i =>
        {
            using var answer = await http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, i));
            return answer.StatusCode;
        }));
        answers.ShouldAllBe(a => a == HttpStatusCode.NotFound || a == HttpStatusCode.TooManyRequests);
        return answers.Max();
    }

    /// <summary>What a Poly VVX asks for at one boot: its files are served, and nothing is taken for scanning.</summary>
    /// <returns>The key that it comes with from now on.</returns>
    private static async Task<string> BootAsync(HttpClient http, string key, string mac)
    {
        var own = key;
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Features", "Provisioning", "boot-of-a-poly-vvx.txt")))
        {
            if (line.StartsWith('#') || line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var method, var file, ..])
                continue;
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/p/{key}/{file.Replace("<mac>", mac, StringComparison.Ordinal)}");
            if (method == "PUT")
                request.Content = new ByteArrayContent([1]);
            using var answer = await http.SendAsync(request);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, line);
            if (method == "PUT" || file is "<mac>.cfg" or "hd-<mac>.cfg" or "contacts/<mac>-directory.xml")
                answer.IsSuccessStatusCode.ShouldBeTrue(line);
            if (file == "hd-<mac>.cfg")
                own = KeyIn(await answer.Content.ReadAsStringAsync());
        }
        return own;
    }

    private static string KeyIn(string configuration) => configuration.Split("device.prov.serverName=\"")[1].Split('"')[0].TrimEnd('/').Split('/')[^1];

    /// <summary>Poly phones at hot desks, whose windows are open.</summary>
    private async Task<(string Key, string[] Macs)> OpenPolysAsync(int count)
    {
        var keys = _site.Services.GetRequiredService<ProvisioningKeys>();
        var changes = _site.Services.GetRequiredService<OfficeChanges>();
        var phones = await changes.SetUpAsync<List<Phone>>(Admin, "main", Permission.SetUp, OwnershipChannel.Portal, async (t, ct) =>
        {
            var template = await t.Db.Templates.FirstAsync(p => p.OfficeId == null && p.Vendor == PhoneVendor.Poly, ct);
            var hotDesks = Enumerable.Range(0, count).Select(i => new HotDeskExtension
            {
                OfficeId = t.OfficeId, Number = ExtensionNumber.Parse($"38{i:00}"), TemplateId = template.Id, CreatedAt = t.At,
            }).ToList();
            t.Db.AddRange(hotDesks);
            await t.FlushAsync(ct);
            var created = hotDesks.ConvertAll(h => new Phone
            {
                OfficeId = t.OfficeId, Mac = MacAddress.Parse($"64167fab00{h.Number.Digits[2..]}"), Model = "Poly VVX 450", HotDeskExtensionId = h.Id,
            });
            t.Db.AddRange(created);
            await t.FlushAsync(ct);
            return created;
        }, default);
        (await keys.OpenWindowAsync(Admin, "main", [.. phones.Value.Select(p => p.Id)])).IsSuccess.ShouldBeTrue();
        return ((await keys.CreateAsync(Admin, "main")).Value.Key, [.. phones.Value.Select(p => p.Mac.Hex)]);
    }

    private sealed class Site : WebApplicationFactory<Program>
    {
        private readonly string _data = Directory.CreateTempSubdirectory("hotdesk-web-").FullName;

        public Site() => ClientOptions.BaseAddress = new Uri("http://portal.example.com");

        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Development").UseSetting("Data:Directory", _data);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Directory.Exists(_data))
                Directory.Delete(_data, recursive: true);
        }
    }
}
