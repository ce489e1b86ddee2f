using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What is put into Kazoo: a Pivot callflow for each feature code.</summary>
internal sealed class KazooInstructions : IDoorInstructions
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public PhoneSystem System => PhoneSystem.Kazoo;

    /// <inheritdoc/>
    public ImmutableArray<InstructionFile> Write(InstructionFacts facts)
    {
        var (url, codes) = (VoiceInstructions.Url(facts, withSecret: true), VoiceInstructions.Codes(facts));
        return
        [
            .. codes.Select(c => new InstructionFile($"callflow-{c.Wish}.json", InstructionSyntax.Text, Callflow(c.Dialled, $"{url}/{c.Wish}"))
            {
                Place = "PUT /v2/accounts/{ACCOUNT_ID}/callflows",
            }),
            new("Phones and permissions", InstructionSyntax.Text, $"""
                Phones
                    Each hot desk phone is a device whose SIP user name is its extension: Pivot passes it on as From, and it tells the desk.
                    Devices that belong to a user have the same From: what is believed is the device, never the caller ID.
                Calls
                    Only feature codes are answered. Calls to people and outside stay in your callflows.
                Secret
                    It is part of the address, because Pivot has no other place for it: who may read callflows knows it.
                {VoiceInstructions.Warning(facts)}
                """),
        ];
    }

    private static string Callflow(string dialled, string url) => JsonSerializer.Serialize(new
    {
        data = new
        {
            numbers = new[] { dialled },
            flow = new { module = "pivot", data = new { voice_url = url, method = "post", req_format = "twiml", req_body_format = "form" }, children = new { } },
        },
    }, s_json) + "\n";
}
