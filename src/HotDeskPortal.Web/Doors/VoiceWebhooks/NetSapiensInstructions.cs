using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Templates;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What is put into NetSapiens: a dial translation to the web responder for each feature code, and keys that dial the desk with it.</summary>
internal sealed class NetSapiensInstructions : IDoorInstructions
{
    /// <inheritdoc/>
    public PhoneSystem System => PhoneSystem.NetSapiens;

    /// <inheritdoc/>
    public ImmutableArray<InstructionFile> Write(InstructionFacts facts)
    {
        var (url, codes) = (VoiceInstructions.Url(facts, withSecret: true), VoiceInstructions.Codes(facts));
        var desk = facts.Board.Directory.HotDesks.FirstOrDefault()?.Number.Digits ?? "3001";
        return
        [
            .. codes.Select(c => new InstructionFile($"Dial translation {c.Wish}", InstructionSyntax.Text, $"""
                Destination     {c.Dialled}.
                Application     To-Web
                Parameter       <HttpMethod=POST>{url}/{c.Wish}

                """)),
            new("Keys of the template", InstructionSyntax.Text, $"""
                NetSapiens does not tell which phone calls. So the keys of the template dial the desk behind the code:

                {string.Join('\n', codes.Select(c => $"{Label(c.Wish),-8}{c.Placeholder}{TemplateKey.ExtensionPlaceholder}    at desk {desk}: {c.Dialled}{desk}"))}

                Change them under Templates: the phones get them with their next configuration. The code alone reaches nobody.
                """),
            new("What it does not do", InstructionSyntax.Text, $"""
                The dial translation is that of the domain; the pattern is the code and any digits behind it. Over the API the application is sip:0@Web-Main.
                A web responder cannot move a device: calls go on ringing where NetSapiens routes them. It fits where NetSapiens' own *45 is not used,
                and where the portal's map and history are what is wanted.
                The secret is part of the address: who may read dial translations knows it.
                Whoever dials another desk's number logs in there: the PIN is asked for as everywhere.
                {VoiceInstructions.Warning(facts)}
                """),
        ];
    }

    private static string Label(string wish) => wish switch
    {
        VoicePath.LogIn => FeatureCodes.LogInKey,
        VoicePath.LogOut => FeatureCodes.LogOutKey,
        _ => "HD",
    };
}
