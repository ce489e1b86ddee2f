using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Templates;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>A desk phone of the office, on the screen, with what it says, what the service did, calls and lessons.</summary>
public sealed partial class KeypadDesk : IAsyncDisposable
{
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource closing = new();
    private Task following = Task.CompletedTask;
    private Task ticking = Task.CompletedTask;
    private CancellationTokenSource? office;
    private string? followed;
    private Error? error;
    private OwnershipBoard? board;
    private SimulatedPhone? phone;
    private string clockText = "";
    private string? pressed;
    private bool copied;
    private bool large;
    private LearnerSession? learner;
    private PhoneFace? face;
    private int saidNumber;
    private IReadOnlyList<Spoken> said = [];
    private IReadOnlyList<PhoneCall> officeCalls = [];
    private IJSObjectReference? browser;
    private IJSObjectReference? portal;
    private DotNetObjectReference<KeypadDesk>? self;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>The phone to start with: a hot desk extension's number, or that of a user with a phone of their own.</summary>
    [Parameter, EditorRequired] public string? Phone { get; set; }

    /// <summary>Who presses the keys.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The name of who learns; null: that of the account.</summary>
    [Parameter] public string? Learner { get; set; }

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private KeypadCalls Calls { get; set; } = default!;

    [Inject] private PhoneCalls Switchboard { get; set; } = default!;

    [Inject] private LessonClasses Classes { get; set; } = default!;

    [Inject] private PhonePreview Preview { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    private OfficeTime Time => OfficeTime.For(board!.Office.TimeZone, Clock.GetUtcNow());

    private HotDeskEntry? HotDesk => board?.Directory.Find(phone?.Phone ?? "") as HotDeskEntry;

    private string PersonName => (board?.Directory.Find(phone?.Phone ?? "") as UserEntry)?.Name ?? "somebody";

    private string LineLabel => HotDesk is null ? $"{PersonName}" : face?.LineLabel ?? phone!.Phone;

    private IReadOnlyList<LineKey> LineKeys =>
    [
        new(HotDesk is null ? phone!.Phone : LineLabel, null, phone!.OffHook && phone.Code is null),
        .. (face?.Keys ?? []).Select(k => new LineKey(k.Label, k.Value, phone.OffHook && phone.Code is { } code && code.Dialled() == k.Value)),
    ];

    /// <summary>What the line sounds like now.</summary>
    private string? Tone => (phone!.Call, phone.OffHook) switch
    {
        ({ State: PhoneCallState.Ringing }, false) => "ring",
        (_, false) => null,
        ({ State: PhoneCallState.Ringing }, true) => "ringback",
        ({ State: PhoneCallState.Busy or PhoneCallState.Refused }, true) => "busy",
        (null, true) when phone is { Collecting: null, Outcome: null, Refusal: null, Entry: "" } => "dial",
        _ => null,
    };

    private IReadOnlyList<string> Sentences => [.. said.Select(s => PromptTexts.Of(s, phone!.Language))];

    private IReadOnlyList<string> ScreenLines => (phone!.Collecting, phone.OffHook) switch
    {
        ({ } c, _) when c == Collect.Extension => ["Extension", phone.Entry],
        ({ } c, _) when c == Collect.PinDigits => ["PIN", phone.Entry],
        ({ }, _) => ["Confirm", "Press 2"],
        _ when phone.Call is { } call => CallLines(call),
        (null, true) when phone.Outcome is { } outcome => ["Call ended", OutcomeText(outcome)],
        (null, true) => ["Dial", phone.Entry],
        _ => ["", ""],
    };

    private string Caption =>
        phone!.Refusal is { } refusal ? ErrorTexts.Of(refusal)
        : phone.Saying.Count > 0 ? string.Join(" ", phone.Saying.Select(s => PromptTexts.Of(s, phone.Language)))
        : phone.IsRinging ? $"It rings: {phone.Call!.CallerName()}, {phone.Call!.CallerNumber()}."
        : phone.Call is { } call ? CallCaption(call)
        : phone.OffHook ? "…" : "Nothing: the phone is on the hook.";

    private string Advice => phone!.OffHook
        ? "Dial *45 to log in, *46 to log out, or a number and #."
        : phone.IsRinging ? "Lift the handset to answer." : "Press HD In to log in, HD Out to log out. The number keys of your computer work too.";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            ticking = TickAsync(closing.Token);
        Switchboard.Changed += OnCallsChanged;
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (followed != Office)
        {
            await StopFollowingAsync();
            followed = Office;
            var access = Access.Open(Actor, Office, Permission.UseKeypad);
            (error, board) = (access.Error, access.IsSuccess ? access.Value : null);
            if (board is null)
                return;
            clockText = Time.PhoneClock();
            ShowCalls();
            // Nobody learns outside training offices.
            learner = Classes.Sit(Actor, Office, Learner ?? Actor.Name.Split('@')[0]) is { IsSuccess: true, Value: var sat } ? sat : null;
            office = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
            if (RendererInfo.IsInteractive)
                following = FollowAsync(board.Office.Id, office.Token);
        }
        if (board is not null)
            await PickUpAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/keypad.js");
        portal = await JS.InvokeAsync<IJSObjectReference>("import", "./js/portal.js");
        await browser.InvokeVoidAsync("listen", self);
    }

