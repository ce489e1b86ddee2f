using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>What services of set-up have in common.</summary>
internal static class OfficeSetUp
{
    /// <summary>Fits all databases: SQL Server takes 2,100 parameters.</summary>
    public const int Chunk = 1000;

    /// <summary>Reads by ids or addresses, however many there are.</summary>
    public static async Task<List<TRow>> ReadAsync<TKey, TRow>(IEnumerable<TKey> keys, Func<TKey[], Task<List<TRow>>> read)
    {
        var rows = new List<TRow>();
        foreach (var chunk in keys.Distinct().Chunk(Chunk))
            rows.AddRange(await read(chunk));
        return rows;
    }

    public static Task<bool> HasTemplateAsync(HotDeskDbContext db, int officeId, int? templateId, CancellationToken cancellation) =>
        templateId is null
            ? Task.FromResult(true)
            : db.Templates.AnyAsync(t => t.Id == templateId && (t.OfficeId == null || t.OfficeId == officeId), cancellation);

    /// <summary>What has the number already; null: nothing, or the record <paramref name="exceptId"/> itself.</summary>
    public static NumberTaken? Taken(OfficeDirectory directory, ExtensionNumber number, int? exceptId = null) =>
        directory.Find(number.Digits) is { } entry && entry.Id != exceptId ? new NumberTaken(number, NameOf(entry)) : null;

    public static string NameOf(DirectoryEntry entry) => entry switch
    {
        UserEntry user => $"user {user.Name}",
        DestinationEntry destination => $"{destination.Kind.Word()} {destination.Name}",
        HotDeskEntry { Description: { Length: > 0 } text } => $"hot desk extension {text}",
        _ => "a hot desk extension",
    };

    /// <summary>Destinations that lose this member, told before.</summary>
    public static IEnumerable<string> LostMemberships(OfficeDirectory directory, int extensionId) =>
        directory.Destinations.Where(d => d.MemberIds.Contains(extensionId))
            .Select(d => $"The {d.Kind.Word()} {d.Name} ({d.Number}) loses this member.");

    public static ImmutableArray<FieldDifference> Differences(params ReadOnlySpan<(string Field, string? Now, string? Yours)> fields)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var (field, now, yours) in fields)
            if ((now ?? "") != (yours?.Trim() ?? ""))
                differences.Add(new FieldDifference(field, now ?? "", yours?.Trim() ?? ""));
        return differences.ToImmutable();
    }

    public static string YesNo(bool value) => value ? "yes" : "no";
}
