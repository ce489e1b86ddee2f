using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Web.Doors.VoiceWebhooks;

/// <summary>What the instructions of all platforms have in common.</summary>
internal static class VoiceInstructions
{
    /// <summary>Where a platform asks.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="withSecret">Whether the secret stands behind the door's address: the platform has no other place for it.</param>
    public static string Url(InstructionFacts facts, bool withSecret) =>
        $"{facts.DoorUrl.AbsoluteUri.TrimEnd('/')}{(withSecret ? $".{facts.SecretText}" : "")}/{VoicePath.Root}";

    /// <summary>The office's feature codes, and how the address of each ends.</summary>
    public static ImmutableArray<(string Dialled, string Wish, string Placeholder)> Codes(InstructionFacts facts) =>
        [.. facts.Board.Office.FeatureCodes.All.Select(c => (c.Dialled, Wish(c.Code), Domain.Templates.TemplateKey.PlaceholderOf(c.Code)))];

    /// <summary>Which address the portal believes to be its own.</summary>
    public static string PublicUrl(InstructionFacts facts) =>
        $"The portal takes {facts.PublicUrl.AbsoluteUri.TrimEnd('/')} for its address; if it is another one, set Provisioning:PublicUrl.";

    /// <summary>What is wrong with an address without TLS; empty: nothing.</summary>
    public static string Warning(InstructionFacts facts) => facts.PublicUrl.Scheme == Uri.UriSchemeHttps ? "" : """
        Caution
            The portal's address is plain HTTP: PINs would cross the Internet in clear. Put it behind TLS first.
        """;

    private static string Wish(FeatureCode code) => code switch
    {
        FeatureCode.LogIn => VoicePath.LogIn,
        FeatureCode.LogOut => VoicePath.LogOut,
        _ => VoicePath.Toggle,
    };
}
