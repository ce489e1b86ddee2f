using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HotDeskPortal.Services.Data;

/// <summary>
/// Remembers when something changed that phones' configurations are made of. A new desk or policy changes no file, so the time of
/// the record's last change would call every phone out of date. Done while saving, because many services change these records.
/// </summary>
internal static class ConfigurationStamps
{
    public static void Apply(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
            switch (entry.Entity)
            {
                case HotDeskExtension hotDesk when Concerns(
                    entry, nameof(HotDeskExtension.Number), nameof(HotDeskExtension.Description), nameof(HotDeskExtension.TemplateId)):
                    hotDesk.ConfigurationChangedAt = hotDesk.ChangedAt;
                    break;
                case Phone phone when Concerns(entry, nameof(Phone.Mac), nameof(Phone.Model), nameof(Phone.HotDeskExtensionId)):
                    phone.ConfigurationChangedAt = phone.ChangedAt;
                    break;
                case Office office when Concerns(
                    entry, nameof(Office.Name), nameof(Office.SipServer), nameof(Office.SipPort), nameof(Office.SipTransport)) || CodesChanged(entry):
                    office.ConfigurationChangedAt = office.ChangedAt;
                    break;
            }
    }

    private static bool CodesChanged(EntityEntry entry) =>
        entry.ComplexProperty(nameof(Office.FeatureCodes)).Properties.Any(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue));

    private static bool Concerns(EntityEntry entry, params ReadOnlySpan<string> properties)
    {
        if (entry.State == EntityState.Added)
            return true;
        foreach (var name in properties)
            if (entry.Property(name) is { IsModified: true } property && !Equals(property.OriginalValue, property.CurrentValue))
                return true;
        return false;
    }
}
