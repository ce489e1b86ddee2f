using System.Collections.Immutable;
using HotDeskPortal.Domain;
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
        directory.Find(number.Digits) is { } entry && entry.Id != exceptId ? new NumberTaken(number, HolderOf(entry), NameOf(entry)) : null;

    public static NumberHolder HolderOf(DirectoryEntry entry) => entry switch
    {
        UserEntry => NumberHolder.User,
        DestinationEntry { Kind: DestinationKind.Queue } => NumberHolder.Queue,
        DestinationEntry { Kind: DestinationKind.Did } => NumberHolder.Did,
        DestinationEntry => NumberHolder.Attendant,
        _ => NumberHolder.HotDesk,
    };

    public static string NameOf(DirectoryEntry entry) => entry switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        HotDeskEntry hotDesk => hotDesk.Description,
        _ => "",
    };

    /// <summary>Destinations that lose this member, told before.</summary>
    public static IEnumerable<Fact> LostMemberships(OfficeDirectory directory, int extensionId) =>
        directory.Destinations.Where(d => d.MemberIds.Contains(extensionId))
            .Select(d => new DestinationLosesMember(d.Kind, d.Name, d.Number));

    /// <summary>The fields whose values differ; blanks around a text, and none at all, are no difference.</summary>
    public static ImmutableArray<FieldDifference> Differences(params ReadOnlySpan<(string Field, object? Now, object? Yours)> fields)
    {
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var (field, now, entered) in fields)
            if (OrNull(entered) is var yours && !Equals(OrNull(now), yours))
                differences.Add(new FieldDifference(field, OrNull(now), yours));
        return differences.ToImmutable();

        static object? OrNull(object? value) => value is string text ? InputRules.OrNull(text) : value;
    }

    /// <summary>The fields in which two forms differ, but for <paramref name="except"/>.</summary>
    public static ImmutableArray<FieldDifference> Differences<TForm>(TForm now, TForm yours, string? except = null) => Differences(
        [.. typeof(TForm).GetProperties().Where(p => p.Name != except).Select(p => (p.Name, p.GetValue(now), p.GetValue(yours)))]);
}
