using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Import;

/// <summary>What an office holds that rows may clash with, or change.</summary>
/// <param name="Board">The office.</param>
/// <param name="Templates">Its templates and the built-in ones, by name.</param>
/// <param name="Macs">Those of the file's addresses that are known, and whether they are of this office.</param>
internal sealed record ImportSurroundings(
    OwnershipBoard Board, IReadOnlyDictionary<string, int> Templates, IReadOnlyDictionary<MacAddress, bool> Macs)
{
    public OfficeDirectory Directory => Board.Directory;

    /// <summary>Users that rows may change, by number; none where an import only creates.</summary>
    public IReadOnlyDictionary<string, HotDeskUser> Users { get; private init; } = new Dictionary<string, HotDeskUser>();

    /// <summary>Hot desk extensions that rows may change, by number.</summary>
    public IReadOnlyDictionary<string, HotDeskExtension> HotDesks { get; private init; } = new Dictionary<string, HotDeskExtension>();

    /// <summary>Phones that rows may change.</summary>
    public IReadOnlyDictionary<MacAddress, Phone> Phones { get; private init; } = new Dictionary<MacAddress, Phone>();

    /// <summary>Reads what rows about these numbers and addresses meet.</summary>
    public static async Task<ImportSurroundings> ReadAsync(
        HotDeskDbContext db, OwnershipBoard board, ImportKind kind, ImportWrite write, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var addresses = kind == ImportKind.Phones ? keys.Select(m => MacAddress.TryParse(m, out var mac, out _) ? mac : (MacAddress?)null).OfType<MacAddress>().ToList() : [];
        var known = await OfficeSetUp.ReadAsync(addresses, chunk => db.Phones.Where(p => chunk.Contains(p.Mac)).Select(p => new { p.Mac, p.OfficeId }).ToListAsync(cancellation));
        var templates = await db.Templates.Where(t => t.OfficeId == null || t.OfficeId == board.Office.Id)
            .Select(t => new { t.Name, t.Id, IsBuiltIn = t.OfficeId == null }).ToListAsync(cancellation);
        var read = new ImportSurroundings(
            board,
            // The office's own comes before a built-in one of the same name.
            templates.OrderBy(t => t.IsBuiltIn).DistinctBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(t => t.Name, t => t.Id, StringComparer.OrdinalIgnoreCase),
            known.ToDictionary(p => p.Mac, p => p.OfficeId == board.Office.Id));
        if (write == ImportWrite.CreateOnly)
            return read;
        var office = board.Office.Id;
        var ids = kind == ImportKind.Phones ? [] : keys.Select(board.Directory.Find).OfType<DirectoryEntry>().Select(e => e.Id).ToList();
        return read with
        {
            Users = kind != ImportKind.HotDeskUsers ? read.Users : (await OfficeSetUp.ReadAsync(ids, chunk => db.HotDeskUsers.AsNoTracking()
                .Where(u => u.OfficeId == office && chunk.Contains(u.Id)).ToListAsync(cancellation))).ToDictionary(u => u.Number.Digits, StringComparer.Ordinal),
            HotDesks = kind != ImportKind.HotDeskExtensions ? read.HotDesks : (await OfficeSetUp.ReadAsync(ids, chunk => db.HotDeskExtensions.AsNoTracking()
                .Where(h => h.OfficeId == office && chunk.Contains(h.Id)).ToListAsync(cancellation))).ToDictionary(h => h.Number.Digits, StringComparer.Ordinal),
            Phones = (await OfficeSetUp.ReadAsync(addresses, chunk => db.Phones.AsNoTracking()
                .Where(p => p.OfficeId == office && chunk.Contains(p.Mac)).ToListAsync(cancellation))).ToDictionary(p => p.Mac),
        };
    }
}
