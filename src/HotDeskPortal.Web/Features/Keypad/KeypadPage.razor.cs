using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Keypad;

/// <summary>The keypad simulator: a desk phone of the office, on the screen.</summary>
public sealed partial class KeypadPage : IAsyncDisposable
{
    private static readonly TimeSpan ClockTick = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource closing = new();
    private Task following = Task.CompletedTask;
    private Task ticking = Task.CompletedTask;
    private CancellationTokenSource? office;
    private string? followed;
    private Actor? actor;
    private Error? error;
    private OwnershipBoard? board;
    private SimulatedPhone? phone;
    private string clockText = "";
    private string? pressed;
    private bool copied;
    private IJSObjectReference? browser;
    private IJSObjectReference? portal;
    private DotNetObjectReference<KeypadPage>? self;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    /// <summary>The phone to start with: a hot desk extension's number, or that of a user with a phone of their own.</summary>
    [SupplyParameterFromQuery] public string? Phone { get; set; }

    [Inject] private OwnershipFeed Feed { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private KeypadCalls Calls { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    private OfficeTime Time => OfficeTime.For(board!.Office.TimeZone, Clock.GetUtcNow());

    private HotDeskEntry? HotDesk => board?.Directory.Find(phone?.Phone ?? "") as HotDeskEntry;

    private string PersonName => (board?.Directory.Find(phone?.Phone ?? "") as UserEntry)?.Name ?? "somebody";

    private string LineLabel => HotDesk is null ? $"{PersonName}" : $"HotDesk {phone!.Phone}";

    private IReadOnlyList<LineKey> LineKeys =>
    [
        new(phone!.Phone, null, phone.OffHook && phone.Code is null),
        new("HD In", FeatureCodes.LogIn, phone.OffHook && phone.Code == FeatureCode.LogIn),
        new("HD Out", FeatureCodes.LogOut, phone.OffHook && phone.Code == FeatureCode.LogOut),
    ];

    private IReadOnlyList<string> ScreenLines => (phone!.Collecting, phone.OffHook) switch
    {
        ({ } c, _) when c == Collect.Extension => ["Extension", phone.Entry],
        ({ } c, _) when c == Collect.PinDigits => ["PIN", phone.Entry],
        ({ }, _) => ["Confirm", "Press 2"],
        (null, true) when phone.Outcome is { } outcome => ["Call ended", OutcomeText(outcome)],
        (null, true) => ["Dial", phone.Entry],
        _ => ["", ""],
    };

    private string Caption =>
        phone!.Refusal is { } refusal ? refusal.Message
        : phone.Saying.Count > 0 ? string.Join(" ", phone.Saying.Select(s => PromptTexts.Of(s, board!.Office.Language)))
        : phone.OffHook ? "…" : "Nothing: the phone is on the hook.";

    private string Advice => phone!.OffHook
        ? "Dial *45 to log in, *46 to log out, or press HD In or HD Out."
        : "Press HD In to log in, HD Out to log out. The number keys of your computer work too.";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            ticking = TickAsync(closing.Token);
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Circuit.GetAsync();
        if (followed != Office)
        {
            await StopFollowingAsync();
            followed = Office;
            var access = Access.Open(actor, Office, Permission.UseKeypad);
            (error, board) = (access.Error, access.IsSuccess ? access.Value : null);
            if (board is null)
                return;
            clockText = Time.PhoneClock();
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
        phone = new SimulatedPhone(Calls, actor!, Office, board.Office.Language, wanted, Clock, InvokeAsync);
        phone.Changed += (_, _) => StateHasChanged();
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

    private void ChoosePhone(ChangeEventArgs e) =>
        Navigator.NavigateTo(Navigator.GetUriWithQueryParameter("phone", e.Value as string), new NavigationOptions { ReplaceHistoryEntry = true });

    private async Task CopyAsync()
    {
        var text = string.Join('\n', phone!.Transcript.Select(l => $"{Time.Clock(l.At)}  {(l.Voice == TranscriptVoice.Phone ? $"“{l.Text}”" : l.Text)}"));
        copied = portal is not null && await portal.InvokeAsync<bool>("copyText", text);
    }

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
