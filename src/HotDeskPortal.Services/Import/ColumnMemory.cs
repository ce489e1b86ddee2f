using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Import;

/// <summary>Remembers what the columns of an office's files are taken for.</summary>
internal sealed class ColumnMemory(OfficeChanges changes)
{
    /// <summary>Files of one kind that an office remembers; the oldest makes room.</summary>
    private const int Most = 50;

    /// <summary>What was chosen for a file with the same headers; null: nothing, or what is no field any more.</summary>
    public static async Task<string?[]?> FindAsync(HotDeskDbContext db, int officeId, ImportKind kind, string[] headers, CancellationToken cancellation)
    {
        var (hash, order) = Sorted(headers);
        var stored = await db.RememberedColumns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.OfficeId == officeId && c.Kind == kind && c.Headers == hash, cancellation);
        if (stored is null || stored.Fields.Count != headers.Length)
            return null;
        var known = ImportColumns.Of(kind).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var fields = new string?[headers.Length];
        for (var i = 0; i < order.Length; i++)
            fields[order[i]] = known.Contains(stored.Fields[i]) ? stored.Fields[i] : null;
        return fields;
    }

    /// <summary>Keeps what was chosen, where it is another thing than the headers say; else forgets what was.</summary>
    public Task<Result<Done>> KeepAsync(
        Actor actor, string office, ImportFile file, IReadOnlyList<string?> fields, OwnershipChannel channel, CancellationToken cancellation) =>
        changes.WriteAsync<Done>(actor, office, Permission.SetUp, channel, async (t, ct) =>
        {
            var (hash, order) = Sorted(file.Table.Headers);
            var stored = await t.Db.RememberedColumns.Where(c => c.OfficeId == t.OfficeId && c.Kind == file.Kind).OrderBy(c => c.At).ToListAsync(ct);
            var same = stored.Find(c => c.Headers == hash);
            if (fields.SequenceEqual(file.Recognised))
            {
                if (same is not null)
                    t.Db.Remove(same);
                return new Done();
            }
            List<string> chosen = [.. order.Select(i => fields[i] ?? "")];
            if (same is null)
            {
                t.Db.RemoveRange(stored.Take(stored.Count - Most + 1));
                t.Db.Add(new RememberedColumns { OfficeId = t.OfficeId, Kind = file.Kind, Headers = hash, Fields = chosen, At = t.At, By = t.Origin.By });
            }
            else if (!same.Fields.SequenceEqual(chosen, StringComparer.Ordinal))
                (same.Fields, same.At, same.By) = (chosen, t.At, t.Origin.By);
            return new Done();
        }, cancellation);

    /// <summary>The headers' alphabet, in which their order in the file does not matter.</summary>
    private static (string Hash, int[] Order) Sorted(string[] headers)
    {
        var plain = Array.ConvertAll(headers, ImportColumn.Plain);
        int[] order = [.. Enumerable.Range(0, headers.Length).OrderBy(i => plain[i], StringComparer.Ordinal)];
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', order.Select(i => plain[i]))))), order);
    }
}
