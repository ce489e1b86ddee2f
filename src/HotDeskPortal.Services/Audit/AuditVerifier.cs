using System.Collections.Immutable;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Audit;

/// <summary>What somebody did to the audit log behind the portal's back.</summary>
/// <param name="Number">The entry; null: the chain as a whole.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditFinding(long? Number, Fact What);

/// <summary>What a chain is like.</summary>
/// <param name="Id">The chain: an office's key, or <see cref="AuditChain.Portal"/>.</param>
/// <param name="Length">How many entries it should have.</param>
/// <param name="End">The last hash, in short: two notes of it that agree tell that nothing was put back to an older state.</param>
/// <param name="Findings">What is wrong; empty: it holds.</param>
public sealed record AuditChainReport(string Id, long Length, string End, ImmutableArray<AuditFinding> Findings)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => Findings.IsEmpty;
}

/// <summary>Looks whether the audit log is as the portal wrote it, entry by entry.</summary>
public sealed class AuditVerifier(IDbContextFactory<HotDeskDbContext> contexts, AuditKeys keys)
{
    /// <summary>Findings of a chain that are told; more of them say nothing new.</summary>
    public const int MaxFindings = 100;

    private const int Chunk = 1000;

    /// <summary>Looks at every chain. The log may go on meanwhile.</summary>
    public async Task<ImmutableArray<AuditChainReport>> VerifyAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var ids = await db.AuditEntries.Select(e => e.Chain).Union(db.AuditChains.Select(c => c.Id)).ToListAsync(cancellation);
        ids.AddRange((await ExpectedAsync(db, cancellation)).Except(ids).ToList());
        var reports = ImmutableArray.CreateBuilder<AuditChainReport>();
        foreach (var id in ids.Order(StringComparer.Ordinal))
            reports.Add(await VerifyAsync(db, id, cancellation));
        return reports.ToImmutable();
    }

    /// <summary>Whether a chain of the log was sealed with the secret that this process has: the database and it belong together.</summary>
    public async Task<bool> IsOfOurSecretAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var chain = await db.AuditChains.AsNoTracking().OrderBy(c => c.Id).FirstOrDefaultAsync(cancellation);
        return chain is not null && keys.Key(chain.KeyVersion) is { } key && CryptographicOperations.FixedTimeEquals(AuditSeal.Of(chain, key), chain.Seal);
    }

    /// <summary>Chains that must be there: each office's creation is told in the portal's chain, and accounts cannot come from nowhere.</summary>
    private static async Task<List<string>> ExpectedAsync(HotDeskDbContext db, CancellationToken cancellation)
    {
        var created = await db.AuditEntries.Where(e => e.Chain == AuditChain.Portal && e.Kind == AuditSubject.Office && e.Action == AuditAction.Created)
            .Select(e => e.After).ToListAsync(cancellation);
        var expected = created.Select(a => AuditFields.Read(a).GetValueOrDefault(AuditedTypes.Address)).OfType<string>().ToList();
        if (await db.Users.AnyAsync(cancellation))
            expected.Add(AuditChain.Portal);
        return expected;
    }

    private async Task<AuditChainReport> VerifyAsync(HotDeskDbContext db, string id, CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<AuditFinding>();
        // The last entry is read before the end of the chain: whoever continues it writes both at once.
        var last = await db.AuditEntries.Where(e => e.Chain == id).MaxAsync(e => (long?)e.Number, cancellation) ?? 0;
        var chain = await db.AuditChains.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (chain is null)
            findings.Add(new AuditFinding(null, last == 0 ? new ChainIsGone() : new ChainEndIsGone()));
        else if (keys.Key(chain.KeyVersion) is not { } key)
            findings.Add(KeyGone(null, chain.KeyVersion));
        else if (!CryptographicOperations.FixedTimeEquals(AuditSeal.Of(chain, key), chain.Seal))
            findings.Add(new AuditFinding(null, new ChainEndWasChanged()));
        var end = chain?.Length ?? last;
        var hash = await WalkAsync(db, id, Math.Max(end, last), end, findings, cancellation);
        if (chain is not null && findings.Count == 0 && !hash.AsSpan().SequenceEqual(chain.Hash))
            findings.Add(new AuditFinding(end, new LastEntryIsAnother(end)));
        return new AuditChainReport(id, end, Convert.ToHexStringLower(chain?.Hash ?? hash)[..16], [.. findings.Take(MaxFindings)]);
    }

    /// <summary>Goes through the entries up to <paramref name="to"/>.</summary>
    /// <returns>The hash of the last one.</returns>
    private async Task<byte[]> WalkAsync(
        HotDeskDbContext db, string id, long to, long end, ImmutableArray<AuditFinding>.Builder findings, CancellationToken cancellation)
    {
        var (number, previous, isSure) = (0L, new byte[AuditSeal.HashBytes], true);
        while (number < to && findings.Count < MaxFindings)
        {
            var from = number;
            var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Chain == id && e.Number > from && e.Number <= to)
                .OrderBy(e => e.Number).Take(Chunk).ToListAsync(cancellation);
            foreach (var entry in entries)
            {
                if (entry.Number > number + 1)
                {
                    Missing(findings, number + 1, entry.Number - 1);
                    isSure = false;
                }
                var wrong = Judge(entry, isSure ? previous : entry.Previous, end);
                if (wrong is not null)
                    findings.Add(wrong);
                // What follows on a wrong one is not wrong for that.
                (number, previous, isSure) = (entry.Number, entry.Hash, wrong is null);
            }
            if (entries.Count < Chunk)
                break;
        }
        if (number < to && findings.Count < MaxFindings)
            Missing(findings, number + 1, to);
        return previous;
    }

    private AuditFinding? Judge(AuditEntry entry, byte[] previous, long end)
    {
        if (keys.Key(entry.KeyVersion) is not { } key)
            return KeyGone(entry.Number, entry.KeyVersion);
        var (number, at) = (entry.Number, entry.At.UtcDateTime);
        var isOurs = CryptographicOperations.FixedTimeEquals(AuditSeal.Of(entry, key), entry.Hash);
        return number > end ? new AuditFinding(number, new EntryIsBeyondTheEnd(number, at))
            : !isOurs ? new AuditFinding(number, new EntryWasChanged(number, at))
            : !entry.Previous.AsSpan().SequenceEqual(previous) ? new AuditFinding(number, new EntryFollowsOnAnother(number, at))
            : null;
    }

    private static void Missing(ImmutableArray<AuditFinding>.Builder findings, long first, long last) => findings.Add(
        new AuditFinding(first, new EntriesAreMissing(first, last)));

    private static AuditFinding KeyGone(long? number, int version) => new(number, new SealingSecretIsMissing(version));
}
