using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Templates;

/// <summary>The templates that every office has from the start: what the phones of a hot desk need, for each vendor.</summary>
public sealed class BuiltInTemplates(IDbContextFactory<HotDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Who wrote them.</summary>
    public const string Author = "HotDeskPortal";

    /// <summary>The content of a hot desk phone: line label, <em>HD In</em>, <em>HD Out</em>, everything that would carry over off.</summary>
    public static TemplateContent HotDesk { get; } = new()
    {
        Keys = TemplateKey.HotDesk,
    };

    /// <summary>The name of the built-in template for a vendor.</summary>
    public static string NameOf(PhoneVendor vendor) => $"{vendor} hot desk";

    /// <summary>Adds those that are missing.</summary>
    public async Task SeedAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var known = await db.Templates.Where(t => t.OfficeId == null).ToListAsync(cancellation);
        // Those of an older version name the codes that every office had then. What phones get of them stays the same: no revision.
        foreach (var template in known)
            if (template.Content.WithPlaceholders(FeatureCodes.Default) is var content && !ReferenceEquals(content, template.Content))
                template.Content = content;
        foreach (var vendor in Enum.GetValues<PhoneVendor>().Where(v => known.All(t => t.Name != NameOf(v))))
            db.Add(new Template
            {
                Name = NameOf(vendor), Vendor = vendor, Content = HotDesk, Revision = 1, ChangedAt = clock.GetUtcNow(), ChangedBy = Author,
            });
        await db.SaveChangesAsync(cancellation);
    }
}
