using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>A key beside the screen.</summary>
/// <param name="Label">What the screen writes beside it: <c>HD In</c>, <c>HD Out</c>, or the line.</param>
/// <param name="Dials">The code it dials, or <see langword="null"/> for the line itself.</param>
/// <param name="Active">Whether it is lit.</param>
public sealed record LineKey(string Label, string? Dials, bool Active);

/// <summary>A desk phone to press keys on. It draws and reports; what a key means is decided elsewhere.</summary>
public sealed partial class DeskPhone
{
    // Star and pound are signs that screen readers name in many ways; digits name themselves.
    private static (string Key, string Letters, string? Name)[] Keys =>
    [
        ("1", "", null), ("2", "ABC", null), ("3", "DEF", null),
        ("4", "GHI", null), ("5", "JKL", null), ("6", "MNO", null),
        ("7", "PQRS", null), ("8", "TUV", null), ("9", "WXYZ", null),
        ("*", "", KeypadStrings.PhoneStar), ("0", "+", null), ("#", "", KeypadStrings.PhonePound),
    ];

    /// <summary>What fits beside the screen, as on most phones.</summary>
    private const int MaxLineKeys = 5;

    private bool muted;

    /// <summary>The line, top left on the screen.</summary>
    [Parameter] public string LineLabel { get; set; } = "";

    /// <summary>The time, top right on the screen.</summary>
    [Parameter] public string ClockText { get; set; } = "";

    /// <summary>Two or three lines of text; the last is written large.</summary>
    [Parameter] public IReadOnlyList<string> ScreenLines { get; set; } = [];

    /// <summary>The keys beside the screen, up to five.</summary>
    [Parameter] public IReadOnlyList<LineKey> LineKeys { get; set; } = [];

    /// <summary>Whether the handset is lifted or the speaker on.</summary>
    [Parameter] public bool OffHook { get; set; }

    /// <summary>Whether somebody calls.</summary>
    [Parameter] public bool IsRinging { get; set; }

    /// <summary>Whether the keys can be pressed.</summary>
    [Parameter] public bool Enabled { get; set; } = true;

    /// <summary>A key to draw pressed, when it was pressed on the computer's keyboard.</summary>
    [Parameter] public string? PressedKey { get; set; }

    /// <summary>A key was pressed: <c>0</c> to <c>9</c>, <c>*</c> or <c>#</c>.</summary>
    [Parameter] public EventCallback<string> OnKey { get; set; }

    /// <summary>A key beside the screen was pressed.</summary>
    [Parameter] public EventCallback<LineKey> OnLineKey { get; set; }

    /// <summary>Hang up was pressed.</summary>
    [Parameter] public EventCallback OnHangUp { get; set; }

    /// <summary>The handset was lifted or put down, or Speaker pressed, which comes to the same.</summary>
    [Parameter] public EventCallback OnHandset { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // A phone forgets Mute with the call.
        if (!OffHook)
            muted = false;
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string LineKeyName(LineKey key) => key.Dials switch
    {
        null => KeypadStrings.PhoneLineKey.With(key.Label),
        ['*', .. var digits] => KeypadStrings.PhoneDialKey.With(key.Label, KeypadStrings.PhoneStarWithin.With(digits)),
        var number => KeypadStrings.PhoneDialKey.With(key.Label, number),
    };

    private void ToggleMute() => muted = OffHook && !muted;

    private Task HangUp()
    {
        muted = false;
        return OnHangUp.InvokeAsync();
    }
}
