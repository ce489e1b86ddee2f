using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Doors.Recordings;

/// <summary>How a recorded call is stored.</summary>
internal sealed class RecordedCallMapping : IEntityTypeConfiguration<RecordedCall>
{
    public void Configure(EntityTypeBuilder<RecordedCall> call)
    {
        call.HasOne<Office>().WithMany().HasForeignKey(c => c.OfficeId).OnDelete(DeleteBehavior.Restrict);
        call.HasIndex(c => new { c.OfficeId, c.Id });
        call.Property(c => c.DoorName).HasMaxLength(CommonLengths.Name);
        call.Property(c => c.Phone).HasMaxLength(RecordedCallLengths.Phone);
        call.Property(c => c.Dialled).HasMaxLength(RecordedCallLengths.Dialled);
        call.Property(c => c.Lines).HasMaxLength(RecordedCallLengths.Lines);
    }
}
