using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotDeskPortal.Services.Import;

/// <summary>What somebody of an office has chosen that the columns of a file are taken for: the next file with the same headers is read so.</summary>
public sealed class RememberedColumns
{
    /// <summary>The office.</summary>
    public int OfficeId { get; set; }

    /// <summary>What the file holds.</summary>
    public ImportKind Kind { get; set; }

    /// <summary>SHA-256 of the file's headers, whatever their order: hexadecimal.</summary>
    public required string Headers { get; set; }

    /// <summary>The field of each header, in the order of the headers' alphabet; empty: left out.</summary>
    public required List<string> Fields { get; set; }

    /// <summary>When it was chosen.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who chose it.</summary>
    public required string By { get; set; }
}

/// <summary>How remembered columns are stored.</summary>
internal sealed class RememberedColumnsMapping : IEntityTypeConfiguration<RememberedColumns>
{
    private const int HashLength = 64, FieldsLength = 4000;

    public void Configure(EntityTypeBuilder<RememberedColumns> columns)
    {
        columns.HasKey(c => new { c.OfficeId, c.Kind, c.Headers });
        columns.Property(c => c.Headers).HasMaxLength(HashLength).IsUnicode(false);
        columns.PrimitiveCollection(c => c.Fields).HasMaxLength(FieldsLength);
        columns.Property(c => c.By).HasMaxLength(CommonLengths.Who);
        columns.HasOne<Office>().WithMany().HasForeignKey(c => c.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}
