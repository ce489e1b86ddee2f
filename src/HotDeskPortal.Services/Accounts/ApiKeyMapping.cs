using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Accounts;

/// <summary>How an API key is stored: as its hash.</summary>
internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.Property(k => k.Name).HasMaxLength(AccountLengths.ApiKeyName);
        key.Property(k => k.Hash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        key.HasIndex(k => k.Hash).IsUnique();
        key.Property(k => k.CreatedBy).HasMaxLength(CommonLengths.Who);
        key.Property(k => k.Rights).HasConversion<string>().HasMaxLength(AccountLengths.ApiKeyRights);
        key.HasMany(k => k.Offices).WithOne().HasForeignKey(o => o.ApiKeyId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How an office of an API key is stored.</summary>
internal sealed class ApiKeyOfficeMapping : IEntityTypeConfiguration<ApiKeyOffice>
{
    public void Configure(EntityTypeBuilder<ApiKeyOffice> office)
    {
        office.ToTable("ApiKeyOffices");
        office.HasKey(o => new { o.ApiKeyId, o.OfficeId });
        office.HasOne<Office>().WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
