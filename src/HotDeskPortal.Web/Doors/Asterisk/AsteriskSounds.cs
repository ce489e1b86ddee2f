using HotDeskPortal.Domain.Keypad;

namespace HotDeskPortal.Web.Doors.Asterisk;

/// <summary>
/// What Asterisk itself can say instead of a prompt that it does not get: names of its core sounds (<c>agent-user</c>), and commands that say
/// digits. It is less than the prompt says, and enough to go on by.
/// </summary>
internal static class AsteriskSounds
{
    /// <summary>A sound of Asterisk's own, or digits to be said.</summary>
    /// <param name="Name">The sound, or the digits.</param>
    /// <param name="AreDigits">Whether it is digits.</param>
    public sealed record Piece(string Name, bool AreDigits = false);

    /// <summary>What stands in for something said.</summary>
    /// <param name="spoken">What is said.</param>
    /// <param name="extension">The extension of the person it names; null: not known.</param>
    public static IReadOnlyList<Piece> Of(Spoken spoken, string? extension) =>
    [
        .. spoken.Prompt switch
        {
            Prompt.EnterExtension => Sounds("agent-user"),
            Prompt.EnterPin => Sounds("agent-pass"),
            Prompt.ExtensionOrPinNotRight or Prompt.PinNotRight => Sounds("auth-incorrect"),
            Prompt.SomebodyOwnsThisPhone => [.. Digits("extension", extension), .. Sounds("is-in-use")],
            Prompt.PressTwoToTakeOwnership => Sounds("vm-press", "digits/2"),
            Prompt.IsNowTheOwner or Prompt.AlreadyLoggedIn => Sounds("agent-loginok"),
            Prompt.IsLoggedOut => Sounds("agent-loggedoff"),
            Prompt.LoggedInElsewhere => [.. Digits("vm-extension", spoken.HotDesk?.Digits), .. Sounds("is-in-use")],
            Prompt.NotEnabled or Prompt.HasOwnPhone or Prompt.NotAHotDeskPhone => Sounds("feature-not-avail-line"),
            Prompt.PhoneRefuses or Prompt.TemporarilyUnavailable => Sounds("please-try-call-later"),
            Prompt.NobodyLoggedIn => Sounds("agent-loggedoff"),
            Prompt.Goodbye or Prompt.GoodbyeNothingChanged => Sounds("vm-goodbye"),
            _ => Sounds(),
        },
    ];

    private static Piece[] Sounds(params string[] names) => [.. names.Select(n => new Piece(n))];

    private static Piece[] Digits(string before, string? digits) => digits is null ? [] : [new Piece(before), new Piece(digits, AreDigits: true)];
}
