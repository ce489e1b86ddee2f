using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Ownership;

/// <summary>How the journal is stored.</summary>
internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("Journal");
        entry.HasKey(e => new { e.OfficeId, e.Version });
        entry.Property(e => e.Version).ValueGeneratedNever();
        entry.HasOne<Office>().WithMany().HasForeignKey(e => e.OfficeId).OnDelete(DeleteBehavior.Restrict);
        entry.Property(e => e.By).HasMaxLength(CommonLengths.Who);
        entry.Property(e => e.Key).HasMaxLength(CommonLengths.Name);
        entry.Property(e => e.Reason).HasMaxLength(CommonLengths.Reason);
    }
}
