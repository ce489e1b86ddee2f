using HotDeskPortal.Domain;
using HotDeskPortal.Domain.FloorPlans;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.FloorPlans;

/// <summary>How a floor plan is stored.</summary>
internal sealed class FloorPlanMapping : IEntityTypeConfiguration<FloorPlan>
{
    public void Configure(EntityTypeBuilder<FloorPlan> plan)
    {
        plan.HasOne<Office>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
        plan.HasIndex(p => new { p.OfficeId, p.Floor }).IsUnique();
        plan.Property(p => p.Floor).HasMaxLength(HotDeskExtensionLengths.Floor);
        plan.Property(p => p.ContentType).HasMaxLength(FloorPlanLengths.ContentType).IsUnicode(false);
        plan.Property(p => p.ChangedBy).HasMaxLength(CommonLengths.Who);
        plan.HasMany(p => p.Desks).WithOne().HasForeignKey(d => d.FloorPlanId).OnDelete(DeleteBehavior.Cascade);
        plan.HasOne(p => p.Picture).WithOne().HasForeignKey<FloorPlanPicture>(p => p.FloorPlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How the picture of a floor plan is stored: apart, so that nobody reads it by the way.</summary>
internal sealed class FloorPlanPictureMapping : IEntityTypeConfiguration<FloorPlanPicture>
{
    public void Configure(EntityTypeBuilder<FloorPlanPicture> picture)
    {
        picture.ToTable("FloorPlanPictures");
        picture.HasKey(p => p.FloorPlanId);
        picture.Property(p => p.Content).HasMaxLength(FloorPlanLengths.Picture);
    }
}

/// <summary>How it is stored where a desk stands.</summary>
internal sealed class FloorPlanDeskMapping : IEntityTypeConfiguration<FloorPlanDesk>
{
    public void Configure(EntityTypeBuilder<FloorPlanDesk> desk)
    {
        desk.ToTable("FloorPlanDesks");
        desk.HasKey(d => new { d.FloorPlanId, d.HotDeskExtensionId });
        desk.HasOne<HotDeskExtension>().WithMany().HasForeignKey(d => d.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
    }
}
