using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What a request is about.</summary>
internal enum VoiceStep
{
    /// <summary>A call begins.</summary>
    Begin,

    /// <summary>Keys were collected.</summary>
    Keys,

    /// <summary>Nothing was pressed in time.</summary>
    Silence,

    /// <summary>The platform tells how the call is.</summary>
    Status,

    /// <summary>A moment of silence as a sound.</summary>
    Pause,
}

/// <summary>What stands behind <c>/door/{address}/voice</c>: all that a platform has to remember of a call, so that nothing else needs to.</summary>
/// <param name="Step">What it is about.</param>
/// <param name="Code">What is wished for; null: what was dialled tells.</param>
/// <param name="Call">The call.</param>
/// <param name="Turn">The turn that is answered.</param>
internal sealed record VoicePath(VoiceStep Step, FeatureCode? Code = null, string Call = "", int Turn = 0)
{
    public const string Root = "voice", LogIn = "login", LogOut = "logout", Toggle = "toggle", Status = "status", Pause = "pause.wav", Silence = "silence";

    /// <summary>Longest name of a call that stands in an address as it is.</summary>
    private const int MaxCall = 64;

    /// <summary>Reads it; null: there is no such address.</summary>
    public static VoicePath? Of(string? path) => (path ?? "").Split('/') switch
    {
        [""] => new(VoiceStep.Begin),
        [LogIn] => new(VoiceStep.Begin, FeatureCode.LogIn),
        [LogOut] => new(VoiceStep.Begin, FeatureCode.LogOut),
        [Toggle] => new(VoiceStep.Begin, FeatureCode.Toggle),
        [Status] => new(VoiceStep.Status),
        [Pause] => new(VoiceStep.Pause),
        [var call, var turn] when IsCall(call) && TryTurn(turn, out var number) => new(VoiceStep.Keys, null, call, number),
        [var call, var turn, Silence] when IsCall(call) && TryTurn(turn, out var number) => new(VoiceStep.Silence, null, call, number),
        _ => null,
    };

    /// <summary>A platform's name of a call as it stands in an address: as it is, or, where it has signs that mean something there, a digest of it.</summary>
    public static string CallOf(string name) =>
        name.Length == 0 || IsCall(name) ? name : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static bool IsCall(string text) => text.Length is > 0 and <= MaxCall && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool TryTurn(string text, out int turn) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out turn);
}

/// <summary>
/// Addresses of the door as the platform knows it: under the portal's public address, and with the secret in the path where it came with one, because
/// a platform of that kind has no other place for it.
/// </summary>
internal sealed class VoiceUrls
{
    private readonly string _root, _door;

    private VoiceUrls(string root, string key, string rest, string query) =>
        (_root, _door, Requested) = (root, $"{root}{DoorRequests.Prefix}/{Uri.EscapeDataString(key)}", $"{root}{DoorRequests.Prefix}/{key}{rest}{query}");

    /// <summary>The address that was asked for, exactly as the platform spelt it.</summary>
    public string Requested { get; }

    /// <summary>A moment of silence.</summary>
    public string Pause => $"{_door}/{VoicePath.Root}/{VoicePath.Pause}";

    /// <summary>Those of a request.</summary>
    public static VoiceUrls Of(HttpContext context, ProvisioningOptions provisioning)
    {
        var (request, key) = (context.Request, context.Features.Get<PathKey>());
        var root = provisioning.PublicUrl.Length > 0 ? provisioning.PublicUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
        return new VoiceUrls(root, key?.Key ?? "", (request.Path.Value ?? "")[$"{DoorRequests.Prefix}/-".Length..], key?.Query ?? "");
    }

    /// <summary>Where the keys of a turn go.</summary>
    public string Keys(string call, int turn) => string.Create(CultureInfo.InvariantCulture, $"{_door}/{VoicePath.Root}/{call}/{turn}");

    /// <summary>Where it is told that nothing was pressed.</summary>
    public string Silence(string call, int turn) => $"{Keys(call, turn)}/{VoicePath.Silence}";

    /// <summary>Where a prompt is: it needs no secret.</summary>
    public string Prompt(OpenDoor door, SpokenPrompt prompt) => _root + DoorPromptEndpoint.Path(door.Address, prompt);
}
