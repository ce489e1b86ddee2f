using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>The office's phones: find, create, assign, change, delete, export.</summary>
public sealed partial class PhonesPage
{
    /// <summary>What the address calls where a phone is.</summary>
    private static readonly Dictionary<string, PhonePlaceKind> s_places = new(StringComparer.Ordinal)
    {
        ["hot-desk"] = PhonePlaceKind.HotDesk,
        ["user"] = PhonePlaceKind.User,
        ["stock"] = PhonePlaceKind.InStock,
    };

    /// <summary>Filter: place.</summary>
    [SupplyParameterFromQuery] public string? Place { get; set; }

    /// <summary>Filter: model.</summary>
    [SupplyParameterFromQuery] public string? Model { get; set; }

    /// <inheritdoc />
    public override bool IsFiltered => base.IsFiltered || Place is not null || Model is not null;

    /// <inheritdoc />
    public override string DefaultSort => "mac";

    [Inject] private PhoneService Service { get; set; } = default!;

    [Inject] private ProvisioningKeys Provisioning { get; set; } = default!;

    [Inject] private ExportService Exporting { get; set; } = default!;

    private bool MayAssist => May(Permission.Assist);

    private string Summary => TextFormat.Count(Total, PhoneStrings.GridSummary_One, PhoneStrings.GridSummary_Other);

    private PhoneQuery Query => new()
    {
        Text = Text ?? "",
        Model = Model,
        Place = Place is not null && s_places.TryGetValue(Place, out var place) ? place : null,
        Sort = Enum.TryParse<PhoneSort>(Sort, ignoreCase: true, out var sort) ? sort : PhoneSort.Mac,
        Descending = Descending,
        Page = PageIndex,
        PageSize = PageSize,
    };

    /// <inheritdoc />
    public override void ClearFilters() => Apply(new() { ["q"] = null, ["place"] = null, ["model"] = null });

    /// <inheritdoc />
    protected override int IdOf(PhoneRow row) => row.Id;

    /// <inheritdoc />
    protected override Task<Result<Page<PhoneRow>>> ListAsync(Actor actor) => Service.ListAsync(actor, Office, Query);

    private static string NameOf(PhoneRow row) => SharedStrings.SelectNamed.With(row.Mac);

    private Task CreateAsync() => ShowAsync(PhoneStrings.EditTitleNew, new DialogParameters<PhoneDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory },
    });

    private Task EditSelectedAsync() => ShowAsync(TextFormat.Count(SelectedCount, PhoneStrings.BulkTitle_One, PhoneStrings.BulkTitle_Other), new DialogParameters<PhoneBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private Task AssignAsync(PhoneRow phone) => ShowAsync(PhoneStrings.AssignNamed.With(phone.Mac), new DialogParameters<PhoneAssignDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Phone, phone }, { d => d.Directory, Board!.Directory },
    });

    private async Task EditAsync(int id)
    {
        var detail = await Service.GetAsync(Actor!, Office, id);
        if (!detail.IsSuccess)
        {
            Snackbar.Add(ErrorTexts.Of(detail.Error), Severity.Error);
            return;
        }
        await ShowAsync(SharedStrings.EditNamed.With(detail.Value.Row.Mac), new DialogParameters<PhoneDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory }, { d => d.Stored, detail.Value },
        });
    }

    private async Task OpenWindowAsync()
    {
        if (await PhoneChanges.OpenWindowAsync(Provisioning, Snackbar, Actor!, Office, Time, SelectedIds))
            await ReloadAsync();
    }

    private async Task ToStockAsync()
    {
        if (await PhoneChanges.ToStockAsync(Service, Dialogs, Snackbar, Actor!, Office, SelectedIds))
            await ReloadAsync();
    }

    private async Task DeleteAsync(IReadOnlyList<int> ids)
    {
        if (await PhoneChanges.DeleteAsync(Service, Dialogs, Snackbar, Actor!, Office, ids))
            await ReloadAsync();
    }
}
