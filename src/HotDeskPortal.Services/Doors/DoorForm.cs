using FluentValidation;
using HotDeskPortal.Domain.Doors;

namespace HotDeskPortal.Services.Doors;

/// <summary>What one enters of a phone system.</summary>
public sealed class DoorForm
{
    /// <summary>What people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What kind it is.</summary>
    public PhoneSystem System { get; set; }

    /// <summary>Networks it may come from, as <c>10.0.0.0/8, 192.0.2.7</c>; empty: from anywhere.</summary>
    public string? AllowedNetworks { get; set; }

    /// <summary>What it calls its way out.</summary>
    public string Trunk { get; set; } = "trunk";

    /// <summary>The domain that FreeSWITCH registers phones in.</summary>
    public string? Realm { get; set; }

    /// <summary>What Twilio or SignalWire sign their requests with; empty: the one that is stored stays.</summary>
    public string? SigningToken { get; set; }

    /// <summary>The form of what is stored; what requests are signed with is never told again.</summary>
    internal static DoorForm Of(Door door) => new()
    {
        Name = door.Name, System = door.System, AllowedNetworks = door.AllowedNetworks, Trunk = door.Trunk, Realm = door.Realm,
    };
}

/// <summary>What sets one phone system apart from the others, for form and page.</summary>
public static class PhoneSystems
{
    /// <summary>Whether its requests are signed.</summary>
    public static bool Signs(this PhoneSystem system) => system is PhoneSystem.Twilio or PhoneSystem.SignalWire;

    /// <summary>Whether phones register with it in a domain that must be known.</summary>
    public static bool HasRealm(this PhoneSystem system) => system == PhoneSystem.FreeSwitch;

    /// <summary>Whether it is told a way out.</summary>
    public static bool HasTrunk(this PhoneSystem system) => system is PhoneSystem.Asterisk or PhoneSystem.FreeSwitch;

    /// <summary>Whether its calls come by FastAGI.</summary>
    public static bool CallsByAgi(this PhoneSystem system) => system == PhoneSystem.Asterisk;
}

/// <summary>The rules of a <see cref="DoorForm"/>.</summary>
public sealed class DoorFormValidator : AbstractValidator<DoorForm>
{
    /// <summary>Sets the rules.</summary>
    public DoorFormValidator()
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().Because("phone-system-name-missing")
            .Line(DoorLengths.Name);
        RuleFor(f => f.System).IsInEnum().Because("phone-system-unknown");
        RuleFor(f => f.AllowedNetworks).Custom((networks, context) =>
        {
            if (!DoorNetworks.TryParse(networks ?? "", out var read, out var wrong))
                context.Fail("phone-system-network", facts: new { Value = wrong });
            else if (read.ToString().Length > DoorLengths.AllowedNetworks)
                context.Fail("too-long", facts: new { MaxLength = DoorLengths.AllowedNetworks });
        });
        // Both go into files of the phone system, between signs that mean something there.
        RuleFor(f => f.Trunk).Must(t => t.Trim() is { Length: > 0 and <= DoorLengths.Trunk } trunk && trunk.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            .When(f => f.System.HasTrunk()).Because("phone-system-trunk", new { Max = DoorLengths.Trunk });
        RuleFor(f => f.Realm).Must(r => r?.Trim() is { Length: > 0 and <= DoorLengths.Realm } realm && Uri.CheckHostName(realm) is UriHostNameType.Dns or UriHostNameType.IPv4)
            .When(f => f.System.HasRealm()).Because("phone-system-realm");
        RuleFor(f => f.SigningToken).Line(DoorLengths.SigningToken);
    }
}
