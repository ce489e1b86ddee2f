using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>How the times are stored in which users were active.</summary>
internal sealed class UserActivityMapping : IEntityTypeConfiguration<UserActivity>
{
    public void Configure(EntityTypeBuilder<UserActivity> activity)
    {
        activity.HasOne<Office>().WithMany().HasForeignKey(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
        activity.HasIndex(a => a.UserId, "IX_UserActivities_Open").IsUnique().HasFilter("EndedAt IS NULL");
        activity.HasIndex(a => new { a.OfficeId, a.EndedAt });
    }
}
