using System.Collections.Immutable;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Offices;

/// <summary>What was read of an office's directory; built only once it is known to be of one version.</summary>
internal sealed record ReadDirectory(OfficeProfile Office, List<DirectoryEntry> Entries)
{
    public OfficeDirectory Build() => new(Office, Entries);
}

/// <summary>Reads an office's directory from the database.</summary>
internal static class OfficeDirectoryLoader
{
    public static async Task<ReadDirectory> ReadAsync(HotDeskDbContext db, Office office, CancellationToken cancellation)
    {
        var id = office.Id;
        var phones = await db.Phones.AsNoTracking()
            .Where(p => p.OfficeId == id && (p.HotDeskExtensionId != null || p.UserId != null)).ToListAsync(cancellation);
        var hotDesks = await db.HotDeskExtensions.AsNoTracking()
            .Where(h => h.OfficeId == id).ToListAsync(cancellation);
        var users = await db.HotDeskUsers.AsNoTracking()
            .Where(u => u.OfficeId == id).ToListAsync(cancellation);
        var destinations = await db.Destinations.AsNoTracking().Include(d => d.Members)
            .Where(d => d.OfficeId == id).ToListAsync(cancellation);

        var atHotDesk = phones.Where(p => p.HotDeskExtensionId is not null).ToDictionary(p => p.HotDeskExtensionId!.Value, Entry);
        var ofUser = phones.Where(p => p.UserId is not null).ToLookup(p => p.UserId!.Value, Entry);
        List<DirectoryEntry> entries =
        [
            .. hotDesks.Select(h => new HotDeskEntry(h.Id, h.Number, h.Description, h.Floor, h.Desk, atHotDesk.GetValueOrDefault(h.Id))),
            .. users.Select(u => new UserEntry(
                u.Id, u.Number, u.Name, u.CallerIdName, u.CallerIdNumber, u.IsHotDeskingEnabled, u.IsActive, [.. ofUser[u.Id]])),
            .. destinations.Select(d => new DestinationEntry(
                d.Id, d.Number, d.Kind, d.Name, [.. d.Members.OrderBy(m => m.Position).Select(m => m.ExtensionId)])),
        ];
        return new ReadDirectory(Profile(office), entries);
    }

    private static OfficeProfile Profile(Office o) =>
        new(o.Id, o.Key, o.Name, o.TimeZone, o.Language, o.IsTraining, o.Policies, [.. o.EmergencyNumbers])
        {
            DialPlan = new DialPlan(o.Dialling),
            FeatureCodes = o.FeatureCodes,
        };

    private static PhoneEntry Entry(Phone p) => new(p.Id, p.Mac, p.Model, p.EmergencyLocation, p.EmergencyCallback);
}
