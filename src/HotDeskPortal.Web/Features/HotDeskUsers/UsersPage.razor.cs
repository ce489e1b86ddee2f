using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>The office's users: find, create, change, PINs, disable, delete, export.</summary>
public sealed partial class UsersPage
{
    private static readonly OrderedDictionary<string, (Func<string> Word, HotDeskUserFilter Filter)> Views = new(StringComparer.Ordinal)
    {
        ["logged-in"] = (() => HotDeskUserStrings.ShowLoggedIn, HotDeskUserFilter.LoggedIn), ["logged-out"] = (() => HotDeskUserStrings.ShowLoggedOut, HotDeskUserFilter.LoggedOut),
        ["locked"] = (() => HotDeskUserStrings.ShowLocked, HotDeskUserFilter.Locked), ["own-phone"] = (() => HotDeskUserStrings.ShowOwnPhone, HotDeskUserFilter.OwnPhone),
        ["not-enabled"] = (() => HotDeskUserStrings.ShowNotEnabled, HotDeskUserFilter.NotEnabled), ["disabled"] =
            (() => HotDeskUserStrings.ShowDisabled, HotDeskUserFilter.Disabled),
    };

    /// <summary>Filter: view.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || Show is not null;

    /// <inheritdoc />
    public override string DefaultSort => "number";

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private string Summary => TextFormat.Count(Total, HotDeskUserStrings.GridSummary_One, HotDeskUserStrings.GridSummary_Other);

    private HotDeskUserQuery Query => new()
    {
        Text = Text ?? "",
        Filter = Show is not null && Views.TryGetValue(Show, out var view) ? view.Filter : HotDeskUserFilter.All,
        Sort = Enum.TryParse<HotDeskUserSort>(Sort, ignoreCase: true, out var sort) ? sort : HotDeskUserSort.Number,
        Descending = Descending,
        Page = PageIndex,
        PageSize = PageSize,
    };

    /// <inheritdoc />
    public override void ClearFilters() => Apply(new() { ["q"] = null, ["show"] = null });

    /// <inheritdoc />
    protected override int IdOf(HotDeskUserRow row) => row.Id;

    /// <inheritdoc />
    protected override Task<Result<Page<HotDeskUserRow>>> ListAsync(Actor actor) => Service.ListAsync(actor, Office, Query);

    private static string NameOf(HotDeskUserRow row) => SharedStrings.SelectNamed.With(row.Name);

    private Task CreateAsync() => ShowAsync(HotDeskUserStrings.EditTitleNew, new DialogParameters<HotDeskUserDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time },
    });

    private Task EditSelectedAsync() => ShowAsync(TextFormat.Count(SelectedCount, HotDeskUserStrings.BulkTitle_One, HotDeskUserStrings.BulkTitle_Other),
        new DialogParameters<HotDeskUserBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private Task SetPinAsync(HotDeskUserRow user) => ShowAsync(HotDeskUserStrings.PinTitle.With(user.Name), new DialogParameters<PinDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.User, user },
    });

    private async Task EditAsync(int id)
    {
        var detail = await Service.GetAsync(Actor!, Office, id);
        if (!detail.IsSuccess)
        {
            Snackbar.Add(ErrorTexts.Of(detail.Error), Severity.Error);
            return;
        }
        await ShowAsync(SharedStrings.EditNamed.With(detail.Value.Row.Name), new DialogParameters<HotDeskUserDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, detail.Value },
        });
    }

    private async Task EnableAsync(IReadOnlyList<int> ids)
    {
        var done = await Service.SetActiveAsync(Actor!, Office, ids, active: true, OwnershipChannel.Portal);
        Snackbar.Add(done.IsSuccess ? TextFormat.Count(done.Value.Count, HotDeskUserStrings.EnableDone_One, HotDeskUserStrings.EnableDone_Other)
            : ErrorTexts.Of(done.Error), done.IsSuccess ? Severity.Success : Severity.Error);
        await ReloadAsync();
    }

    private async Task DisableAsync(IReadOnlyList<int> ids)
    {
        if (await HotDeskUserChanges.DisableAsync(Service, Dialogs, Snackbar, Actor!, Office, ids))
            await ReloadAsync();
    }

    private async Task DeleteAsync(IReadOnlyList<int> ids)
    {
        if (await HotDeskUserChanges.DeleteAsync(Service, Dialogs, Snackbar, Actor!, Office, ids))
            await ReloadAsync();
    }
}
