using HotDeskPortal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Accounts;

/// <summary>How a browser is stored in which an account is signed in.</summary>
internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> session)
    {
        session.ToTable("AccountSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.AccountId).HasMaxLength(AccountLengths.Id);
        session.Property(s => s.Device).HasMaxLength(AccountLengths.Device);
        session.Property(s => s.Address).HasMaxLength(CommonLengths.NetworkAddress).IsUnicode(false);
        session.HasOne<PortalAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => new { s.AccountId, s.LastSeenAt });
    }
}
