using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A new provisioning key: the only time that it is told.</summary>
public sealed record NewProvisioningKey(int Id, string Key)
{
    /// <summary>Without the key, which belongs in no log.</summary>
    public override string ToString() => $"Provisioning key {Id}";
}

/// <summary>A provisioning key in a list.</summary>
public sealed record ProvisioningKeySummary(int Id, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);

/// <summary>
/// Who may fetch what: office keys, provisioning windows of phones, and the keys of the phones themselves
/// (design/provisioning.md: Serving). Keys are random and stored as hashes.
/// </summary>
public sealed class ProvisioningKeys(OfficeAccess access, OfficeChanges changes, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>How long a window stays open.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private const int KeyBytes = 20;

    /// <summary>The hash to store for a key, and to look it up by.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A key of 160 random bits, in the letters that every phone takes in an address.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The office's keys, newest first.</summary>
    public async Task<Result<ImmutableArray<ProvisioningKeySummary>>> ListAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.SetUp);
        if (!opened.IsSuccess)
            return opened.Error;
        var id = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var keys = await db.ProvisioningKeys.AsNoTracking().Where(k => k.OfficeId == id).OrderByDescending(k => k.Id)
            .Select(k => new ProvisioningKeySummary(k.Id, k.CreatedAt, k.CreatedBy, k.RevokedAt)).ToListAsync(cancellation);
        return keys.ToImmutableArray();
    }

    /// <summary>Creates an office key.</summary>
    /// <returns>The key, which is never told again.</returns>
    public Task<Result<NewProvisioningKey>> CreateAsync(Actor actor, string office, CancellationToken cancellation = default)
    {
        var key = NewKey();
        return changes.SetUpAsync<NewProvisioningKey>(actor, office, Permission.SetUp, OwnershipChannel.Portal, async (transaction, ct) =>
        {
            var row = new ProvisioningKey { OfficeId = transaction.Office.Id, Hash = Hash(key), CreatedAt = transaction.At, CreatedBy = actor.Name };
            transaction.Db.ProvisioningKeys.Add(row);
            await transaction.FlushAsync(ct);
            return new NewProvisioningKey(row.Id, key);
        }, cancellation);
    }

    /// <summary>Revokes an office key. Phones that have fetched a configuration keep their own.</summary>
    public Task<Result<Done>> RevokeAsync(Actor actor, string office, int id, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, OwnershipChannel.Portal, async (transaction, ct) =>
        {
            if (await transaction.Db.ProvisioningKeys.SingleOrDefaultAsync(k => k.Id == id && k.OfficeId == transaction.Office.Id, ct) is not { } key)
                return new UnknownProvisioningKey(id);
            key.RevokedAt ??= transaction.At;
            return new Done();
        }, cancellation);

    /// <summary>Lets the office key open these phones' files for half an hour, as after unboxing; all of them or none.</summary>
    /// <returns>Until when.</returns>
    public Task<Result<DateTimeOffset>> OpenWindowAsync(Actor actor, string office, IReadOnlyCollection<int> phoneIds, CancellationToken cancellation = default) =>
        OfPhonesAsync(actor, office, phoneIds, transaction => transaction.At + Window, cancellation);

    /// <summary>Closes the windows of these phones.</summary>
    public async Task<Result<Done>> CloseWindowAsync(Actor actor, string office, IReadOnlyCollection<int> phoneIds, CancellationToken cancellation = default) =>
        (await OfPhonesAsync(actor, office, phoneIds, _ => null, cancellation)).Map(_ => new Done());

    /// <summary>Lets a phone's own address no longer open anything: it needs a window again, as after a change of hands.</summary>
    public Task<Result<Done>> ForgetDeviceAsync(Actor actor, string office, int phoneId, CancellationToken cancellation = default) =>
        changes.SetUpAsync<Done>(actor, office, Permission.SetUp, OwnershipChannel.Portal, async (transaction, ct) =>
        {
            if (await transaction.Db.Phones.SingleOrDefaultAsync(p => p.Id == phoneId && p.OfficeId == transaction.Office.Id, ct) is not { } phone)
                return new UnknownPhone(phoneId);
            (phone.DeviceKeyHash, phone.NextDeviceKeyHash, phone.ProvisioningWindowUntil) = (null, null, null);
            return new Done();
        }, cancellation);

    private Task<Result<DateTimeOffset>> OfPhonesAsync(
        Actor actor, string office, IReadOnlyCollection<int> phoneIds, Func<OfficeTransaction, DateTimeOffset?> until, CancellationToken cancellation) =>
        changes.SetUpAsync<DateTimeOffset>(actor, office, Permission.Assist, actor.Channel, async (transaction, ct) =>
        {
            var phones = (await OfficeSetUp.ReadAsync(phoneIds, chunk => transaction.Db.Phones
                .Where(p => p.OfficeId == transaction.Office.Id && chunk.Contains(p.Id)).ToListAsync(ct))).ToDictionary(p => p.Id);
            foreach (var id in phoneIds)
            {
                if (!phones.TryGetValue(id, out var phone))
                    return new UnknownPhone(id);
                phone.ProvisioningWindowUntil = until(transaction);
            }
            return until(transaction) ?? transaction.At;
        }, cancellation);
}
