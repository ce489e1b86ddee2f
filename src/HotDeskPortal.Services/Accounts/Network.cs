using System.Net;

namespace HotDeskPortal.Services.Accounts;

/// <summary>Where somebody comes from, as it is counted: an IPv4 address, or the /64 of an IPv6 address, of which whoever has one has them all.</summary>
internal static class Network
{
    private const int Bytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (length > Bytes)
            bytes[Bytes..].Clear();
        return new IPAddress(bytes[..length]).ToString();
    }
}
