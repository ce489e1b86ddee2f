using HotDeskPortal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Audit;

/// <summary>How the audit log is stored. No foreign keys: it outlives what it tells of.</summary>
internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => new { e.Chain, e.Number });
        entry.Property(e => e.Chain).HasMaxLength(AuditLengths.Chain).IsUnicode(false);
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.Subject).HasMaxLength(AuditLengths.Subject);
        entry.Property(e => e.By).HasMaxLength(CommonLengths.Who);
        entry.Property(e => e.From).HasMaxLength(CommonLengths.NetworkAddress).IsUnicode(false);
        entry.Property(e => e.Before).HasMaxLength(AuditLengths.Fields);
        entry.Property(e => e.After).HasMaxLength(AuditLengths.Fields);
        entry.Property(e => e.Previous).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
        entry.Property(e => e.Hash).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
        entry.HasIndex(e => e.At);
    }
}

/// <summary>How it is stored where a chain of the audit log ends.</summary>
internal sealed class AuditChainMapping : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> chain)
    {
        chain.ToTable("AuditChains");
        chain.Property(c => c.Id).HasMaxLength(AuditLengths.Chain).IsUnicode(false);
        // Two who continue a chain at once meet here; one of them continues what the other has left.
        chain.Property(c => c.Length).IsConcurrencyToken();
        chain.Property(c => c.Hash).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
        chain.Property(c => c.Seal).HasMaxLength(AuditSeal.HashBytes).IsFixedLength();
    }
}
