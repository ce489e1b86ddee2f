using System.Net;
using System.Net.Http.Headers;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
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

    private sealed class Site : WebApplicationFactory<Program>
    {
        private readonly string _data = Directory.CreateTempSubdirectory("hotdesk-web-").FullName;

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