    /// <summary>A key of the computer's keyboard was pressed, somewhere on the page where nobody types.</summary>
    [JSInvokable]
    public async Task KeyDown(string key)
    {
        pressed = key;
        StateHasChanged();
        await PressAsync(key);
    }

    /// <summary>The key was let go.</summary>
    [JSInvokable]
    public void KeyUp()
    {
        pressed = null;
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Switchboard.Changed -= OnCallsChanged;
        await closing.CancelAsync();
        await StopFollowingAsync();
        await ticking;
        if (phone is not null)
            await phone.DisposeAsync();
        closing.Dispose();
        try
        {
            if (browser is not null)
            {
                await browser.InvokeVoidAsync("stopListening");
                await browser.DisposeAsync();
            }
            if (portal is not null)
                await portal.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listener with it.
        }
        self?.Dispose();
    }

    /// <summary>Takes the phone that the address asks for, or the first one there is.</summary>
    private async Task PickUpAsync()
    {
        var wanted = board!.Directory.Find(Phone ?? "") switch
        {
            HotDeskEntry { Phone: not null } h => h.Number.Digits,
            UserEntry { OwnPhones.IsEmpty: false } u => u.Number.Digits,
            _ => board.Directory.HotDesks.FirstOrDefault(h => h.Phone is not null)?.Number.Digits,
        };
        if (wanted is null || phone?.Phone == wanted)
            return;
        if (phone is not null)
            await phone.DisposeAsync();
        phone = new SimulatedPhone(Calls, Switchboard, Actor, Office, phone?.Language ?? board.Office.Language, wanted, Clock, InvokeAsync)
        {
            Turned = turn => learner?.Take(turn), Called = call => learner?.Take(call), Answered = () => learner?.TakeAnswer(),
        };
        phone.Changed += (_, _) => OnPhoneChanged();
        learner?.MoveTo(wanted);
        await ShowFaceAsync();
    }

    private async Task StopFollowingAsync()
    {
        if (phone is not null)
            await phone.DisposeAsync();
        phone = null;
        if (office is null)
            return;
        await office.CancelAsync();
        await following;
        office.Dispose();
        office = null;
    }

