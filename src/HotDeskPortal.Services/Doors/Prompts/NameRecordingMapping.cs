using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Doors.Prompts;

/// <summary>How the recording of a name is stored.</summary>
internal sealed class NameRecordingMapping : IEntityTypeConfiguration<NameRecording>
{
    public void Configure(EntityTypeBuilder<NameRecording> recording)
    {
        recording.HasOne<Office>().WithMany().HasForeignKey(r => r.OfficeId).OnDelete(DeleteBehavior.Restrict);
        recording.HasOne<HotDeskUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        recording.HasIndex(r => r.UserId).IsUnique();
        recording.HasIndex(r => r.OfficeId);
        recording.Property(r => r.Hash).HasMaxLength(NameRecordingLengths.Hash).IsUnicode(false).IsFixedLength();
        recording.Property(r => r.Sound).HasMaxLength(NameRecordingLengths.Sound);
        recording.Property(r => r.ChangedBy).HasMaxLength(CommonLengths.Who);
    }
}
