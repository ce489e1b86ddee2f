using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>A page of the portal as a whole rather than of one office: times are those of the office looked at last.</summary>
public abstract class AdministrationPage : ComponentBase
{
    /// <summary>Who looks.</summary>
    protected Actor Actor { get; private set; } = default!;

    /// <summary>Times, in the zone of the office in the switcher; UTC where there is none.</summary>
    protected OfficeTime Time { get; private set; } = default!;

    /// <summary>Offices to choose from.</summary>
    protected IReadOnlyList<OfficeChoice> Offices { get; private set; } = [];

    /// <summary>Where the page is.</summary>
    [Inject] protected NavigationManager Navigator { get; private set; } = default!;

    [Inject] private AccountSessions Sessions { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private PortalState State { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Actor = await Circuit.GetAsync();
        var boards = Access.All(Actor);
        Offices = [.. boards.Select(OfficeChoice.Of)];
        var current = boards.FirstOrDefault(b => b.Office.Key == State.CurrentOffice?.Key) ?? (boards.Count > 0 ? boards[0] : null);
        Time = current is null ? new OfficeTime(TimeZoneInfo.Utc, Clock.GetUtcNow()) : OfficeTime.For(current.Office.TimeZone, Clock.GetUtcNow());
        await ReadAsync();
    }

    /// <summary>
    /// Whether what gives rights, or takes them, may be done now: a cookie alone does not, as it may be in anybody's hands. If not, the
    /// page that asks comes, and leads back here.
    /// </summary>
    protected async Task<bool> IsConfirmedAsync()
    {
        if (await Sessions.MayAdministerAsync(Actor.Session))
            return true;
        Navigator.AskToConfirm();
        return false;
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync();
}
