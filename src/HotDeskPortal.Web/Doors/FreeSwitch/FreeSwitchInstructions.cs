using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.FreeSwitch;

/// <summary>What is pasted into FreeSWITCH: who is asked, and how, and what happens to calls while nobody answers.</summary>
internal sealed class FreeSwitchInstructions : IDoorInstructions
{
    private const string Folder = "/etc/freeswitch/";

    public PhoneSystem System => PhoneSystem.FreeSwitch;

    public ImmutableArray<InstructionFile> Write(InstructionFacts facts)
    {
        var places = Places(facts);
        return
        [
            File("httapi.conf.xml", "autoload_configs/"), File("xml_curl.conf.xml", "autoload_configs/"), File("hotdesk-emergency.xml", ""), File("hotdesk.xml", "dialplan/"),
            new("FreeSWITCH, FusionPBX", InstructionSyntax.Text, PastedFiles.Fill("freeswitch/notes.txt", places)),
        ];

        InstructionFile File(string name, string folder) =>
            new(name, InstructionSyntax.Xml, PastedFiles.Fill($"freeswitch/{name}", places)) { Place = Folder + folder };
    }

    private static Dictionary<string, string> Places(InstructionFacts facts)
    {
        var (board, door) = (facts.Board, FreeSwitchText.Url(facts.DoorUrl.AbsoluteUri));
        var keypad = door + FreeSwitchEndpoints.Keypad;
        var people = People(board.Directory);
        return new(StringComparer.Ordinal)
        {
            ["OFFICE"] = FreeSwitchText.Words(board.Office.Name),
            ["DOOR"] = FreeSwitchText.Words(facts.Door.Name),
            ["SECRET"] = FreeSwitchText.Name(facts.SecretText),
            ["KEYPAD"] = keypad,
            ["XML"] = door + FreeSwitchEndpoints.Xml,
            ["REALM"] = FreeSwitchText.Name(facts.Door.Realm ?? ""),
            ["TRUNK"] = FreeSwitchText.Name(facts.Door.Trunk),
            ["APOLOGY"] = FreeSwitchDialplan.Apology,
            ["CODES"] = string.Concat(board.Office.FeatureCodes.All.Select(c => Extension(
                $"hotdesk-{Asterisk.RoutingLine.Wish(c.Code)}", FreeSwitchText.Exactly(c.Dialled),
                ("answer", ""), ("httapi", FreeSwitchDialplan.Httapi("${user_name}", c.Code, keypad)), ("playback", FreeSwitchDialplan.Apology),
                ("hangup", "NORMAL_TEMPORARY_FAILURE")))),
            ["EMERGENCY"] = string.Concat(Emergency(board).Select(e => EmergencyExtension(e.Dialled, e.Number, FreeSwitchText.Name(facts.Door.Trunk)))),
            ["PEOPLE"] = people.Length == 0 ? "" : Extension(
                "hotdesk-messages", people, ("transfer", $"${{destination_number}} XML {FreeSwitchDialplan.Voicemail}")),
        };
    }

    /// <summary>With the outside prefix too, unless an extension has that number: some dial it before everything.</summary>
    private static IEnumerable<(string Dialled, string Number)> Emergency(Domain.Ownership.OwnershipBoard board)
    {
        var prefix = DialledNumber.Of(board.Office.DialPlan.Settings.OutsidePrefix);
        var numbers = board.Office.EmergencyNumbers.Select(DialledNumber.Of).Where(n => n.Length >= 2).Distinct().ToArray();
        foreach (var number in numbers)
        {
            yield return (number, number);
            if (prefix.Length > 0 && !numbers.Contains(prefix + number) && board.Directory.Find(prefix + number) is null)
                yield return (prefix + number, number);
        }
    }

    /// <summary>One expression for many numbers: a first digit and a length for each.</summary>
    private static string People(OfficeDirectory directory)
    {
        var shapes = directory.Users.Select(u => u.Number).Concat(directory.Destinations.Select(d => d.Number))
            .Select(n => $"{n.Digits[0]}[0-9]{{{n.Digits.Length - 1}}}").Distinct().Order(StringComparer.Ordinal).ToArray();
        return shapes.Length == 0 ? "" : $"^(?:{string.Join('|', shapes)})$";
    }

    private static string Extension(string name, string expression, params ReadOnlySpan<(string Application, string Data)> actions)
    {
        var text = new global::System.Text.StringBuilder($"""

                  <extension name="{name}">
                    <condition field="destination_number" expression="{expression}">

            """.ReplaceLineEndings("\n"));
        foreach (var (application, data) in actions)
            text.Append(global::System.Globalization.CultureInfo.InvariantCulture, $"      <action application=\"{application}\" data=\"{data}\"/>\n");
        return text.Append("    </condition>\n  </extension>\n").ToString();
    }

    private static string EmergencyExtension(string dialled, string number, string trunk) => $"""

                <extension name="hotdesk-emergency-{dialled}">
                  <condition field="destination_number" expression="{FreeSwitchText.Exactly(dialled)}"/>
                  <condition field="${"{hotdesk_callback}"}" expression="^([0-9+]+)$" break="never">
                    <action application="set" data="effective_caller_id_name=Emergency"/>
                    <action application="set" data="effective_caller_id_number=$1"/>
                    <action application="export" data="sip_h_X-Emergency-Callback=$1"/>
                  </condition>
                  <condition field="${"{hotdesk_place}"}" expression="^(.+)$" break="never">
                    <action application="export" data="sip_h_X-Emergency-Location=$1"/>
                  </condition>
                  <condition field="destination_number" expression="{FreeSwitchText.Exactly(dialled)}">
                    <action application="set" data="hangup_after_bridge=true"/>
                    <action application="bridge" data="sofia/gateway/{trunk}/{number}"/>
                  </condition>
                </extension>

        """.ReplaceLineEndings("\n");
}