    private async Task FollowAsync(int officeId, CancellationToken cancellation)
    {
        try
        {
            using var subscription = Feed.Subscribe(officeId);
            await foreach (var update in subscription.ReadAllAsync(cancellation))
            {
                board = update.Board;
                learner?.CatchUp();
                if (update.IsSnapshot || update.Changes.Any(c => c.Kind == JournalKind.DirectoryChanged))
                    await ShowFaceAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or shows another office.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task TickAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(ClockTick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                if (board is not null && Time.PhoneClock() is var text && text != clockText)
                {
                    clockText = text;
                    StateHasChanged();
                }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private Task PressAsync(string key) => phone?.PressAsync(key) ?? Task.CompletedTask;

    private Task PressLineKeyAsync(LineKey key) => key.Dials is { } number ? phone!.SpeedDialAsync(number) : phone!.ToggleHookAsync();

    private void GoToPhone(string? number) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("phone", number), new NavigationOptions { ReplaceHistoryEntry = true });

    private string AddressOf(string number) => Navigator.GetUriWithQueryParameter("phone", number);

    private async Task CopyAsync()
    {
        var text = string.Join('\n', phone!.Transcript.Select(l => $"{Time.Clock(l.At)}  {Written(l)}"));
        copied = portal is not null && await portal.InvokeAsync<bool>("copyText", text);
    }

    private static string Written(TranscriptLine line) => line.Voice switch
    {
        TranscriptVoice.Phone => $"“{line.Text}”",
        TranscriptVoice.Outcome => $"Outcome: {line.Text}",
        _ => line.Text,
    };

    private void OnPhoneChanged()
    {
        copied = false;
        if (!ReferenceEquals(said, phone!.Saying))
        {
            said = phone.Saying;
            saidNumber++;
        }
        StateHasChanged();
    }

    private void OnCallsChanged(object? sender, CallsChangedEventArgs e)
    {
        if (e.Office == Office)
            _ = InvokeAsync(() =>
            {
                ShowCalls();
                StateHasChanged();
            });
    }

    private void ShowCalls() => officeCalls = Switchboard.InOffice(Actor, Office) is { IsSuccess: true, Value: var calls } ? calls : [];

    /// <summary>The label and the keys that the phone's real template gives it.</summary>
    private async Task ShowFaceAsync() =>
        face = HotDesk is { } hotDesk && await Preview.FaceAsync(Actor, Office, hotDesk.Id, closing.Token) is { IsSuccess: true, Value: var its } ? its
        : HotDesk is null ? new PhoneFace("", BuiltInTemplates.HotDesk.Keys) : null;

    private IReadOnlyList<string> CallLines(PhoneCall call) => call.State switch
    {
        PhoneCallState.Ringing when phone!.IsRinging => [$"{call.CallerNumber()} calls", call.CallerName()],
        PhoneCallState.Ringing => ["Calling", call.Number],
        PhoneCallState.Talking => ["Talking", call.FromExtension.Digits == phone!.Phone ? call.Number : call.CallerName()],
        PhoneCallState.Voicemail => [call.Number, "Voicemail"],
        PhoneCallState.Busy => [call.Number, "Busy"],
        PhoneCallState.Emergency => [call.Number, "Emergency"],
        PhoneCallState.Outside => ["Calling", call.Number],
        _ => [call.Number, "Not possible"],
    };

    private string CallCaption(PhoneCall call) => call.State switch
    {
        PhoneCallState.Ringing => $"It rings at {string.Join(", ", call.Ringing.Select(r => r.Extension))}.",
        PhoneCallState.Talking => call.FromExtension.Digits == phone!.Phone ? $"{call.AnsweredBy!.Extension} has answered." : $"You talk to {call.CallerName()}.",
        _ => FactTexts.Of(call.Reason),
    };

    private string SilenceText(TimeSpan silence) => phone!.PausedAt is { } left
        ? $"{left.TotalSeconds:0.0} s of silence left"
        : $"{silence.TotalSeconds:0} s of silence end the entry";

    private static string OutcomeText(KeypadOutcome outcome) => outcome switch
    {
        KeypadOutcome.LoggedIn => "Logged in",
        KeypadOutcome.LoggedOut => "Logged out",
        KeypadOutcome.HungUp => "Hung up",
        _ => "Nothing changed",
    };
}
