using System.Net;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Templates;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>What a configuration needs.</summary>
public enum ConfigurationRule
{
    /// <summary>The office has a SIP server.</summary>
    SipServer,

    /// <summary>Every value is one line of text.</summary>
    OneLine,

    /// <summary>The template's placeholders can be filled in.</summary>
    Placeholders,
}

/// <summary>Why a phone gets no configuration.</summary>
/// <param name="Rule">What is missing.</param>
public sealed record NotConfigurable(ConfigurationRule Rule) : Error("not-configurable", ErrorKind.Invalid)
{
    /// <summary>What is wrong with a placeholder.</summary>
    public WrongPlaceholder? Placeholder { get; init; }

    /// <inheritdoc/>
    public override string Variant => Rule.ToString();
}

/// <summary>What a refusal says of whoever asked; nobody outside is told.</summary>
public enum ProvisioningRefusal
{
    /// <summary>A phone that belongs here asks so as a matter of course: no sign of scanning.</summary>
    Habit,

    /// <summary>The key opens nothing.</summary>
    UnknownKey,

    /// <summary>The key is good, but not for the phone that was asked for.</summary>
    ForeignMac,

    /// <summary>The phone belongs here, and goes on asking with the key that it was unboxed with: no sign of scanning.</summary>
    ClosedWindow,

    /// <summary>The key is good, and the phone could only be sent to where no phone finds the portal.</summary>
    NoPublicAddress,
}

/// <summary>Nothing is served: from outside the same, whatever the reason.</summary>
/// <param name="Why">What it says of whoever asked.</param>
public sealed record NotServed(ProvisioningRefusal Why) : Error("not-served", ErrorKind.NotFound);

/// <summary>There is no such provisioning key.</summary>
public sealed record UnknownProvisioningKey(int Id) : Error("unknown-provisioning-key", ErrorKind.NotFound);

/// <summary>Nobody has said how phones are reached.</summary>
public sealed record ResyncOff() : Error("resync-off", ErrorKind.Conflict);

/// <summary>It is not known where the phone is.</summary>
public sealed record AddressUnknown() : Error("phone-address-unknown", ErrorKind.Conflict);

/// <summary>The phone, or something in between, said no.</summary>
/// <param name="Status">SIP status.</param>
/// <param name="Phrase">Its words.</param>
public sealed record ResyncRefused(int Status, string Phrase) : Error("resync-refused", ErrorKind.Conflict);

/// <summary>Nothing came back in time.</summary>
/// <param name="Address">Where it was sent.</param>
public sealed record NoAnswer(IPAddress Address) : Error("phone-silent", ErrorKind.Unavailable);
