using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// Writes what is put into Asterisk: the files in the folder <c>Pasted</c>, with this office's numbers in their places. Whatever comes from the
/// office passes <see cref="AsteriskText"/>: no name can end its line.
/// </summary>
internal sealed class AsteriskInstructions : IDoorInstructions
{
    private const int DefaultAgiPort = 4573;
    private const string Folder = "/etc/asterisk/";

    /// <inheritdoc/>
    public PhoneSystem System => PhoneSystem.Asterisk;

    /// <inheritdoc/>
    public ImmutableArray<InstructionFile> Write(InstructionFacts facts)
    {
        var places = Places(facts);
        return
        [
            new("extensions_hotdesk.conf", InstructionSyntax.Asterisk, PastedFiles.Fill("asterisk/extensions_hotdesk.conf", places)) { Place = Folder },
            new("pjsip_wizard.conf", InstructionSyntax.Asterisk, PastedFiles.Fill("asterisk/pjsip_wizard.conf", places)) { Place = Folder },
            new("hotdesk-accounts", InstructionSyntax.Shell, PastedFiles.Fill("asterisk/hotdesk-accounts.sh", places)) { Place = "/usr/local/bin/" },
            new("FreePBX", InstructionSyntax.Text, PastedFiles.Fill("asterisk/freepbx.txt", places)),
        ];
    }

    private static Dictionary<string, string> Places(InstructionFacts facts)
    {
        var (board, url) = (facts.Board, facts.DoorUrl);
        var port = facts.AgiPort == 0 ? DefaultAgiPort : facts.AgiPort;
        var users = Patterns(board.Directory.Users.Select(u => u.Number).Concat(board.Directory.Destinations.Select(d => d.Number)));
        return new(StringComparer.Ordinal)
        {
            ["OFFICE"] = AsteriskText.Comment(board.Office.Name),
            ["DOOR"] = AsteriskText.Comment(facts.Door.Name),
            ["URL"] = AsteriskText.Url(url),
            ["SECRET"] = AsteriskText.Name(facts.SecretText),
            ["ADDRESS"] = AsteriskText.Name(facts.Door.Address),
            ["TRUNK"] = AsteriskText.Name(facts.Door.Trunk),
            ["AGI"] = $"{(facts.AgiHost.Contains(':', StringComparison.Ordinal) ? $"[{Host(facts.AgiHost)}]" : Host(facts.AgiHost))}:{port}",
            ["AGI_NOTE"] = facts.AgiPort == 0 ? "; the portal does not listen yet: its configuration needs Doors:Agi:Port" : "",
            ["CODES"] = Codes(board.Office),
            ["EMERGENCY"] = Emergency(board.Office),
            ["INTERNAL"] = Internal(users, Patterns(board.Directory.HotDesks.Select(h => h.Number))),
            ["TLS"] = url.Scheme == Uri.UriSchemeHttps ? " same => n,Set(CURLOPT(ssl_verifypeer)=1)      ; the certificate must be the portal's\n" : "",
            ["COUNTRY"] = Countries.Of(board.Office.DialPlan.Settings.CountryCode, board.Office.TimeZone) is { } country ? $"country={country}," : "",
            ["TRANSPORT"] = "udp",
            ["END"] = AccountsFile.End,
            ["DID"] = board.Directory.Users.FirstOrDefault()?.Number.Digits ?? "2019",
            ["FROM_INTERNAL"] = string.Join('\n', users.Select(p => $"        exten => {p},1,Goto(hotdesk-inbound,${{EXTEN}},1)")),
        };
    }

    private static string Codes(OfficeProfile office) => Lines(office.FeatureCodes.All.Select(c =>
        $"exten => {DialledNumber.Of(c.Dialled)},1,Set(HOTDESK_WISH={RoutingLine.Wish(c.Code)})\n same => n,Goto(hotdesk-keypad,s,1)"));

    /// <summary>With the outside prefix too: some dial it before everything.</summary>
    private static string Emergency(OfficeProfile office)
    {
        var prefix = DialledNumber.Of(office.DialPlan.Settings.OutsidePrefix);
        var numbers = office.EmergencyNumbers.Select(DialledNumber.Of).Where(n => n.Length >= 2).Distinct().ToArray();
        var prefixed = prefix.Length == 0 ? [] : numbers.Select(n => (Dialled: prefix + n, Number: n)).Where(n => !numbers.Contains(n.Dialled));
        return Lines(numbers.Select(n => (Dialled: n, Number: n)).Concat(prefixed).Select(n => $"exten => {n.Dialled},1,Goto(hotdesk-emergency,{n.Number},1)"));
    }

    /// <summary>Where the portal is away and nothing is known of a call, people have voicemail; a shared phone's own number leads nowhere.</summary>
    private static string Internal(ImmutableArray<string> users, ImmutableArray<string> hotDesks) => Lines(
        users.Select(p => (Pattern: p, Else: "voicemail")).Concat(hotDesks.Except(users).Select(p => (Pattern: p, Else: "refuse"))).Select(p =>
            $"exten => {p.Pattern},1,Set(HOTDESK_TO=${{EXTEN}})\n same => n,Set(HOTDESK_ELSE={p.Else})\n same => n,Goto(hotdesk-call,s,1)"));

    /// <summary>Few patterns for many numbers: one for each first digit and length.</summary>
    private static ImmutableArray<string> Patterns(IEnumerable<ExtensionNumber> numbers) =>
        [.. numbers.Select(n => $"_{n.Digits[0]}{new string('X', n.Digits.Length - 1)}").Distinct().Order(StringComparer.Ordinal)];

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static string Host(string host) => string.Concat(host.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '_'));
}
