using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The drawer of the map: one hot desk extension in full, with what the actor may do about it.</summary>
public sealed partial class OwnershipDrawer
{
    private const int RecentSessions = 6;

    private ElementReference element;
    private int focused;
    private (int, Guid?, int?)? read;
    private HotDeskExtensionDetail? detail;
    private PhoneDetail? device;
    private string? trouble;

    /// <summary>The board it is on.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>The hot desk extension.</summary>
    [Parameter, EditorRequired] public HotDeskEntry HotDesk { get; set; } = default!;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Now.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>Close was asked for.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private HotDeskExtensionService HotDesks { get; set; } = default!;

    [Inject] private PhoneService Phones { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private DeskOwnership Current => Board.OwnershipOf(HotDesk.Id);

    private UserEntry? Owner => Board.OwnerOf(HotDesk.Id);

    private OfficeTime Time => OfficeTime.For(Board.Office.TimeZone, Now);

    private DateTimeOffset? LockedUntil => HotDesk.Phone is { } phone ? Board.PhoneLockedUntil(phone.Id, Now) : null;

    private string Vacancy => (HotDesk.Phone, LockedUntil) switch
    {
        (null, _) => "Nobody can log in: no phone is assigned.",
        (_, not null) => "Nobody is logged in, and nobody can until the phone accepts logins again.",
        _ => "Nobody is logged in; anyone may.",
    };

    private string Place => string.Join(", ", new[]
    {
        HotDesk.Description, HotDesk.Floor.Length > 0 ? $"floor {HotDesk.Floor}" : "", HotDesk.Desk.Length > 0 ? $"desk {HotDesk.Desk}" : "",
    }.Where(s => s.Length > 0));

    private string LastFetch => (device?.Row.FetchedAt, device?.FetchedFrom) switch
    {
        ({ } at, { } from) => $"{Time.Brief(at)}, from {from}",
        ({ } at, null) => Time.Brief(at),
        _ => device is null ? "…" : "never",
    };

    /// <summary>History and the phone's last fetch are not on the board: read when another desk is shown, or its owner changes.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = (HotDesk.Id, Current.Session?.Id, HotDesk.Phone?.Id);
        if (read == wanted)
            return;
        if (read?.Item1 != HotDesk.Id)
            (detail, device) = (null, null);
        read = wanted;
        var (history, phone) = (await HotDesks.GetAsync(Actor, Board.Office.Key, HotDesk.Id), HotDesk.Phone is { } at ? await Phones.GetAsync(Actor, Board.Office.Key, at.Id)
            : null);
        // Meanwhile another desk may be shown.
        if (read != wanted)
            return;
        (detail, trouble) = (history.IsSuccess ? history.Value : null, ErrorTexts.Of(history.Error));
        device = phone is { IsSuccess: true } ? phone.Value : null;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focused != HotDesk.Id)
        {
            focused = HotDesk.Id;
            await element.FocusAsync(preventScroll: true);
        }
    }

    private string Link(string page) => $"office/{Uri.EscapeDataString(Board.Office.Key)}/{page}";

    private bool May(Permission permission) => Actor.May(permission, Board.Office);

    private Task CloseOnEscape(KeyboardEventArgs e) => e.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;

    private async Task AskLogOut()
    {
        if (Current.Session is not { } session || Owner is not { } owner)
            return;
        var parameters = new DialogParameters<ForceLogOutDialog>
        {
            { d => d.Office, Board.Office.Key },
            { d => d.Actor, Actor },
            { d => d.HotDesk, HotDesk },
            { d => d.SessionId, session.Id },
            { d => d.OwnerName, owner.Name },
        };
        await Dialogs.ShowAsync<ForceLogOutDialog>("Log out", parameters);
    }

    private async Task UnlockPhone() => Say(
        await Ownership.UnlockPhoneAsync(Actor, Board.Office.Key, HotDesk.Id, OwnershipChannel.Portal), $"The phone at {HotDesk.Number} accepts logins again.");

    private async Task UnlockUser(int userId) => Say(
        await Ownership.UnlockUserAsync(Actor, Board.Office.Key, userId, OwnershipChannel.Portal), "The user may log in again.");

    private void Say<T>(Result<T> result, string done) =>
        Snackbar.Add(result.IsSuccess ? done : ErrorTexts.Of(result.Error), result.IsSuccess ? Severity.Success : Severity.Error);
}
