using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>The office's users: find, create, change, PINs, disable, delete, export.</summary>
public sealed partial class UsersPage
{
    private static readonly (string Key, string Word, HotDeskUserFilter Filter)[] Views =
    [
        ("logged-in", "Logged in", HotDeskUserFilter.LoggedIn), ("logged-out", "Logged in nowhere", HotDeskUserFilter.LoggedOut),
        ("locked", "Locked", HotDeskUserFilter.Locked), ("own-phone", "With a phone of their own", HotDeskUserFilter.OwnPhone),
        ("not-enabled", "Not enabled for hot desking", HotDeskUserFilter.NotEnabled), ("disabled", "Disabled", HotDeskUserFilter.Disabled),
    ];

    /// <summary>Filter: view.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || Show is not null;

    /// <inheritdoc />
    public override string DefaultSort => "number";

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private string Summary => Total == 1 ? "1 user" : $"{Total} users";

    private HotDeskUserQuery Query => new()
    {
        Text = Text ?? "",
        Filter = Views.FirstOrDefault(v => v.Key == Show).Filter,
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

    private static string NameOf(HotDeskUserRow row) => $"Select {row.Name}";

    private Task CreateAsync() => ShowAsync("Create a user", new DialogParameters<HotDeskUserDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time },
    });

    private Task EditSelectedAsync() => ShowAsync($"Change {SelectedCount} users", new DialogParameters<HotDeskUserBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private Task SetPinAsync(HotDeskUserRow user) => ShowAsync($"PIN of {user.Name}", new DialogParameters<PinDialog>
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
        await ShowAsync($"Edit {detail.Value.Row.Name}", new DialogParameters<HotDeskUserDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, detail.Value },
        });
    }

    private async Task EnableAsync(IReadOnlyList<int> ids)
    {
        var done = await Service.SetActiveAsync(Actor!, Office, ids, active: true, OwnershipChannel.Portal);
        Snackbar.Add(done.IsSuccess ? $"{done.Value.Count} users enabled." : ErrorTexts.Of(done.Error), done.IsSuccess ? Severity.Success : Severity.Error);
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
