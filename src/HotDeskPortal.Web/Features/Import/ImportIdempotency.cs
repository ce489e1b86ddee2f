using HotDeskPortal.Domain;

namespace HotDeskPortal.Web.Features.Import;

/// <summary>
/// Answers of imports by their Idempotency-Key, for a day, in memory; the oldest make room. After a restart, or where an answer is
/// kept no longer, a repeated import finds its own rows taken and writes nothing either.
/// </summary>
internal sealed class ImportIdempotency(TimeProvider clock)
{
    /// <summary>Characters of all answers that are kept.</summary>
    public const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>Answers that are kept.</summary>
    public const int MostAnswers = 5_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Receipt> _receipts = new(StringComparer.Ordinal);

    /// <summary>Characters of the answers that are kept now.</summary>
    public int Characters
    {
        get
        {
            lock (_lock)
                return _receipts.Sum(r => r.Value.Characters);
        }
    }

    /// <summary>Runs an import, or hands out what the same one has answered. What was refused or failed may be tried again.</summary>
    public async Task<Result<ImportResponse>> OnceAsync(string key, string content, Func<Task<Result<ImportResponse>>> import)
    {
        Receipt? receipt;
        lock (_lock)
        {
            if (_receipts.TryGetValue(key, out receipt) && receipt.At + Lifetime > clock.GetUtcNow())
            {
                if (receipt.Content != content)
                    return new IdempotencyKeyReused();
            }
            else
            {
                _receipts[key] = receipt = new Receipt(content, clock.GetUtcNow(), Task.Run(import));
            }
        }
        var keep = false;
        try
        {
            var result = await receipt.Answer;
            keep = result.IsSuccess;
            if (keep)
                receipt.Characters = Length(result.Value);
            return result;
        }
        finally
        {
            lock (_lock)
                Tidy(keep ? null : (key, receipt));
        }
    }

    private static int Length(ImportResponse answer) =>
        500 + answer.Warnings.Sum(w => w.Length) + answer.Notes.Sum(n => 50 + n.Column.Length + n.Message.Length)
        + answer.Columns.Sum(c => 50 + c.Header.Length);

    private void Tidy((string Key, Receipt Receipt)? failed)
    {
        if (failed is { } one && _receipts.TryGetValue(one.Key, out var receipt) && receipt == one.Receipt)
            _receipts.Remove(one.Key);
        var (characters, now) = (_receipts.Sum(r => r.Value.Characters), clock.GetUtcNow());
        foreach (var (key, old) in _receipts.Where(r => r.Value.Answer.IsCompleted).OrderBy(r => r.Value.At).ToList())
        {
            if (old.At + Lifetime > now && characters <= MostCharacters && _receipts.Count <= MostAnswers)
                break;
            _receipts.Remove(key);
            characters -= old.Characters;
        }
    }

    private sealed record Receipt(string Content, DateTimeOffset At, Task<Result<ImportResponse>> Answer)
    {
        public int Characters { get; set; }
    }
}
