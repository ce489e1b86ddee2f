using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>How a provisioning key is stored: as its hash.</summary>
internal sealed class ProvisioningKeyMapping : IEntityTypeConfiguration<ProvisioningKey>
{
    public void Configure(EntityTypeBuilder<ProvisioningKey> key)
    {
        key.Property(k => k.Hash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        key.HasIndex(k => k.Hash).IsUnique();
        key.Property(k => k.CreatedBy).HasMaxLength(CommonLengths.Who);
        key.HasOne<Office>().WithMany().HasForeignKey(k => k.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
