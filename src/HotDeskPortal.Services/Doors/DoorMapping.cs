using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Doors;

/// <summary>How a door is stored: its secret as a hash.</summary>
internal sealed class DoorMapping : IEntityTypeConfiguration<Door>
{
    public void Configure(EntityTypeBuilder<Door> door)
    {
        door.HasOne<Office>().WithMany().HasForeignKey(d => d.OfficeId).OnDelete(DeleteBehavior.Restrict);
        door.Property(d => d.Name).HasMaxLength(DoorLengths.Name);
        door.Property(d => d.Address).HasMaxLength(DoorLengths.Address).IsUnicode(false);
        door.HasIndex(d => d.Address).IsUnique();
        door.Property(d => d.SecretHash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        door.Property(d => d.PreviousSecretHash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        door.Property(d => d.SecretCreatedBy).HasMaxLength(CommonLengths.Who);
        door.Property(d => d.AllowedNetworks).HasMaxLength(DoorLengths.AllowedNetworks).IsUnicode(false);
        door.Property(d => d.Trunk).HasMaxLength(DoorLengths.Trunk);
        door.Property(d => d.Realm).HasMaxLength(DoorLengths.Realm);
        door.Property(d => d.ProtectedSigningToken).HasMaxLength(DoorLengths.ProtectedSigningToken).IsUnicode(false);
        door.Property(d => d.Revision).IsConcurrencyToken();
        door.Property(d => d.ChangedBy).HasMaxLength(CommonLengths.Who);
        door.Property(d => d.LastRequestFrom).HasMaxLength(CommonLengths.NetworkAddress).IsUnicode(false);
        door.Property(d => d.LastRefusedFrom).HasMaxLength(CommonLengths.NetworkAddress).IsUnicode(false);
    }
}
