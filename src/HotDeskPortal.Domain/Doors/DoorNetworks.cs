using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace HotDeskPortal.Domain.Doors;

/// <summary>Networks that a phone system may come from, written as <c>10.0.0.0/8, 192.0.2.7</c>; a lone address is a network of one.</summary>
public sealed class DoorNetworks
{
    private static readonly char[] s_between = [' ', ',', ';', '\t', '\r', '\n'];
    private readonly ImmutableArray<IPNetwork> _networks;

    private DoorNetworks(ImmutableArray<IPNetwork> networks) => _networks = networks;

    /// <summary>Whether one may come from anywhere.</summary>
    public bool IsAnywhere => _networks.IsEmpty;

    /// <summary>Networks that nobody is in.</summary>
    public static DoorNetworks Nowhere { get; } = new([new IPNetwork(IPAddress.None, 32)]);

    /// <summary>Reads what somebody has written.</summary>
    /// <param name="text">Networks and addresses, with commas, blanks or line ends between them.</param>
    /// <param name="networks">What it says.</param>
    /// <param name="wrong">The first part that is no network; null: there is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DoorNetworks? networks, [NotNullWhen(false)] out string? wrong)
    {
        var found = ImmutableArray.CreateBuilder<IPNetwork>();
        (networks, wrong) = (null, null);
        foreach (var part in text.Split(s_between, StringSplitOptions.RemoveEmptyEntries))
        {
            // A network whose address has bits of a host is more likely mistyped than meant.
            if (IPNetwork.TryParse(part, out var network) && IPAddress.Parse(part[..part.IndexOf('/', StringComparison.Ordinal)]).Equals(network.BaseAddress))
                found.Add(network);
            else if (IPAddress.TryParse(part, out var address))
                found.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
            {
                wrong = part;
                return false;
            }
        }
        networks = new DoorNetworks(found.ToImmutable());
        return true;
    }

    /// <summary>Whether one may come from there; an unknown address is in no network.</summary>
    public bool Allow(IPAddress? from)
    {
        if (IsAnywhere)
            return true;
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        return address is not null && _networks.Any(n => n.Contains(address));
    }

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Join(", ", _networks.Select(n =>
        n.PrefixLength == n.BaseAddress.GetAddressBytes().Length * 8 ? n.BaseAddress.ToString() : n.ToString()));
}
