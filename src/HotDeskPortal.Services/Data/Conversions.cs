using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotDeskPortal.Services.Data;

/// <summary>How values are stored that many records have.</summary>
internal static class Conversions
{
    public static void Configure(ModelConfigurationBuilder conventions, bool isSqlite)
    {
        conventions.Properties<ExtensionNumber>().HaveConversion<ExtensionNumberConverter>().HaveMaxLength(ExtensionNumber.MaxDigits).AreUnicode(false);
        conventions.Properties<MacAddress>().HaveConversion<MacAddressConverter>().HaveMaxLength(MacAddress.Length).AreUnicode(false);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32).AreUnicode(false);
        // SQL Server's time type ends at 24 hours; a maximum session need not.
        conventions.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        if (isSqlite)
            conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class ExtensionNumberConverter()
        : ValueConverter<ExtensionNumber, string>(n => n.Digits, s => ExtensionNumber.Parse(s));

    private sealed class MacAddressConverter() : ValueConverter<MacAddress, string>(m => m.Hex, s => MacAddress.Parse(s));

    private sealed class UtcTicksConverter()
        : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
