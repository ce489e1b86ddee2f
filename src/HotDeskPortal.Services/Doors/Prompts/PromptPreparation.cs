using System.Runtime.CompilerServices;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>Renders what offices with a phone system may have to say before anybody calls: at start, and when names or desks change.</summary>
public sealed class PromptPreparation(
    OwnershipFeed feed, DoorAccess doors, PromptSounds sounds, NameRecordings recordings, DatabaseProvider provider, TimeProvider clock,
    ILogger<PromptPreparation> logger) : BackgroundService
{
    /// <summary>How often it is looked whether something has changed.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>When an engine that did not speak is asked again.</summary>
    public static readonly TimeSpan SecondTry = TimeSpan.FromMinutes(1);

    private readonly ConditionalWeakTable<OfficeDirectory, Preparation> _prepared = [];

    /// <summary>Prepares what is new since the last time.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var isNew = false;
        foreach (var board in feed.Boards.Where(b => doors.HasOpen(b.Office.Key) && IsDue(b.Directory)))
        {
            await recordings.ReadAsync(board.Directory, cancellation);
            _prepared.AddOrUpdate(board.Directory, new Preparation(await PrepareAsync(board, cancellation) ? null : clock.GetUtcNow() + SecondTry));
            isNew = true;
        }
        if (isNew)
            sounds.MakeRoom();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await PrepareAsync(stoppingToken);
            }
            catch (Exception e) when (provider.Classify(e) != DatabaseFault.Other)
            {
                logger.LogWarning(e, "Prompts wait for the database.");
            }
    }

    private bool IsDue(OfficeDirectory directory) => !_prepared.TryGetValue(directory, out var before) || before.AgainAt <= clock.GetUtcNow();

    /// <returns>Whether all of it is there as it should be.</returns>
    private async Task<bool> PrepareAsync(OwnershipBoard board, CancellationToken cancellation)
    {
        var (directory, language) = (board.Directory, board.Office.Language);
        var isWhole = true;
        foreach (var part in PromptCatalog.Of(directory).SelectMany(spoken => sounds.Parts(directory, spoken, language)).Distinct())
        {
            // Another change came: its directory is prepared next, with what this one lacks.
            if (feed.Board(board.Office.Id)?.Directory != directory)
                return true;
            isWhole &= await sounds.PrepareAsync(part, cancellation);
        }
        return isWhole;
    }

    private sealed record Preparation(DateTimeOffset? AgainAt);
}
