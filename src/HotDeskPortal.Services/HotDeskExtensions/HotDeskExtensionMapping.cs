using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>How a hot desk extension is stored.</summary>
internal sealed class HotDeskExtensionMapping : IEntityTypeConfiguration<HotDeskExtension>
{
    public void Configure(EntityTypeBuilder<HotDeskExtension> hotDesk)
    {
        hotDesk.ToTable("HotDeskExtensions");
        hotDesk.Property(h => h.Description).HasMaxLength(HotDeskExtensionLengths.Description);
        hotDesk.Property(h => h.Floor).HasMaxLength(HotDeskExtensionLengths.Floor);
        hotDesk.Property(h => h.Desk).HasMaxLength(HotDeskExtensionLengths.Desk);
        hotDesk.Property(h => h.AssignedPerson).HasMaxLength(HotDeskExtensionLengths.AssignedPerson);
        hotDesk.Property(h => h.ProtectedSipSecret).HasMaxLength(HotDeskExtensionLengths.ProtectedSipSecret).IsUnicode(false);
        hotDesk.HasOne<Template>().WithMany().HasForeignKey(h => h.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }
}
