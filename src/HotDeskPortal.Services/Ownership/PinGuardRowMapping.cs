using System.Collections.Immutable;
using System.Globalization;
using HotDeskPortal.Domain.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotDeskPortal.Services.Ownership;

/// <summary>How wrong PINs are counted.</summary>
internal sealed class PinGuardRowMapping : IEntityTypeConfiguration<PinGuardRow>
{
    /// <summary>A hundred instants, which is as many tries as an office may allow.</summary>
    private const int WrongAtLength = 2000;

    public void Configure(EntityTypeBuilder<PinGuardRow> guard)
    {
        guard.ToTable("PinGuards");
        guard.HasKey(g => new { g.Subject, g.SubjectId });
        guard.Property(g => g.SubjectId).ValueGeneratedNever();
        // A wrong PIN takes no version, so the office's does not guard the count: two instances must not overwrite each other's.
        guard.Property(g => g.WrongAt).HasConversion<InstantsConverter, InstantsComparer>().HasMaxLength(WrongAtLength).IsUnicode(false)
            .IsConcurrencyToken();
        guard.Property(g => g.LockedUntil).IsConcurrencyToken();
        guard.Property(g => g.DayFrom).IsConcurrencyToken();
        guard.Property(g => g.WrongADay).IsConcurrencyToken();
        guard.HasOne<Office>().WithMany().HasForeignKey(g => g.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }

    private sealed class InstantsComparer() : ValueComparer<ImmutableArray<DateTimeOffset>>(
        (a, b) => a.SequenceEqual(b), instants => instants.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), instants => instants);

    private sealed class InstantsConverter() : ValueConverter<ImmutableArray<DateTimeOffset>, string>(
        instants => string.Join(' ', instants.Select(t => t.UtcTicks.ToString(CultureInfo.InvariantCulture))),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => new DateTimeOffset(long.Parse(t, CultureInfo.InvariantCulture), TimeSpan.Zero)).ToImmutableArray());
}
