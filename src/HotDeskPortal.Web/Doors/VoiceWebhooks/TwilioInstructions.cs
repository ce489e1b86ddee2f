using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What is entered at Twilio or SignalWire: two addresses, without a secret, because requests are signed.</summary>
internal sealed class TwilioInstructions(PhoneSystem system) : IDoorInstructions
{
    /// <inheritdoc/>
    public PhoneSystem System => system;

    /// <inheritdoc/>
    public ImmutableArray<InstructionFile> Write(InstructionFacts facts)
    {
        var (url, codes) = (VoiceInstructions.Url(facts, withSecret: false), VoiceInstructions.Codes(facts));
        var (domain, token) = system == PhoneSystem.Twilio
            ? ("Voice > Manage > SIP domains > your domain", "the auth token of the account")
            : ("your SIP domain or domain application, handled by a cXML webhook", "the signing key of the space's API credentials");
        return
        [
            new("Voice webhook", InstructionSyntax.Text, $"{url}\n") { Place = "POST" },
            new("Status callback", InstructionSyntax.Text, $"{url}/{VoicePath.Status}\n") { Place = "POST" },
            new("Where they belong", InstructionSyntax.Text, $"""
                Phones register in a SIP domain, each with its extension as the user name: From is then sip:3001@..., and tells the desk.

                {domain}
                    A call comes in: the voice webhook, HTTP POST.
                    Call status changes: the status callback, HTTP POST. Without it, a call whose caller hangs up is forgotten after two minutes.
                    Phones dial {string.Join(", ", codes.Select(c => $"{c.Dialled} ({c.Wish})"))}. Where something else must be dialled, one address for each:
                {string.Join('\n', codes.Select(c => $"    {url}/{c.Wish}"))}
                Signing token
                    Here, under Edit: {token}. A request without its signature is refused.
                    It is made over the address: enter it exactly as shown. {VoiceInstructions.PublicUrl(facts)}
                Calls
                    Only feature codes are answered. Calls to people and outside stay where you route them.
                {VoiceInstructions.Warning(facts)}
                """),
        ];
    }
}
