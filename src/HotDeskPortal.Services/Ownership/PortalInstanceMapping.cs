using HotDeskPortal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Ownership;

/// <summary>How an instance of the portal is stored.</summary>
internal sealed class PortalInstanceMapping : IEntityTypeConfiguration<PortalInstance>
{
    public void Configure(EntityTypeBuilder<PortalInstance> instance)
    {
        instance.ToTable("PortalInstances");
        instance.Property(i => i.Machine).HasMaxLength(CommonLengths.Name);
    }
}
