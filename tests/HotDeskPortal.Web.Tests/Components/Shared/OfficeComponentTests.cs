using System.Globalization;
using Bunit;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HotDeskPortal.Web.Tests.Components.Shared;

/// <summary>What everything that shows an office has from its base: it follows, reads no faster than people, and belongs to one office at a time.</summary>
public sealed class OfficeComponentTests : PageContext
{
    /// <summary>More changes than wait for a subscriber: the feed drops the queue and starts it anew.</summary>
    private const int TooMany = 300;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_AreReadAtOnce_AndThoseOfTheNextSecondTogether_EvenWhereTheFeedDroppedThem()
    {
        var page = Show();
        page.Markup.ShouldBe("main 3, read 1");

        await ChangeAsync(1);
        page.WaitForAssertion(() => page.Markup.ShouldBe("main 4, read 2"));
        await IdleAsync(page);
        await ChangeAsync(TooMany);
        await IdleAsync(page);
        page.Markup.ShouldBe("main 4, read 2");

        Host.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Markup.ShouldBe($"main {4 + TooMany}, read 3"));
    }

    [Fact]
    public async Task OwnChange_IsReadAtOnce_AndNotAgainWhenTheFeedTellsIt()
    {
        var page = Show();
        await ChangeAsync(1);
        page.WaitForAssertion(() => page.Markup.ShouldBe("main 4, read 2"));
        await IdleAsync(page);
        await ChangeAsync(1);

        await page.InvokeAsync(page.Instance.ReadAgainAsync);
        page.Markup.ShouldBe("main 5, read 3");
        Host.Time.Advance(TimeSpan.FromSeconds(1));
        await IdleAsync(page);
        page.Markup.ShouldBe("main 5, read 3");
    }

    [Fact]
    public async Task Time_Passing_ReadsAgain()
    {
        var page = Show();
        await IdleAsync(page);
        Host.Time.Advance(Reader.Every);
        page.WaitForAssertion(() => page.Markup.ShouldBe("main 3, read 2"));
    }

    [Fact]
    public async Task AnotherOffice_IsReadAtOnce_AndWhatWasUnderWayIsForgotten()
    {
        var late = new TaskCompletionSource();
        var page = Show(late.Task);
        page.Markup.ShouldBe("reading");

        page.Render(p => p.Add(r => r.Office, "training").Add(r => r.Answer, Task.CompletedTask));
        page.Markup.ShouldBe("training 3, read 2");
        await page.InvokeAsync(late.SetResult);
        await ChangeAsync(1);
        await IdleAsync(page);
        page.Markup.ShouldBe("training 3, read 2");

        await ChangeAsync(1, "training");
        page.WaitForAssertion(() => page.Markup.ShouldBe("training 4, read 3"));
    }

    [Fact]
    public async Task AnOfficeOneMayNotSee_AfterOneThatOneMay_ShowsNothing()
    {
        var page = Show();
        page.Render(p => p.Add(r => r.Office, "nowhere"));
        page.Markup.ShouldBe("unknown-office");

        await ChangeAsync(1);
        await IdleAsync(page);
        Host.Time.Advance(Reader.Every);
        await IdleAsync(page);
        page.Markup.ShouldBe("unknown-office");
    }

    [Fact]
    public async Task Disposal_WhileReading_WaitsForTheAnswer_AndDrawsItNoMore()
    {
        var page = Show();
        var (asked, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        page.Instance.NextAnswer = () =>
        {
            asked.SetResult();
            return late.Task;
        };
        await ChangeAsync(1);
        await asked.Task.WaitAsync(Token);
        var (instance, drawn) = (page.Instance, page.RenderCount);

        var leaving = page.InvokeAsync(async () => await instance.DisposeAsync());
        var waited = !leaving.IsCompleted;
        await page.InvokeAsync(late.SetResult);
        await leaving;
        waited.ShouldBeTrue();

        await ChangeAsync(1);
        Host.Time.Advance(Reader.Every);
        await IdleAsync(page);
        (instance.Asked, page.RenderCount).ShouldBe((2, drawn));
    }

    [Fact]
    public async Task OutsideInteractiveRendering_ItIsReadOnce()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var page = Show();
        await ChangeAsync(1);
        await IdleAsync(page);
        Host.Time.Advance(Reader.Every);
        await IdleAsync(page);
        page.Markup.ShouldBe("main 3, read 1");
    }

    private IRenderedComponent<Reader> Show(Task? answer = null) =>
        Render<Reader>(p => p.Add(r => r.Office, "main").Add(r => r.Answer, answer ?? Task.CompletedTask));

    /// <summary>Waits until the page has done what it was woken for.</summary>
    private static Task IdleAsync(IRenderedComponent<Reader> page) => page.InvokeAsync(() => { });

    /// <summary>Changes an office as its feed hears of it.</summary>
    private async Task ChangeAsync(int count, string office = "main")
    {
        var user = Host.User("2060", office).Id;
        for (var i = 0; i < count; i++)
        {
            var board = Host.Board(office);
            await Host.Services.GetRequiredService<OwnershipFeed>().PublishAsync(
                board.Office.Id,
                [new JournalEntry
                {
                    OfficeId = board.Office.Id, Version = board.Version + 1, ChangeSet = Guid.NewGuid(), At = Host.Time.GetUtcNow(),
                    Kind = JournalKind.UserUnlocked, Channel = OwnershipChannel.Portal, By = "test", UserId = user,
                }],
                Token);
        }
    }

    /// <summary>Shows the version it has read, and how often it has.</summary>
    private sealed class Reader : OfficeComponent
    {
        public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

        private string? _read;

        [Parameter] public Task Answer { get; set; } = Task.CompletedTask;

        public Func<Task>? NextAnswer { get; set; }

        public int Asked { get; private set; }

        protected override TimeSpan? Tick => Every;

        public Task ReadAgainAsync() => ReloadAsync();

        protected override void OnOpened() => _read = null;

        protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
        {
            var read = string.Create(CultureInfo.InvariantCulture, $"{Office} {Board!.Version}, read {++Asked}");
            await (NextAnswer?.Invoke() ?? Answer);
            if (isCurrent())
                _read = read;
            return null;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Error?.Code ?? _read ?? "reading");
    }
}
