using HotDeskPortal.Domain;
using HotDeskPortal.Web.Features.Import;
using Microsoft.Extensions.Time.Testing;

namespace HotDeskPortal.Web.Tests.Features.Import;

/// <summary>Answers of imports are kept for a day, but never more of them than there is room for.</summary>
public sealed class ImportIdempotencyTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _runs;

    [Fact]
    public async Task Answers_HoweverManyAndLarge_TakeNoMoreThanTheirRoom()
    {
        var receipts = new ImportIdempotency(_clock);
        for (var i = 0; i < 60; i++)
        {
            await AskAsync(receipts, $"key {i}", new string('x', 1000), notes: 500);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        receipts.Characters.ShouldBeInRange(ImportIdempotency.MostCharacters / 2, ImportIdempotency.MostCharacters);
        _runs.ShouldBe(60);
        await AskAsync(receipts, "key 59");
        _runs.ShouldBe(60, "the newest is kept");
        await AskAsync(receipts, "key 0");
        _runs.ShouldBe(61, "the oldest has made room");
    }

    [Fact]
    public async Task Answers_HoweverMany_AreCounted()
    {
        var receipts = new ImportIdempotency(_clock);
        for (var i = 0; i <= ImportIdempotency.MostAnswers; i++)
        {
            await AskAsync(receipts, $"key {i}");
            _clock.Advance(TimeSpan.FromTicks(1));
        }

        await AskAsync(receipts, "key 1");
        _runs.ShouldBe(ImportIdempotency.MostAnswers + 1);
        await AskAsync(receipts, "key 0");
        _runs.ShouldBe(ImportIdempotency.MostAnswers + 2);
    }

    [Fact]
    public async Task Answer_ADayOld_IsForgotten()
    {
        var receipts = new ImportIdempotency(_clock);
        await AskAsync(receipts, "key");
        _clock.Advance(TimeSpan.FromDays(1));

        await AskAsync(receipts, "key");

        _runs.ShouldBe(2);
    }

    private async Task AskAsync(ImportIdempotency receipts, string key, string message = "", int notes = 0) => (await receipts.OnceAsync(key, "content", () =>
    {
        Interlocked.Increment(ref _runs);
        return Task.FromResult<Result<ImportResponse>>(new ImportResponse(
            0, notes, 0, 0, 0, 0, [], [.. Enumerable.Range(0, notes).Select(i => new ImportNoteResponse(i, "Extension", message, false))], [], []));
    })).IsSuccess.ShouldBeTrue();
}
