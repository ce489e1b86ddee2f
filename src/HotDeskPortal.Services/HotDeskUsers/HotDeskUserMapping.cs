using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.HotDeskUsers;

/// <summary>How a user is stored.</summary>
internal sealed class HotDeskUserMapping : IEntityTypeConfiguration<HotDeskUser>
{
    public void Configure(EntityTypeBuilder<HotDeskUser> user)
    {
        user.ToTable("HotDeskUsers");
        user.Property(u => u.FirstName).HasMaxLength(HotDeskUserLengths.FirstName);
        user.Property(u => u.LastName).HasMaxLength(HotDeskUserLengths.LastName);
        user.Property(u => u.Email).HasMaxLength(HotDeskUserLengths.Email);
        user.Property(u => u.CallerIdName).HasMaxLength(HotDeskUserLengths.CallerIdName);
        user.Property(u => u.CallerIdNumber).HasMaxLength(CommonLengths.TelephoneNumber).IsUnicode(false);
        user.Ignore(u => u.Name);
        user.OwnsOne(u => u.Pin, pin =>
        {
            pin.Property(p => p.Hash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
            pin.Property(p => p.Salt).HasMaxLength(PinHasher.SaltBytes).IsFixedLength();
        });
        user.HasMany(u => u.Activities).WithOne().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
