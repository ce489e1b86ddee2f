using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Offices;

/// <summary>How whatever has a number is stored: what its kinds share has a table of its own.</summary>
internal sealed class ExtensionMapping : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> extension)
    {
        extension.UseTptMappingStrategy();
        extension.HasQueryFilter(SoftDeletion.Filter, e => e.DeletedAt == null);
        extension.HasQueryFilter(Staging.Filter, e => e.ImportId == null);
        extension.HasOne<Office>().WithMany().HasForeignKey(e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
        extension.HasIndex(e => new { e.OfficeId, e.Number }).IsUnique().HasFilter("DeletedAt IS NULL AND ImportId IS NULL");
        extension.Property(e => e.Revision).IsConcurrencyToken();
        extension.Property(e => e.ChangedBy).HasMaxLength(CommonLengths.Who);
    }
}
