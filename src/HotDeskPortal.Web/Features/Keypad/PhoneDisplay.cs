using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>What a simulated phone shows, says and sounds like at this moment.</summary>
/// <param name="Phone">The phone.</param>
/// <param name="Board">The office it stands in.</param>
/// <param name="Face">Label and keys of its template; null: there are none to show.</param>
internal sealed record PhoneDisplay(SimulatedPhone Phone, OwnershipBoard Board, PhoneFace? Face)
{
    /// <summary>The hot desk extension that it is; null: it is somebody's own phone.</summary>
    public HotDeskEntry? HotDesk => Board.Directory.Find(Phone.Phone) as HotDeskEntry;

    /// <summary>Whose own phone it is.</summary>
    public string PersonName => (Board.Directory.Find(Phone.Phone) as UserEntry)?.Name ?? KeypadStrings.DisplaySomebody;

    /// <summary>The line, top left on the screen.</summary>
    public string LineLabel => HotDesk is null ? PersonName : Face?.LineLabel ?? Phone.Phone;

    /// <summary>The keys beside the screen.</summary>
    public IReadOnlyList<LineKey> LineKeys =>
    [
        new(HotDesk is null ? Phone.Phone : LineLabel, null, Phone.OffHook && Phone.Code is null),
        .. (Face?.Keys ?? []).Select(k => new LineKey(k.Label, k.Value, Phone.OffHook && Phone.Code is { } code && Board.Office.FeatureCodes.Dialled(code) == k.Value)),
    ];

    /// <summary>What the line sounds like now.</summary>
    public string? Tone => (Phone.Call, Phone.OffHook) switch
    {
        ({ State: PhoneCallState.Ringing }, false) => "ring",
        (_, false) => null,
        ({ State: PhoneCallState.Ringing }, true) => "ringback",
        ({ State: PhoneCallState.Busy or PhoneCallState.Refused }, true) => "busy",
        (null, true) when Phone is { Collecting: null, Outcome: null, Refusal: null, Entry: "" } => "dial",
        _ => null,
    };

    /// <summary>Two lines of text.</summary>
    public IReadOnlyList<string> ScreenLines => (Phone.Collecting, Phone.OffHook) switch
    {
        ({ } c, _) when c == Collect.Extension => [KeypadStrings.DisplayExtension, Phone.Entry],
        ({ } c, _) when c == Collect.PinDigits => [KeypadStrings.DisplayPin, Phone.Entry],
        ({ }, _) => [KeypadStrings.DisplayConfirm, KeypadStrings.DisplayPress.With(KeypadMachine.Confirm)],
        _ when Phone.Call is { } call => CallLines(call),
        (null, true) when Phone.Outcome is { } outcome => [KeypadStrings.DisplayCallEnded, OutcomeText(outcome)],
        (null, true) => [KeypadStrings.DisplayDial, Phone.Entry],
        _ => ["", ""],
    };

    /// <summary>What it says, or does.</summary>
    public string Caption =>
        Phone.Refusal is { } refusal ? ErrorTexts.Of(refusal)
        : Phone.Saying.Count > 0 ? string.Join(" ", Phone.Saying.Select(s => PromptTexts.Of(s, Phone.Language)))
        : Phone.IsRinging ? KeypadStrings.DisplayRings.With(Phone.Call!.CallerName(), Phone.Call!.CallerNumber())
        : Phone.Call is { } call ? CallCaption(call)
        : Phone.OffHook ? KeypadStrings.DisplaySilent : KeypadStrings.DisplayOnHook;

    /// <summary>What to press now.</summary>
    public string Advice => Phone.OffHook
        ? KeypadStrings.DisplayDialAdvice.With(Board.Office.FeatureCodes.LogIn, Board.Office.FeatureCodes.LogOut)
        : Phone.IsRinging ? KeypadStrings.DisplayLiftAdvice : KeypadStrings.DisplayPressAdvice.With(FeatureCodes.LogInKey, FeatureCodes.LogOutKey);

    /// <summary>What was said, in the language of the phone.</summary>
    public IReadOnlyList<string> Sentences(IEnumerable<Spoken> said) => [.. said.Select(s => PromptTexts.Of(s, Phone.Language))];

    /// <summary>What silence does.</summary>
    public string SilenceText(TimeSpan silence) => Phone.PausedAt is { } left
        ? KeypadStrings.DisplaySilenceLeft.With(left.TotalSeconds)
        : KeypadStrings.DisplaySilenceEnds.With(silence.TotalSeconds);

    /// <summary>A line of the transcript, as it is written.</summary>
    public static string Written(TranscriptLine line) => line.Voice switch
    {
        TranscriptVoice.Phone => KeypadStrings.DisplaySaid.With(line.Text),
        TranscriptVoice.Outcome => KeypadStrings.DisplayOutcome.With(line.Text),
        _ => line.Text,
    };

    private IReadOnlyList<string> CallLines(PhoneCall call) => call.State switch
    {
        PhoneCallState.Ringing when Phone.IsRinging => [KeypadStrings.DisplayCalls.With(call.CallerNumber()), call.CallerName()],
        PhoneCallState.Ringing or PhoneCallState.Outside => [KeypadStrings.DisplayCalling, call.Number],
        PhoneCallState.Talking => [KeypadStrings.DisplayTalking, call.FromExtension.Digits == Phone.Phone ? call.Number : call.CallerName()],
        _ => [call.Number, FactTexts.Label(call.State)],
    };

    private string CallCaption(PhoneCall call) => call.State switch
    {
        PhoneCallState.Ringing => KeypadStrings.DisplayRingsAt.With(string.Join(", ", call.Ringing.Select(r => r.Extension))),
        PhoneCallState.Talking => call.FromExtension.Digits == Phone.Phone
            ? KeypadStrings.DisplayAnswered.With(call.AnsweredBy!.Extension)
            : KeypadStrings.DisplayTalkTo.With(call.CallerName()),
        _ => FactTexts.Of(call.Reason),
    };

    private static string OutcomeText(KeypadOutcome outcome) => outcome switch
    {
        KeypadOutcome.LoggedIn => KeypadStrings.DisplayLoggedIn,
        KeypadOutcome.LoggedOut => KeypadStrings.DisplayLoggedOut,
        KeypadOutcome.HungUp => KeypadStrings.DisplayHungUp,
        _ => KeypadStrings.DisplayNothingChanged,
    };
}
