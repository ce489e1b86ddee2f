using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Routing;

/// <summary>How a destination is stored.</summary>
internal sealed class DestinationMapping : IEntityTypeConfiguration<Destination>
{
    public void Configure(EntityTypeBuilder<Destination> destination)
    {
        destination.ToTable("Destinations");
        destination.Property(d => d.Name).HasMaxLength(DestinationLengths.Name);
        destination.HasMany(d => d.Members).WithOne().HasForeignKey(m => m.DestinationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How a member of a destination is stored.</summary>
internal sealed class DestinationMemberMapping : IEntityTypeConfiguration<DestinationMember>
{
    public void Configure(EntityTypeBuilder<DestinationMember> member)
    {
        member.ToTable("DestinationMembers");
        member.HasKey(m => new { m.DestinationId, m.ExtensionId });
        member.HasOne<Extension>().WithMany().HasForeignKey(m => m.ExtensionId).OnDelete(DeleteBehavior.Restrict);
    }
}
