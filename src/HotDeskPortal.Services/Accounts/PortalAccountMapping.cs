using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Accounts;

/// <summary>How an account is stored, beside what Identity says.</summary>
internal sealed class PortalAccountMapping : IEntityTypeConfiguration<PortalAccount>
{
    public void Configure(EntityTypeBuilder<PortalAccount> account)
    {
        account.Property(a => a.Id).HasMaxLength(AccountLengths.Id);
        account.Property(a => a.InvitedBy).HasMaxLength(CommonLengths.Who);
        account.Property(a => a.LinkHash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        // Only the statement that takes a code writes it: what a request has read before must not bring an old step back.
        account.Property(a => a.AuthenticatorStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        account.HasIndex(a => a.LinkHash).IsUnique().HasFilter("LinkHash IS NOT NULL");
    }
}

/// <summary>How an office of an account is stored.</summary>
internal sealed class AccountOfficeMapping : IEntityTypeConfiguration<AccountOffice>
{
    public void Configure(EntityTypeBuilder<AccountOffice> office)
    {
        office.ToTable("AccountOffices");
        office.HasKey(o => new { o.AccountId, o.OfficeId });
        office.Property(o => o.AccountId).HasMaxLength(AccountLengths.Id);
        office.HasOne<PortalAccount>().WithMany(a => a.Offices).HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
        office.HasOne<Office>().WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
