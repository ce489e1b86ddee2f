using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Phones;

/// <summary>How a phone is stored.</summary>
internal sealed class PhoneMapping : IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Phone> phone)
    {
        phone.HasOne<Office>().WithMany().HasForeignKey(p => p.OfficeId).OnDelete(DeleteBehavior.Restrict);
        phone.HasQueryFilter(Staging.Filter, p => p.ImportId == null);
        phone.HasIndex(p => p.Mac).IsUnique().HasFilter("ImportId IS NULL");
        phone.Property(p => p.Model).HasMaxLength(PhoneLengths.Model);
        phone.Property(p => p.Revision).IsConcurrencyToken();
        phone.Property(p => p.ChangedBy).HasMaxLength(CommonLengths.Who);
        phone.Property(p => p.DeviceKeyHash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        phone.HasIndex(p => p.DeviceKeyHash).IsUnique().HasFilter("DeviceKeyHash IS NOT NULL");
        phone.Property(p => p.NextDeviceKeyHash).HasMaxLength(CommonLengths.Hash).IsFixedLength();
        phone.HasIndex(p => p.NextDeviceKeyHash).IsUnique().HasFilter("NextDeviceKeyHash IS NOT NULL");
        phone.Property(p => p.FetchedFrom).HasMaxLength(CommonLengths.NetworkAddress).IsUnicode(false);
        phone.Property(p => p.FetchedVersion).HasMaxLength(PhoneLengths.FetchedVersion).IsUnicode(false);
        phone.Property(p => p.ReportedModel).HasMaxLength(PhoneLengths.Model);
        phone.Property(p => p.ReportedFirmware).HasMaxLength(PhoneLengths.Firmware);
        phone.Property(p => p.EmergencyLocation).HasMaxLength(PhoneLengths.EmergencyLocation);
        phone.Property(p => p.EmergencyCallback).HasMaxLength(CommonLengths.TelephoneNumber).IsUnicode(false);
        phone.HasOne<HotDeskExtension>().WithMany().HasForeignKey(p => p.HotDeskExtensionId).OnDelete(DeleteBehavior.Restrict);
        phone.HasOne<HotDeskUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
        phone.HasIndex(p => p.HotDeskExtensionId).IsUnique().HasFilter("HotDeskExtensionId IS NOT NULL AND ImportId IS NULL");
        phone.ToTable(t => t.HasCheckConstraint("CK_Phones_OnePlace", "HotDeskExtensionId IS NULL OR UserId IS NULL"));
    }
}

/// <summary>How a file is stored that a phone has sent.</summary>
internal sealed class PhoneUploadMapping : IEntityTypeConfiguration<PhoneUpload>
{
    public void Configure(EntityTypeBuilder<PhoneUpload> upload)
    {
        upload.Property(u => u.FileName).HasMaxLength(PhoneLengths.UploadName);
        upload.Property(u => u.Content).HasMaxLength(PhoneLengths.Upload);
        upload.HasOne<Phone>().WithMany().HasForeignKey(u => u.PhoneId).OnDelete(DeleteBehavior.Cascade);
    }
}
