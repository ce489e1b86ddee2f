using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>Lets the browser sound like the phone: the line's tone, the prompts in a voice. Keys sound in the browser, at the finger.</summary>
public sealed partial class PhoneSound : IAsyncDisposable
{
    /// <summary>The choice that is no voice of the browser's: the sounds that real phones play. phone-sound.js knows it by this name.</summary>
    public const string PhoneVoice = "as on phones";

    private IJSObjectReference? browser;
    private Settings settings = new(false, .6, 1, "");
    private string[] voices = [];
    private bool open;
    private string? sounding;
    private int spoken;
    private string? voicesFor;

    /// <summary>What the browser keeps.</summary>
    public sealed record Settings(bool Muted, double Volume, double Rate, string Voice);

    /// <summary>The tone of the line, by its name in <c>phone-sound.js</c>; null: silent.</summary>
    [Parameter] public string? Tone { get; set; }

    /// <summary>What the phone says.</summary>
    [Parameter] public IReadOnlyList<string> Says { get; set; } = [];

    /// <summary>The same as sounds: their addresses.</summary>
    [Parameter] public IReadOnlyList<string> Sounds { get; set; } = [];

    /// <summary>Counts what it said, so that the same sentence can be said again.</summary>
    [Parameter] public int SaidNumber { get; set; }

    /// <summary>The language it says it in.</summary>
    [Parameter] public string Language { get; set; } = "en";

    [Inject] private IJSRuntime JS { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/phone-sound.js");
            settings = await browser.InvokeAsync<Settings>("load") ?? settings;
            StateHasChanged();
        }
        if (browser is null)
            return;
        if (sounding != Tone)
        {
            sounding = Tone;
            await browser.InvokeVoidAsync("tone", Tone);
        }
        if (spoken != SaidNumber)
        {
            spoken = SaidNumber;
            if (Says.Count > 0)
                await browser.InvokeVoidAsync("speak", Says, Language, Sounds);
            else
                await browser.InvokeVoidAsync("hush");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (browser is not null)
            {
                await browser.InvokeVoidAsync("stop");
                await browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its sounds with it.
        }
    }

    private async Task ToggleAsync()
    {
        open = !open;
        if (!open || browser is null || voicesFor == Language)
            return;
        voicesFor = Language;
        voices = await browser.InvokeAsync<string[]>("voices", Language) ?? [];
    }

    private async Task ChangeAsync(Settings next)
    {
        settings = next;
        if (browser is not null)
            await browser.InvokeVoidAsync("change", next);
    }

    private string NameOf(string voice) => voice == PhoneVoice ? KeypadStrings.SoundPhoneVoice
        : voice.Length > 0 ? voice
        : voices.Length == 0 ? KeypadStrings.SoundNoVoice
        : KeypadStrings.SoundOwnVoice;
}
