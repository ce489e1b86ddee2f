using System.Net;
using HotDeskPortal.Domain;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>A phone that is to look for its configuration again.</summary>
/// <param name="Address">Where it was last.</param>
/// <param name="Extension">The extension it registers as: what the message is addressed to.</param>
public sealed record ResyncTarget(IPAddress Address, string Extension);

/// <summary>Tells a phone to fetch its configuration again: the one thing that the portal says to a phone unasked.</summary>
public interface IPhoneResync
{
    /// <summary>Whether phones can be told at all.</summary>
    bool IsOn { get; }

    /// <summary>Tells a phone, and waits for its answer.</summary>
    /// <returns>Done once the phone has said yes, or <see cref="ResyncOff"/>, <see cref="ResyncRefused"/>, <see cref="NoAnswer"/>.</returns>
    Task<Result<Done>> NotifyAsync(ResyncTarget phone, CancellationToken cancellation = default);
}

/// <summary>The settings <c>Resync:*</c>. Without a port, phones are never told anything.</summary>
public sealed record ResyncOptions : IOptionsSection
{
    /// <inheritdoc />
    public static string Section => "Resync";

    /// <summary>UDP port on which phones take SIP, usually 5060; null: off.</summary>
    public int? Port { get; init; }

    /// <summary>Who the message says it is from, as phones may be set to trust their SIP server only; null: this machine's address.</summary>
    public string? From { get; init; }

    /// <summary>How long a phone may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>What is wrong about them, naming the key.</summary>
    public IEnumerable<string> Errors()
    {
        if (Port is < 1 or > 65535)
            yield return $"{Section}:Port must be a UDP port from 1 to 65535; leave it out to turn resync off.";
        if (From is not null && Uri.CheckHostName(From) == UriHostNameType.Unknown)
            yield return $"{Section}:From must be a host name or an address.";
        if (Timeout < TimeSpan.FromMilliseconds(500) || Timeout > TimeSpan.FromSeconds(32))
            yield return $"{Section}:Timeout must be from 00:00:00.5 to 00:00:32.";
    }
}
