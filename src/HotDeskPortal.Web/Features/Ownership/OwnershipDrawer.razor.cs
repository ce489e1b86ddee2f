using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The drawer of the map: one hot desk extension in full, with what the actor may do about it.</summary>
public sealed partial class OwnershipDrawer
{
    private const int RecentSessions = 6;

    private ElementReference element;
    private int focused;
    private (Guid?, int?) read;
    private HotDeskExtensionDetail? detail;
    private PhoneDetail? device;
    private string? trouble;

    /// <summary>Id of the hot desk extension.</summary>
    [Parameter, EditorRequired] public int HotDeskId { get; set; }

    /// <summary>Close was asked for.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    /// <inheritdoc />
    protected override object Subject => HotDeskId;

    /// <summary>Nothing waits: a change is drawn when it comes, as on the map behind.</summary>
    protected override TimeSpan Pause => TimeSpan.Zero;

    /// <summary>"Yesterday", ends of locks, 24 hours.</summary>
    protected override TimeSpan? Tick => TimeSpan.FromSeconds(20);

    [Inject] private HotDeskExtensionService HotDesks { get; set; } = default!;

    [Inject] private PhoneService Phones { get; set; } = default!;

    private DateTimeOffset Now => Clock.GetUtcNow();

    private HotDeskEntry? HotDesk => Board?.Directory.HotDesk(HotDeskId);

    private OpenSession? Session => Board?.OwnershipOf(HotDeskId).Session;

    private UserEntry? Owner => Board?.OwnerOf(HotDeskId);

    private DateTimeOffset? LockedUntil => HotDesk?.Phone is { } phone ? Board!.PhoneLockedUntil(phone.Id, Now) : null;

    private string Vacancy => (HotDesk?.Phone, LockedUntil) switch
    {
        (null, _) => OwnershipStrings.DrawerNobodyNoPhone,
        (_, not null) => OwnershipStrings.DrawerNobodyLocked,
        _ => OwnershipStrings.DrawerNobody,
    };

    private string LastFetch => (device?.Row.FetchedAt, device?.FetchedFrom) switch
    {
        ({ } at, { } from) => OwnershipStrings.DrawerFetchedFrom.With(Time.Brief(at), from),
        ({ } at, null) => Time.Brief(at),
        _ => device is null ? OwnershipStrings.DrawerFetchUnknown : OwnershipStrings.DrawerFetchNever,
    };

    /// <summary>What history and last fetch depend on.</summary>
    private (Guid?, int?) Shown => (Session?.Id, HotDesk?.Phone?.Id);

    /// <inheritdoc />
    protected override void OnOpened() => (detail, device, trouble) = (null, null, null);

    /// <summary>History and the phone's last fetch are not on the board: read again when the owner or the phone is another.</summary>
    protected override async Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        Board = update.Board;
        StateHasChanged();
        if (read != Shown)
            await ReloadAsync();
        return true;
    }

    /// <inheritdoc />
    protected override Task OnTickAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        if (HotDesk is not { } hotDesk)
            return null;
        read = Shown;
        var history = await HotDesks.GetAsync(Actor, Office, hotDesk.Id, WhileShown);
        var phone = hotDesk.Phone is { } at ? await Phones.GetAsync(Actor, Office, at.Id, WhileShown) : null;
        if (isCurrent())
            (detail, trouble, device) = (history.IsSuccess ? history.Value : null, ErrorTexts.Of(history.Error), phone is { IsSuccess: true } ? phone.Value : null);
        return null;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (HotDesk is null || focused == HotDeskId)
            return;
        focused = HotDeskId;
        await element.FocusAsync(preventScroll: true);
    }

    private static string PlaceOf(HotDeskEntry hotDesk) => OwnershipTexts.Together(
        hotDesk.Description, OwnershipTexts.Place(hotDesk.Floor, hotDesk.Desk.Length > 0 ? OwnershipStrings.PlaceDesk.With(hotDesk.Desk) : null));

    private string SinceOf(DateTimeOffset at) => Time.IsLong(at) ? OwnershipStrings.DrawerSinceLong.With(Time.Brief(at), Time.Hours(at)) : Time.Brief(at);

    private Task CloseOnEscape(KeyboardEventArgs e) => e.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
