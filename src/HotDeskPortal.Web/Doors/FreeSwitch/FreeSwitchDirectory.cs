using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Doors;
using static HotDeskPortal.Web.Doors.FreeSwitch.FreeSwitchXml;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>The accounts of hot desk phones as users of a domain. Everybody else is found elsewhere: in the next binding, or in files.</summary>
internal sealed class FreeSwitchDirectory(DoorAccounts accounts)
{
    /// <summary>The context that hot desk phones call in.</summary>
    public const string Context = "hotdesk";

    /// <summary>
    /// How long FreeSWITCH may know an account by itself: phones can call, and for help above all, while the portal is away.
    /// <c>xml_flush_cache</c> forgets them at once.
    /// </summary>
    public static readonly TimeSpan Cached = TimeSpan.FromHours(4);

    /// <summary>Emergency numbers are looked for in a file first; the portal is not asked for them.</summary>
    public const string Dialplans = "XML:${conf_dir}/hotdesk-emergency.xml,XML";

    /// <summary>How a registered phone is reached: FreeSWITCH's own words for it.</summary>
    private const string DialString =
        "{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}}${sofia_contact(*/${dialed_user}@${dialed_domain})}";

    /// <summary>What names the hand-out in the log: registrations ask again and again.</summary>
    private const string OneByOne = "one by one";

    /// <summary>Answers.</summary>
    /// <returns>The user, <see cref="NotFound"/>, or an error where it cannot be told.</returns>
    public async Task<Result<XElement>> AnswerAsync(OpenDoor door, FreeSwitchForm form, CancellationToken cancellation)
    {
        var (user, domain) = (form["user"], form["domain"] is { Length: > 0 } named ? named : form["key_value"]);
        // Gateways and lists of networks are asked for at the start; a peer that is to be called has an account elsewhere.
        if (form["purpose"].Length > 0 || form["action"] == "reverse-auth-lookup" || user.Length == 0 || !IsRealm(door, domain))
            return NotFound;
        var found = await accounts.FindAsync(door, user, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        if (found.Value is not { } account)
            return NotFound;
        await accounts.HandOutAsync(door, OneByOne, accounts.Count(door), cancellation);
        return Of(account, door.Realm!);
    }

    /// <summary>Whether it is the domain that the door's phones register in.</summary>
    public static bool IsRealm(OpenDoor door, string domain) => domain.Length > 0 && string.Equals(domain, door.Realm, StringComparison.OrdinalIgnoreCase);

    /// <summary>An account. Instead of the password it has what the password is checked with.</summary>
    internal static XElement Of(DeskAccount account, string realm)
    {
        var number = DialledNumber.Of(account.Extension);
        var variables = new XElement(
            "variables", Pair("variable", "user_context", Context), Pair("variable", "inbound_dialplan", Dialplans),
            Pair("variable", "effective_caller_id_name", $"Hot desk {number}"), Pair("variable", "effective_caller_id_number", number));
        if (FreeSwitchText.Words(account.Location ?? "") is { Length: > 0 } place)
            variables.Add(Pair("variable", "hotdesk_place", place));
        if (DialledNumber.Of(account.Callback ?? "") is { Length: > 0 } callback)
            variables.Add(Pair("variable", "hotdesk_callback", callback));
        return Section("directory", new XElement(
            "domain", new XAttribute("name", FreeSwitchText.Name(realm)), new XElement("params", Pair("param", "dial-string", DialString)),
            new XElement(
                "user", new XAttribute("id", number), new XAttribute("cacheable", Cached.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
                new XElement("params", Pair("param", "a1-hash", Hash(number, realm, account.Password))), variables)));
    }

    /// <summary>What SIP's digest makes of a password.</summary>
    [SuppressMessage(
        "Security", "CA5351:Do Not Use Broken Cryptographic Algorithms",
        Justification = "SIP's digest is made of it, and FreeSWITCH takes no other. It keeps the password's clear text here.")]
    internal static string Hash(string user, string realm, string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{user}:{realm}:{password}")));
}
