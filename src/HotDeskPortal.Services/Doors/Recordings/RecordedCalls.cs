using System.Collections.Immutable;
using System.Threading.Channels;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors.Recordings;

/// <summary>The last calls of every office that came in by a door, as transcripts. They are written down behind the call's back: no caller waits.</summary>
public sealed class RecordedCalls(OfficeAccess access, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Calls that are kept of an office.</summary>
    public const int Kept = 50;

    /// <summary>Calls that wait to be written down; where there are more, the oldest are not.</summary>
    private const int Waiting = 1000;

    private readonly Channel<RecordedCall> _waiting =
        Channel.CreateBounded<RecordedCall>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private SemaphoreSlim Writing { get; } = new(1, 1);

    /// <summary>A call is over.</summary>
    public void Add(int officeId, CallTranscript transcript) => _waiting.Writer.TryWrite(transcript.Record(officeId));

    /// <summary>The last calls of an office, the newest first.</summary>
    /// <returns>They, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>.</returns>
    public async Task<Result<ImmutableArray<RecordedCall>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.See);
        if (!opened.IsSuccess)
            return opened.Error;
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await db.RecordedCalls.AsNoTracking().Where(c => c.OfficeId == officeId).OrderByDescending(c => c.Id).Take(Kept).ToListAsync(cancellation))
            .ToImmutableArray();
    }

    /// <summary>Waits for calls that are over.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _waiting.Reader.WaitToReadAsync(cancellation);

    /// <summary>Writes down the calls that are over, and deletes what is older than the last ones. Calls whose writing fails are lost.</summary>
    public async Task WriteAsync(CancellationToken cancellation = default)
    {
        await Writing.WaitAsync(cancellation);
        try
        {
            var calls = new List<RecordedCall>();
            while (_waiting.Reader.TryRead(out var call))
                calls.Add(call);
            if (calls.Count == 0)
                return;
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            // A flood of calls costs no more rows than are kept.
            var kept = calls.GroupBy(c => c.OfficeId).SelectMany(g => g.TakeLast(Kept)).ToList();
            db.AddRange(kept);
            await db.SaveChangesAsync(cancellation);
            foreach (var officeId in kept.Select(c => c.OfficeId).Distinct())
            {
                var oldest = await db.RecordedCalls.Where(c => c.OfficeId == officeId).OrderByDescending(c => c.Id).Select(c => c.Id)
                    .Skip(Kept - 1).FirstOrDefaultAsync(cancellation);
                await db.RecordedCalls.Where(c => c.OfficeId == officeId && c.Id < oldest).ExecuteDeleteAsync(cancellation);
            }
        }
        finally
        {
            Writing.Release();
        }
    }
}

/// <summary>Writes calls down as they end.</summary>
public sealed class RecordedCallsService(RecordedCalls calls, DatabaseProvider provider, ILogger<RecordedCallsService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await calls.WaitAsync(stoppingToken))
            try
            {
                await calls.WriteAsync(stoppingToken);
            }
            catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
            {
                logger.LogWarning(e, "What was heard in the last calls could not be written down.");
            }
    }
}
