using System.Text;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Provisioning;

/// <summary>A phone that asks for its files.</summary>
internal static class ProvisionedPhone
{
    public const string Mac = "805ec0112201";
    public const string Root = "https://portal.example.com/p/";
    public const string Agent = "Yealink SIP-T54W 96.85.0.15 80:5e:c0:11:22:01";

    public static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.Get<BuiltInTemplates>().SeedAsync();
        await portal.SetUpAsync(async transaction =>
        {
            transaction.Office.SipServer = "pbx.example.com";
            var template = await transaction.Db.Templates.SingleAsync(t => t.OfficeId == null && t.Vendor == PhoneVendor.Yealink);
            foreach (var hotDesk in await transaction.Db.HotDeskExtensions.Where(h => h.OfficeId == transaction.Office.Id).ToListAsync())
                hotDesk.TemplateId = template.Id;
        });
        return portal;
    }

    /// <summary>A new office key, and the window of 3001's phone open.</summary>
    public static async Task<string> OpenAsync(TestPortal portal)
    {
        var keys = portal.Get<ProvisioningKeys>();
        var key = (await keys.CreateAsync(TestPortal.Admin, "main")).Value.Key;
        (await keys.OpenWindowAsync(TestPortal.Admin, "main", [await PhoneAsync(portal)])).Value.ShouldBe(portal.Clock.GetUtcNow() + ProvisioningKeys.Window);
        return key;
    }

    public static Task<int> PhoneAsync(TestPortal portal)
    {
        var hotDesk = portal.Main["3001"];
        return portal.ReadAsync(db => db.Phones.Where(p => p.HotDeskExtensionId == hotDesk).Select(p => p.Id).SingleAsync());
    }

    public static PhoneRequest Request(string key, string file, string agent = Agent) => new(key, file, Root, agent, "192.0.2.1");

    public static async Task<Domain.Result<ServedFile>> GetAsync(TestPortal portal, string key, string file) =>
        await portal.Get<ProvisioningService>().GetAsync(Request(key, file));

    public static async Task<string?> TextAsync(TestPortal portal, string key, string file, string agent = Agent)
    {
        var found = await portal.Get<ProvisioningService>().GetAsync(Request(key, file, agent));
        return found.IsSuccess ? Encoding.UTF8.GetString(found.Value.Body.Span) : null;
    }

    public static string OwnKey(string text)
    {
        var line = text.Split('\n').Single(l => l.StartsWith("static.auto_provision.server.url = ", StringComparison.Ordinal));
        return line.Split('/')[^2];
    }
}
