using System.Collections.Concurrent;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A phone has fetched its configuration.</summary>
public sealed record FetchRecord(int PhoneId, DateTimeOffset At, string From, string Version, PhoneUserAgent? Agent);

/// <summary>Fetches that are still to be written down: only the latest of each phone counts, so there are never more than phones.</summary>
public sealed class FetchRecords(IDbContextFactory<HotDeskDbContext> contexts)
{
    private const int Batch = 200;

    /// <summary>Phones whose vain requests are noted between two writes: anybody can make addresses up.</summary>
    private const int MostInVain = 1000;
    private readonly ConcurrentDictionary<int, FetchRecord> _waiting = new();
    private readonly ConcurrentDictionary<int, MacAddress> _refused = new();
    private readonly ConcurrentDictionary<MacAddress, (RefusedFetch Why, DateTimeOffset At)> _inVain = new();
    private long _written;

    /// <summary>Counts what was written down: fetches take no version, and who shows them must still know that there is news.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Notes a fetch; costs no database.</summary>
    public void Add(FetchRecord record)
    {
        _refused.TryRemove(record.PhoneId, out _);
        _waiting[record.PhoneId] = record;
    }

    /// <summary>Notes that a phone was refused its files, because it calls itself another one.</summary>
    public void AddRefused(int phoneId, MacAddress told) => _refused[phoneId] = told;

    /// <summary>Notes that a phone asked in vain, if it is one of ours.</summary>
    public void AddInVain(MacAddress mac, RefusedFetch why, DateTimeOffset at)
    {
        if (_inVain.Count < MostInVain || _inVain.ContainsKey(mac))
            _inVain[mac] = (why, at);
    }

    /// <summary>Writes down what was noted.</summary>
    public async Task WriteAsync(CancellationToken cancellation = default)
    {
        foreach (var batch in _waiting.ToArray().Chunk(Batch))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await db.Database.CreateExecutionStrategy().ExecuteAsync(
                async ct =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(ct);
                    foreach (var (id, record) in batch)
                        await WriteAsync(db, id, record, ct);
                    await transaction.CommitAsync(ct);
                },
                cancellation);
            foreach (var record in batch)
                _waiting.TryRemove(record);
            Interlocked.Increment(ref _written);
        }
        await WriteRefusedAsync(cancellation);
        await WriteInVainAsync(cancellation);
    }

    private async Task WriteInVainAsync(CancellationToken cancellation)
    {
        if (_inVain.IsEmpty)
            return;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var (mac, (why, at)) in _inVain.ToArray())
        {
            if (await db.Phones.Where(p => p.Mac == mac).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.RefusedAt, at).SetProperty(p => p.RefusedBecause, why), cancellation) > 0)
                Interlocked.Increment(ref _written);
            _inVain.TryRemove(KeyValuePair.Create(mac, (why, at)));
        }
    }

    private async Task WriteRefusedAsync(CancellationToken cancellation)
    {
        foreach (var (id, told) in _refused.ToArray())
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await db.Phones.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReportedMac, told), cancellation);
            _refused.TryRemove(KeyValuePair.Create(id, told));
            Interlocked.Increment(ref _written);
        }
    }

    private static Task<int> WriteAsync(HotDeskDbContext db, int id, FetchRecord record, CancellationToken cancellation)
    {
        var (model, firmware, mac) = (record.Agent is { } agent ? $"{agent.Vendor} {agent.Model}" : null, record.Agent?.Firmware, record.Agent?.Mac);
        // Not a change of set-up: it takes no version and no revision.
        return db.Phones.Where(p => p.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.FetchedAt, record.At).SetProperty(p => p.FetchedFrom, record.From)
                .SetProperty(p => p.FetchedVersion, record.Version)
                .SetProperty(p => p.ReportedModel, p => model ?? p.ReportedModel)
                .SetProperty(p => p.ReportedFirmware, p => firmware ?? p.ReportedFirmware)
                .SetProperty(p => p.ReportedMac, mac),
            cancellation);
    }
}

/// <summary>Writes fetches down every few seconds, and at the end.</summary>
public sealed class FetchRecordsService(FetchRecords records, DatabaseProvider provider, TimeProvider clock, ILogger<FetchRecordsService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(stoppingToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await records.WriteAsync(cancellation);
        }
        catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
        {
            logger.LogWarning(e, "Fetches could not be written down; they wait for the database.");
        }
    }
}
