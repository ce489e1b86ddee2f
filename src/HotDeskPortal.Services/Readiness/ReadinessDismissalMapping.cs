using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Readiness;

/// <summary>How a finding is stored that is put aside.</summary>
internal sealed class ReadinessDismissalMapping : IEntityTypeConfiguration<ReadinessDismissal>
{
    public void Configure(EntityTypeBuilder<ReadinessDismissal> dismissal)
    {
        dismissal.HasKey(d => new { d.OfficeId, d.Code, d.Subject });
        dismissal.Property(d => d.Code).HasMaxLength(ReadinessLengths.Code).IsUnicode(false);
        dismissal.Property(d => d.Subject).ValueGeneratedNever();
        dismissal.Property(d => d.Reason).HasMaxLength(ReadinessLengths.Reason);
        dismissal.Property(d => d.By).HasMaxLength(CommonLengths.Who);
        dismissal.HasOne<Office>().WithMany().HasForeignKey(d => d.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
