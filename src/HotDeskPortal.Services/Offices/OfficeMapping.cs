using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Offices;

/// <summary>How an office is stored.</summary>
internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.Property(o => o.Key).HasMaxLength(OfficeLengths.Key).IsUnicode(false);
        office.HasIndex(o => o.Key).IsUnique();
        office.Property(o => o.Name).HasMaxLength(OfficeLengths.Name);
        office.Property(o => o.TimeZone).HasMaxLength(OfficeLengths.TimeZone).IsUnicode(false);
        office.Property(o => o.Language).HasMaxLength(OfficeLengths.Language).IsUnicode(false);
        office.PrimitiveCollection(o => o.EmergencyNumbers).HasMaxLength(OfficeLengths.EmergencyNumbers);
        office.Property(o => o.OwnershipVersion).IsConcurrencyToken();
        office.Property(o => o.SipServer).HasMaxLength(OfficeLengths.SipServer);
        office.Property(o => o.ChangedBy).HasMaxLength(CommonLengths.Who);
        office.ComplexProperty(o => o.FeatureCodes, codes =>
        {
            codes.Property(c => c.LogIn).HasMaxLength(FeatureCodes.MaxLength).IsUnicode(false);
            codes.Property(c => c.LogOut).HasMaxLength(FeatureCodes.MaxLength).IsUnicode(false);
            codes.Property(c => c.Toggle).HasMaxLength(FeatureCodes.MaxLength).IsUnicode(false);
        });
        office.ComplexProperty(o => o.Dialling, dialling =>
        {
            dialling.Property(d => d.OutsidePrefix).HasMaxLength(DialLengths.Prefix).IsUnicode(false);
            dialling.Property(d => d.CountryCode).HasMaxLength(DialLengths.Prefix).IsUnicode(false);
            dialling.Property(d => d.InternationalPrefix).HasMaxLength(DialLengths.Prefix).IsUnicode(false);
            dialling.Property(d => d.NationalPrefix).HasMaxLength(DialLengths.Prefix).IsUnicode(false);
            dialling.Property(d => d.Dids).HasMaxLength(DialLengths.Dids).IsUnicode(false);
        });
        office.ComplexProperty(o => o.Policies, policies =>
        {
            policies.ComplexProperty(p => p.UserLockout);
            policies.ComplexProperty(p => p.PhoneLockout);
        });
    }
}
