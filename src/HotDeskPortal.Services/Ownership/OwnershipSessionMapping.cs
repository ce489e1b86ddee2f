using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Ownership;

/// <summary>How an ownership session is stored.</summary>
internal sealed class OwnershipSessionMapping : IEntityTypeConfiguration<OwnershipSession>
{
    public void Configure(EntityTypeBuilder<OwnershipSession> session)
    {
        session.ToTable("OwnershipSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.StartedBy).HasMaxLength(CommonLengths.Who);
        session.Property(s => s.EndedBy).HasMaxLength(CommonLengths.Who);
        session.Property(s => s.StartedKey).HasMaxLength(CommonLengths.Name);
        session.Property(s => s.EndedKey).HasMaxLength(CommonLengths.Name);
        session.Property(s => s.Reason).HasMaxLength(CommonLengths.Reason);
        session.HasOne<Office>().WithMany().HasForeignKey(s => s.OfficeId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<HotDeskExtension>().WithMany().HasForeignKey(s => s.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<HotDeskUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
        // The last guard of "one owner", whatever the code above it believes (design/behaviour.md: Taking ownership).
        session.HasIndex(s => s.HotDeskExtensionId, "IX_OwnershipSessions_Open").IsUnique().HasFilter("EndedAt IS NULL");
        session.HasIndex(s => new { s.HotDeskExtensionId, s.StartedAt });
        session.HasIndex(s => new { s.UserId, s.StartedAt });
        session.HasIndex(s => new { s.OfficeId, s.StartedAt });
    }
}
