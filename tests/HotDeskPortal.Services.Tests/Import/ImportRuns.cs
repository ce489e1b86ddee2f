using System.Text;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Import;

/// <summary>Dry runs and what they find, as tests have them.</summary>
internal static class ImportRuns
{
    public static string Users(int count) =>
        "Extension,First name,Last name,PIN\n" + string.Join('\n', Enumerable.Range(0, count).Select(i => $"{40_000 + i},A,B,58241"));

    /// <summary>The main office without extensions, users and phones.</summary>
    public static async Task<TestPortal> EmptyAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SetUpAsync(async t =>
        {
            t.Db.RemoveRange(await t.Db.Phones.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
            t.Db.RemoveRange(await t.Db.UserActivities.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
            t.Db.RemoveRange(await t.Db.Extensions.Where(p => p.OfficeId == t.Office.Id).ToListAsync());
        });
        return portal;
    }

    public static async Task<ImportPlan> DryRunAsync(TestPortal portal, ImportKind kind, string text) =>
        (await portal.Get<ImportService>().DryRunAsync(TestPortal.Admin, "main", kind, Stream(text), "file.csv")).Value;

    public static async Task<ImportDone> ExecuteAsync(TestPortal portal, ImportPlan plan, ImportChoice choice = ImportChoice.All) =>
        (await RunAsync(portal, plan, choice)).Value;

    public static Task<Domain.Result<ImportDone>> RunAsync(TestPortal portal, ImportPlan plan, ImportChoice choice) =>
        portal.Get<ImportService>().ExecuteAsync(TestPortal.Admin, "main", plan.Id, choice, OwnershipChannel.Portal);

    /// <summary>What is said of rows; of what a validator found the code.</summary>
    public static IEnumerable<(int Line, string Column, object What)> Notes(ImportPlan plan) => plan.Rows.SelectMany(r => r.Notes.Select(n =>
        (r.Line, n.Column, n.What is InvalidInput { Result.Errors: [var failure] } ? failure.ErrorCode : (object)n.What)));

    public static NumberTaken Taken(string number, NumberHolder holder, string name) => new(ExtensionNumber.Parse(number), holder, name);

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Fixture(string name) =>
        Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "Fixtures", name)));
}
