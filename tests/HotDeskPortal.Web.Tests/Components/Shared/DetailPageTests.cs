using Bunit;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HotDeskPortal.Web.Tests.Components.Shared;

/// <summary>A page about one record, on a service that answers when the test wants it to.</summary>
public sealed class DetailPageTests : PageContext
{
    private readonly SlowRecords _records = new();

    [Fact]
    public async Task Record_ReadLate_DoesNotReplaceTheOneLookedAtNow()
    {
        var page = Show("A");
        page.Render(p => p.Add(r => r.Record, "B"));

        await page.InvokeAsync(() => _records.Answer("B"));
        page.WaitForAssertion(() => page.Markup.ShouldBe("B, read 1"));
        await page.InvokeAsync(() => _records.Answer("A"));

        page.Markup.ShouldBe("B, read 1");
    }

    [Fact]
    public async Task Record_OfAnOfficeLeftMeanwhile_IsNotShownInTheNextOne()
    {
        var page = Show("A");
        page.Render(p => p.Add(r => r.Office, "nowhere"));

        await page.InvokeAsync(() => _records.Answer("A"));

        page.Markup.ShouldBe("unknown-office");
    }

    private IRenderedComponent<RecordPage> Show(string record) => Render<RecordPage>(
        p => p.Add(r => r.Office, "main").Add(r => r.Records, _records).Add(r => r.Record, record));

    /// <summary>Shows which record it has, and the how-manieth answer that is.</summary>
    private sealed class RecordPage : DetailPage<string>
    {
        [Parameter] public string Record { get; set; } = "";

        [Parameter] public SlowRecords Records { get; set; } = default!;

        protected override string Key => Record;

        protected override Task<int?> FindAsync(Actor actor, OfficeDirectory directory) => Task.FromResult<int?>(Record[0]);

        protected override async Task<Result<string>> GetAsync(Actor actor, int id) => await Records.ReadAsync((char)id);

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Error?.Code ?? Detail);
    }

    private sealed class SlowRecords
    {
        private readonly Dictionary<string, List<TaskCompletionSource<string>>> _asked = [];

        public async Task<string> ReadAsync(char record)
        {
            var answer = new TaskCompletionSource<string>();
            var asked = _asked.TryGetValue($"{record}", out var before) ? before : _asked[$"{record}"] = [];
            asked.Add(answer);
            return $"{await answer.Task}, read {asked.Count}";
        }

        /// <summary>Answers the first question about a record that has none yet.</summary>
        public void Answer(string record) => _asked[record].First(a => !a.Task.IsCompleted).SetResult(record);
    }
}
