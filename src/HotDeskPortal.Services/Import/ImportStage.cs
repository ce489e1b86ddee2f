using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Import;

/// <summary>
/// Writes the good rows of an import in short transactions, between which everybody else's changes take their turn; nobody sees a row
/// before the last transaction shows them all, and changes what was there before. What is not shown in the end is taken away again (decisions: imports).
/// </summary>
internal sealed class ImportStage(OfficeChanges changes, PinHasher pins, Actor actor, string office, OwnershipChannel channel, DateTimeOffset now) : IAsyncDisposable
{
    /// <summary>Rows in a transaction: a phone call that waits for it hardly notices.</summary>
    private const int Step = 100;

    private const int Told = 500;

    /// <summary>Rows of an import that a crash has left behind are older than any import lasts.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private readonly Guid _import = Guid.CreateVersion7(now);

    /// <summary>Hot desk extensions that phones were put at, by number, and whether the import has created them.</summary>
    private readonly Dictionary<string, (int Id, bool IsNew)> _places = new(StringComparer.Ordinal);
    private bool _isBegun;

    /// <summary>Writes all rows, for nobody to see yet.</summary>
    /// <returns>Why it could not; null: all are written.</returns>
    public async Task<Error?> WriteAsync(IReadOnlyList<ImportDraft> drafts, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        _isBegun = true;
        foreach (var chunk in drafts.Chunk(Step))
        {
            cancellation.ThrowIfCancellationRequested();
            var written = await changes.WriteAsync<Done>(actor, office, Permission.SetUp, channel, (t, ct) => AddAsync(t, chunk, ct), cancellation);
            if (!written.IsSuccess)
                return written.Error;
            done += chunk.Length;
            if (done % Told == 0 || done == drafts.Count)
                progress?.Report(new ImportProgress(done, drafts.Count));
        }
        cancellation.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>Shows all rows at once, where nothing stands in their way by now.</summary>
    public Task<Result<Done>> ShowAsync(ImportKind kind, IReadOnlyList<ImportDraft> drafts, CancellationToken cancellation) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var surroundings = await ImportSurroundings.ReadAsync(
                t.Db, t.Board, kind, drafts.Any(d => d.Target is not null) ? ImportWrite.CreateAndUpdate : ImportWrite.CreateOnly, [.. drafts.Select(d => d.Key)], ct);
            var clashes = drafts.Select(d => (d.Row, Clash: ImportJudge.Clash(surroundings, d) ?? Moved(t.Board.Directory, d)))
                .Where(c => c.Clash is not null).Select(c => c.Row with { Notes = [c.Clash!] }).ToList();
            if (clashes.Count > 0)
                return new ImportOutdated([.. clashes]);
            await MoveAsync(t, drafts.OfType<PhoneDraft>(), ct);
            await new ImportUpdates(t, pins).ApplyAsync(drafts, number => _places[number].Id, ct);
            await t.ShowStagedAsync(_import, ct);
            return new Done();
        }, cancellation);

    /// <summary>Takes away what was written and not shown, and what a crash has left.</summary>
    public async ValueTask DisposeAsync()
    {
        // Of what was shown, nothing is left to take away.
        var isMore = _isBegun;
        while (isMore)
        {
            var removed = await changes.WriteAsync<int>(actor, office, Permission.SetUp, channel, RemoveAsync, CancellationToken.None);
            // Where the database is away, it stays unseen, and the office's next import takes it along.
            isMore = removed is { IsSuccess: true, Value: > 0 };
        }
    }

    private async Task<Result<Done>> AddAsync(OfficeTransaction t, ImportDraft[] drafts, CancellationToken cancellation)
    {
        await UsersAsync(t, [.. drafts.OfType<HotDeskUserDraft>().Where(d => d.Target is null)], cancellation);
        t.Db.AddRange(drafts.OfType<HotDeskExtensionDraft>().Where(d => d.Target is null).Select(d => HotDesk(t, d.Form)));
        await PhonesAsync(t, [.. drafts.OfType<PhoneDraft>()], cancellation);
        return new Done();
    }

    private async Task UsersAsync(OfficeTransaction t, HotDeskUserDraft[] drafts, CancellationToken cancellation)
    {
        var users = Array.ConvertAll(drafts, d =>
        {
            var user = new HotDeskUser { OfficeId = t.OfficeId, FirstName = "", LastName = "", CreatedAt = t.At, ImportId = _import };
            HotDeskUserFields.Take(user, d.Form);
            t.Stamp(user);
            if (user.IsActive)
                t.Activate(user);
            return user;
        });
        if (users.Length == 0)
            return;
        t.Db.AddRange(users);
        // The hashes are bound to the ids.
        await t.FlushAsync(cancellation);
        foreach (var (user, draft) in users.Zip(drafts))
            if (!string.IsNullOrEmpty(draft.Form.NewPin))
                user.Pin = pins.Hash(user.Id, Pin.Entered(draft.Form.NewPin));
    }

    private async Task PhonesAsync(OfficeTransaction t, PhoneDraft[] drafts, CancellationToken cancellation)
    {
        var directory = t.Board.Directory;
        var created = drafts.Where(d => d.HotDesk.Length > 0 && directory.Find(d.HotDesk) is null)
            .ToDictionary(d => d.HotDesk, d => HotDesk(t, new() { Number = d.HotDesk, Floor = d.Floor, Desk = d.Desk }), StringComparer.Ordinal);
        t.Db.AddRange(created.Values);
        if (created.Count > 0)
            await t.FlushAsync(cancellation);
        foreach (var draft in drafts)
        {
            if (draft.HotDesk.Length > 0)
                _places[draft.HotDesk] = created.TryGetValue(draft.HotDesk, out var hotDesk) ? (hotDesk.Id, true) : (directory.Find(draft.HotDesk)!.Id, false);
            if (draft.User.Length > 0 && directory.Find(draft.User) is { } owner)
                _places[draft.User] = (owner.Id, false);
            // What is there already changes with the last transaction.
            if (draft.Target is not null)
                continue;
            var phone = new Phone
            {
                OfficeId = t.OfficeId, Model = "", ImportId = _import,
                HotDeskExtensionId = draft.HotDesk.Length == 0 ? null : _places[draft.HotDesk].Id,
                UserId = _places.TryGetValue(draft.User, out var user) ? user.Id : null,
            };
            PhoneFields.Take(phone, draft.Form);
            t.Stamp(phone);
            t.Db.Add(phone);
        }
    }

    /// <summary>What has changed under a row since it was written; null: nothing.</summary>
    private ImportNote? Moved(OfficeDirectory directory, ImportDraft draft)
    {
        if (draft is not PhoneDraft phone)
            return null;
        foreach (var (number, column) in new[] { (phone.HotDesk, ImportColumns.HotDesk), (phone.User, ImportColumns.User) })
        {
            if (number.Length == 0)
                continue;
            var (entry, isKnown) = (directory.Find(number), _places.TryGetValue(number, out var place));
            if (place.IsNew && entry is not null)
                return new ImportNote(column, OfficeSetUp.Taken(directory, entry.Number)!, false);
            if (!isKnown || (!place.IsNew && entry?.Id != place.Id))
                return new ImportNote(column, new GoneMeanwhile(number), false);
        }
        return null;
    }

    /// <summary>Floor and desk of hot desk extensions that were there before.</summary>
    private async Task MoveAsync(OfficeTransaction t, IEnumerable<PhoneDraft> drafts, CancellationToken cancellation)
    {
        var moved = drafts.Where(d => d.HotDesk.Length > 0 && !_places[d.HotDesk].IsNew && (d.Floor.Length > 0 || d.Desk.Length > 0))
            .ToDictionary(d => _places[d.HotDesk].Id);
        foreach (var hotDesk in await t.HotDesksAsync(moved.Keys, cancellation))
        {
            var draft = moved[hotDesk.Id];
            (hotDesk.Floor, hotDesk.Desk) = (draft.Floor.Length > 0 ? draft.Floor : hotDesk.Floor, draft.Desk.Length > 0 ? draft.Desk : hotDesk.Desk);
            t.Stamp(hotDesk);
        }
    }

    private async Task<Result<int>> RemoveAsync(OfficeTransaction t, CancellationToken cancellation)
    {
        var (id, old) = (t.OfficeId, t.At - Abandoned);
        var phones = await t.Db.Phones.WithStaged().Where(p => p.OfficeId == id && p.ImportId != null && (p.ImportId == _import || p.ChangedAt < old))
            .Take(Step).ToListAsync(cancellation);
        t.Db.RemoveRange(phones);
        if (phones.Count > 0)
            return phones.Count;
        var extensions = await t.Db.Extensions.WithStaged().Where(e => e.OfficeId == id && e.ImportId != null && (e.ImportId == _import || e.ChangedAt < old))
            .Take(Step).ToListAsync(cancellation);
        var ids = extensions.ConvertAll(e => e.Id);
        t.Db.RemoveRange(await t.Db.UserActivities.Where(a => ids.Contains(a.UserId)).ToListAsync(cancellation));
        t.Db.RemoveRange(extensions);
        return extensions.Count;
    }

    private HotDeskExtension HotDesk(OfficeTransaction t, HotDeskExtensionForm form)
    {
        var hotDesk = new HotDeskExtension { OfficeId = t.OfficeId, CreatedAt = t.At, ImportId = _import };
        HotDeskExtensionFields.Take(hotDesk, form);
        t.Stamp(hotDesk);
        return hotDesk;
    }
}
