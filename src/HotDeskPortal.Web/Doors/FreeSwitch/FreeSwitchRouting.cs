using System.Xml.Linq;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Routing;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>Answers where a call goes, from memory. Calls of others are none of the portal's: FreeSWITCH looks on elsewhere.</summary>
internal sealed class FreeSwitchRouting(RouteService routes, OwnershipFeed feed)
{
    /// <summary>Answers.</summary>
    /// <param name="door">The door.</param>
    /// <param name="form">What came.</param>
    /// <param name="keypad">Where keypad calls are held.</param>
    /// <returns>The dialplan, <see cref="FreeSwitchXml.NotFound"/>, or an error where it cannot be told; and who called what.</returns>
    public (Result<XElement> Answer, string? From, string To) Answer(OpenDoor door, FreeSwitchForm form, string keypad)
    {
        var context = First(form, "Hunt-Context", "Caller-Context", "variable_user_context");
        var to = First(form, "Hunt-Destination-Number", "Caller-Destination-Number", "destination_number");
        var isInbound = context == FreeSwitchDialplan.Inbound;
        var from = isInbound ? null : CallerOf(door, form, context);
        if (context == FreeSwitchDialplan.Voicemail || !FreeSwitchText.IsName(context) || !FreeSwitchText.IsNumber(to)
            || door.Realm is not { } realm || (from is null && !isInbound))
            return (FreeSwitchXml.NotFound, from, to);
        var decided = routes.Decide(door.Actor, door.Office, from, to);
        if (decided.IsSuccess)
            return (FreeSwitchDialplan.Of(new(context, from, to, realm, door.Trunk, keypad), decided.Value, WishOf(door, decided.Value)), from, to);
        return (decided.Error is UnknownNumber or NoCaller ? FreeSwitchXml.NotFound : decided.Error, from, to);
    }

    /// <summary>
    /// Who calls: the user that FreeSWITCH has checked the password of. What the phone says of itself counts only where nobody comes without one; from
    /// anywhere else it could be said by a stranger, who would then call at the office's cost.
    /// </summary>
    private static string? CallerOf(OpenDoor door, FreeSwitchForm form, string context)
    {
        var domain = First(form, "variable_domain_name", "variable_sip_auth_realm");
        if (domain.Length > 0 && !FreeSwitchDirectory.IsRealm(door, domain))
            return null;
        var known = First(form, "variable_user_name", "variable_sip_auth_username");
        if (known.Length == 0 && context == FreeSwitchDirectory.Context)
            known = HttapiKeypad.PhoneOf(form);
        return FreeSwitchText.IsName(known) ? known : null;
    }

    private static string First(FreeSwitchForm form, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (form[name] is { Length: > 0 } value)
                return value;
        return "";
    }

    private FeatureCode? WishOf(OpenDoor door, CallVerdict verdict) => verdict.Verdict == Verdict.FeatureCode
        && feed.Board(door.Office) is { } board && board.Office.FeatureCodes.TryParse(verdict.Route.Number, out var code) ? code : null;
}
