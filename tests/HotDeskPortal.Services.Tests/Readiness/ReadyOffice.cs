using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Readiness;

/// <summary>An office where every check holds, and ways to look at it.</summary>
internal static class ReadyOffice
{
    public const string Template = "Desks of floor 1";

    public static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(configure: services => services.AddSingleton<ISpeechState>(new StubSpeech()));
        await portal.Get<BuiltInTemplates>().SeedAsync();
        await portal.SetUpAsync(async t =>
        {
            t.Office.SipServer = "pbx.example.com";
            t.Office.Policies = t.Office.Policies with { NightlyLogout = new TimeOnly(2, 0), NightlyLogoutSince = t.At };
            var template = new Template
            {
                OfficeId = t.Office.Id, Name = Template, Vendor = PhoneVendor.Yealink, Content = BuiltInTemplates.HotDesk, Revision = 1, ChangedBy = "test",
            };
            t.Db.Add(template);
            t.Db.Add(TestOffice.NewPhone(t.Office.Id, "805ec0112209", portal.Main["3009"]));
            await t.Db.SaveChangesAsync();
            foreach (var hotDesk in await t.Db.HotDeskExtensions.Where(h => h.OfficeId == t.Office.Id).ToListAsync())
                hotDesk.TemplateId = template.Id;
            foreach (var phone in await t.Db.Phones.Where(p => p.OfficeId == t.Office.Id).ToListAsync())
                (phone.EmergencyLocation, phone.FetchedAt, phone.ReportedModel, phone.ReportedMac) = ("Floor 1", t.At, phone.Model, phone.Mac);
            var users = await t.Db.HotDeskUsers.Where(u => u.OfficeId == t.Office.Id).ToListAsync();
            foreach (var user in users)
            {
                user.IsHotDeskingEnabled = TestOffice.Agents.Contains(user.Number.Digits);
                user.CallerIdNumber = $"+1202555{user.Number}";
            }
            (await t.Db.Destinations.SingleAsync(d => d.OfficeId == t.Office.Id)).Members =
                [.. users.Where(u => u.IsHotDeskingEnabled).Select((u, i) => new DestinationMember { ExtensionId = u.Id, Position = i })];
        });
        (await portal.LogInAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        return portal;
    }

    public static DateTimeOffset Ago(this TestPortal portal, double days) => portal.Clock.GetUtcNow().AddDays(-days);

    public static StubSpeech SpeechOf(TestPortal portal) => (StubSpeech)portal.Get<ISpeechState>();

    /// <summary>Changes the office's phone system, which is set up by this.</summary>
    public static Task DoorAsync(this TestPortal portal, Action<Door> change) => portal.SetUpAsync(async t =>
    {
        if (await t.Db.Doors.SingleOrDefaultAsync(d => d.OfficeId == t.OfficeId) is not { } door)
            t.Db.Add(door = new Door
            {
                OfficeId = t.OfficeId, Name = "Basement", Address = DoorSecrets.NewAddress(), SecretHash = new byte[32], CreatedAt = t.At, SecretCreatedAt = t.At,
            });
        change(door);
    });

    public static async Task<ReadinessReport> ReportAsync(this TestPortal portal) =>
        (await portal.Get<ReadinessService>().GetAsync(TestPortal.Admin, "main")).Value;

    /// <summary>What was found, as <c>voicemail-on 3001</c>.</summary>
    public static async Task<string[]> FoundAsync(this TestPortal portal) =>
        [.. (await portal.ReportAsync()).Findings.Select(f => $"{f.Key.Code} {f.Where.Split(' ')[0]}")];

    public static async Task<Finding> FindingAsync(this TestPortal portal, string code) => (await portal.ReportAsync()).Findings.Single(f => f.Key.Code == code);

    public static Task HotDeskAsync(this TestPortal portal, string number, Action<HotDeskExtension> change) => portal.SetUpAsync(async t =>
    {
        var id = portal.Main[number];
        change(await t.Db.HotDeskExtensions.SingleAsync(h => h.Id == id));
    });

    public static Task PhoneAsync(this TestPortal portal, string hotDesk, Action<Phone> change) => portal.SetUpAsync(async t =>
    {
        var id = portal.Main[hotDesk];
        change(await t.Db.Phones.SingleAsync(p => p.HotDeskExtensionId == id));
    });

    public static Task TemplateAsync(this TestPortal portal, Func<TemplateContent, TemplateContent> change) => portal.SetUpAsync(async t =>
    {
        var template = await t.Db.Templates.SingleAsync(x => x.Name == Template);
        template.Content = change(template.Content);
    });

    public static Task OfficeAsync(this TestPortal portal, Action<Office> change) => portal.SetUpAsync(t =>
    {
        change(t.Office);
        return Task.CompletedTask;
    });

    public static Task MembersAsync(this TestPortal portal, params string[] numbers) => portal.SetUpAsync(async t =>
    {
        var queue = await t.Db.Destinations.Include(d => d.Members).SingleAsync(d => d.OfficeId == t.Office.Id);
        t.Db.RemoveRange(queue.Members);
        await t.Db.SaveChangesAsync();
        queue.Members = [.. numbers.Select((n, i) => new DestinationMember { ExtensionId = portal.Main[n], Position = i })];
    });

    public static Task ForceLogOutAsync(this TestPortal portal, string hotDesk) => portal.Ownership.ForceLogOutAsync(
        TestPortal.Admin, "main", new ForceLogOutForm { HotDeskIds = [portal.Main[hotDesk]], Reason = "test" }, Domain.Ownership.OwnershipChannel.Portal);
}

/// <summary>Speaks, or does not, as a test says.</summary>
internal sealed class StubSpeech : ISpeechState
{
    public SpeechState State { get; set; } = SpeechState.Speaks;
}
