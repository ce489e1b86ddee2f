using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>
/// People's names as somebody spoke them. Which there are is known from memory, so that no call waits for the database; a change is
/// one of the office's directory, and so reaches every process.
/// </summary>
public sealed class NameRecordings(OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Largest file that is taken, in bytes.</summary>
    public const int MaxUpload = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<int, FrozenDictionary<int, NameRecordingEntry>> _byUser = new();
    private readonly ConcurrentDictionary<int, FrozenDictionary<string, NameRecordingEntry>> _byName = new();

    /// <summary>The recording of a name, as read last; null: there is none.</summary>
    public NameRecordingEntry? Find(int officeId, string name) => _byName.GetValueOrDefault(officeId)?.GetValueOrDefault(name);

    /// <summary>The recording of a user's name, as read last; null: there is none.</summary>
    public NameRecordingEntry? Find(int officeId, int userId) => _byUser.GetValueOrDefault(officeId)?.GetValueOrDefault(userId);

    /// <summary>Reads which recordings an office has.</summary>
    public async Task ReadAsync(OfficeDirectory directory, CancellationToken cancellation)
    {
        var officeId = directory.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.NameRecordings.AsNoTracking().Where(r => r.OfficeId == officeId).OrderBy(r => r.UserId)
            .Select(r => new { r.Id, r.UserId, r.Hash }).ToListAsync(cancellation);
        var byUser = rows.ToFrozenDictionary(r => r.UserId, r => new NameRecordingEntry(r.Id, r.Hash));
        _byUser[officeId] = byUser;
        // Of two who have the same name, either recording says it.
        _byName[officeId] = rows.Where(r => directory.User(r.UserId) is not null).GroupBy(r => directory.User(r.UserId)!.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => byUser[g.First().UserId], StringComparer.Ordinal);
    }

    /// <summary>The sound of a recording; null: it was recorded anew, or deleted.</summary>
    internal async Task<Wave?> FindAsync(NameRecordingEntry entry, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var sound = await db.NameRecordings.AsNoTracking().Where(r => r.Id == entry.Id && r.Hash == entry.Hash).Select(r => r.Sound).SingleOrDefaultAsync(cancellation);
        return sound is null ? null : Wave.Read(sound);
    }

    /// <summary>Keeps a recording of a user's name, instead of the one before.</summary>
    /// <param name="actor">Who uploads it.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="userId">The user.</param>
    /// <param name="file">A WAV file.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>Done, or <see cref="UnreadableRecording"/>, <see cref="UnknownUser"/>.</returns>
    public Task<Result<Done>> SaveAsync(Actor actor, string office, int userId, byte[] file, CancellationToken cancellation = default)
    {
        // Outside the transaction: it takes its time, and others wait for the office.
        var sound = Wave.Read(file) is { } wave && wave.Length < TimeSpan.FromMinutes(1) ? wave.ForPhones() : null;
        var tooLong = sound?.Length > TimeSpan.FromSeconds(NameRecordingLengths.Seconds);
        return changes.SetUpAsync<Done>(actor, office, Permission.SetUp, actor.Channel, async (transaction, ct) =>
        {
            if (sound is null || sound.Samples.Length == 0 || tooLong)
                return new UnreadableRecording(sound is null ? RecordingRule.Format : tooLong ? RecordingRule.Length : RecordingRule.Silent);
            if (transaction.Board.Directory.User(userId) is null)
                return new UnknownUser(userId);
            var bytes = sound.ToWav();
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..NameRecordingLengths.Hash];
            var recording = await transaction.Db.NameRecordings.SingleOrDefaultAsync(r => r.UserId == userId && r.OfficeId == transaction.OfficeId, ct);
            if (recording is null)
                transaction.Db.Add(recording = new NameRecording { OfficeId = transaction.OfficeId, UserId = userId, Hash = hash, Sound = bytes });
            (recording.Hash, recording.Sound, recording.ChangedAt, recording.ChangedBy) = (hash, bytes, transaction.At, transaction.Origin.By);
            return new Done();
        }, cancellation);
    }

    /// <summary>Deletes the recording of a user's name: an engine says it again.</summary>
    /// <returns>Done, also where there was none.</returns>
    public Task<Result<Done>> DeleteAsync(Actor actor, string office, int userId, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, actor.Channel, async (transaction, ct) =>
        {
            transaction.Db.RemoveRange(await transaction.Db.NameRecordings.Where(r => r.UserId == userId && r.OfficeId == transaction.OfficeId).ToListAsync(ct));
            return new Done();
        }, cancellation);
}
