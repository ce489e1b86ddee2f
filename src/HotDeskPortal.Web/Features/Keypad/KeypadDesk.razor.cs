using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Doors.Prompts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Doors;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>A desk phone of the office, on the screen, with what it says, what the service did, calls and lessons.</summary>
public sealed partial class KeypadDesk
{
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
    private DotNetObjectReference<KeypadDesk>? self;

    /// <summary>The phone to start with: a hot desk extension's number, or that of a user with a phone of their own.</summary>
    [Parameter, EditorRequired] public string? Phone { get; set; }

    /// <summary>Who presses the keys without an account: a guest of a class; null: whoever is signed in.</summary>
    [Parameter] public Actor? Guest { get; set; }

    /// <summary>The name of who learns; null: that of the account.</summary>
    [Parameter] public string? Learner { get; set; }

    /// <inheritdoc />
    protected override Permission Needed => Permission.UseKeypad;

    /// <summary>Nothing waits: a change is shown when it comes.</summary>
    protected override TimeSpan Pause => TimeSpan.Zero;

    /// <summary>For the phone's clock.</summary>
    protected override TimeSpan? Tick => TimeSpan.FromSeconds(5);

    [Inject] private KeypadCalls Calls { get; set; } = default!;

    [Inject] private PromptSounds Prompts { get; set; } = default!;

    [Inject] private PhoneCalls Switchboard { get; set; } = default!;

    [Inject] private LessonClasses Classes { get; set; } = default!;

    [Inject] private PhonePreview Preview { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    private PhoneDisplay Display => new(phone!, Board!, face);

    /// <inheritdoc />
    protected override void OnInitialized() => Switchboard.Changed += OnCallsChanged;

    /// <inheritdoc />
    protected override Task<Actor> FindActorAsync() => Guest is { } guest ? Task.FromResult(guest) : base.FindActorAsync();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Board is null)
            await PutAwayAsync();
    }

    /// <inheritdoc />
    protected override void OnOpened()
    {
        (face, learner) = (null, null);
        if (Board is null)
            return;
        clockText = Time.PhoneClock();
        ShowCalls();
        // Nobody learns outside training offices.
        learner = Classes.Sit(Actor, Office, Learner ?? Actor.Name.Split('@')[0]) is { IsSuccess: true, Value: var sat } ? sat : null;
    }

    /// <summary>Takes the phone that the address asks for, or the first one there is.</summary>
    protected override async Task RefreshAsync()
    {
        var wanted = Board!.Directory.Find(Phone ?? "") switch
        {
            HotDeskEntry { Phone: not null } h => h.Number.Digits,
            UserEntry { OwnPhones.IsEmpty: false } u => u.Number.Digits,
            _ => Board.Directory.HotDesks.FirstOrDefault(h => h.Phone is not null)?.Number.Digits,
        };
        var before = phone;
        if (before?.Office == Office && (wanted is null || wanted == before.Phone))
            return;
        phone = wanted is null ? null : NewPhone(wanted, before);
        // A call that ends by that is still of the phone the learner leaves.
        if (before is not null)
            await before.DisposeAsync();
        if (wanted is null)
            return;
        learner?.MoveTo(wanted);
        await ReloadAsync();
    }

    /// <inheritdoc />
    protected override async Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        Board = update.Board;
        learner?.CatchUp();
        if (update.IsSnapshot || update.Changes.Any(c => c.Kind == JournalKind.DirectoryChanged))
            await ReloadAsync();
        else
            StateHasChanged();
        return true;
    }

    /// <inheritdoc />
    protected override Task OnTickAsync()
    {
        if (Time.PhoneClock() is var text && text != clockText)
        {
            clockText = text;
            StateHasChanged();
        }
        return Task.CompletedTask;
    }

    /// <summary>The label and the keys that the phone's real template gives it.</summary>
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        if (phone is null)
            return null;
        var its = Display.HotDesk is not { } hotDesk ? PhonePreview.BuiltInFace(Board!)
            : await Preview.FaceAsync(Actor, Office, hotDesk.Id, WhileShown) is { IsSuccess: true, Value: var real } ? real : null;
        if (isCurrent())
            face = its;
        return null;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/keypad.js");
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
    public override async ValueTask DisposeAsync()
    {
        Switchboard.Changed -= OnCallsChanged;
        await base.DisposeAsync();
        await PutAwayAsync();
        try
        {
            if (browser is not null)
            {
                await browser.InvokeVoidAsync("stopListening");
                await browser.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listener with it.
        }
        self?.Dispose();
    }

    private SimulatedPhone NewPhone(string number, SimulatedPhone? before)
    {
        var made = new SimulatedPhone(Calls, Switchboard, Actor, Office, before?.Language ?? Board!.Office.Language, number, Clock, InvokeAsync)
        {
            Turned = turn => learner?.Take(turn), Called = call => learner?.Take(call), Answered = () => learner?.TakeAnswer(),
        };
        made.Changed += (_, _) => OnPhoneChanged();
        return made;
    }

    /// <summary>Hangs up where a call is open, and has no phone any more.</summary>
    private async Task PutAwayAsync()
    {
        if (phone is not { } before)
            return;
        phone = null;
        await before.DisposeAsync();
    }

    private Task PressAsync(string key) => phone?.PressAsync(key) ?? Task.CompletedTask;

    private Task PressLineKeyAsync(LineKey key) => key.Dials is { } number ? phone!.SpeedDialAsync(number) : phone!.ToggleHookAsync();

    private void GoToPhone(string? number) => Apply(new() { ["phone"] = number });

    private string AddressOf(string number) => Navigator.GetUriWithQueryParameter("phone", number);

    private async Task CopyAsync() =>
        copied = await Downloads.CopyAsync(string.Join('\n', phone!.Transcript.Select(l => $"{Time.Clock(l.At)}  {PhoneDisplay.Written(l)}")));

    private void OnPhoneChanged()
    {
        if (phone is null)
            return;
        copied = false;
        if (!ReferenceEquals(said, phone.Saying))
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

    /// <summary>The sounds that a real phone plays for it.</summary>
    private IReadOnlyList<string> SoundsOf(IReadOnlyList<Spoken> spoken) => Board is not { } board || phone is null ? [] :
        [.. spoken.Select(s => PromptEndpoint.Address(Office, PromptTexts.Shipped(phone.Language), Prompts.Address(board.Directory, s, phone.Language)))];
}
