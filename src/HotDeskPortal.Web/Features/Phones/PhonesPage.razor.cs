using HotDeskPortal.Domain;
using HotDeskPortal.Services;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>The office's phones: find, create, assign, change, delete, export.</summary>
public sealed partial class PhonesPage
{
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

    private bool MayIntervene => May(Permission.Intervene);

    private string Summary => Total == 1 ? "1 phone" : $"{Total} phones";

    private PhoneQuery Query => new()
    {
        Text = Text ?? "",
        Model = Model,
        Place = Place switch
        {
            "hot-desk" => PhonePlaceKind.HotDesk,
            "user" => PhonePlaceKind.User,
            "stock" => PhonePlaceKind.InStock,
            _ => null,
        },
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

    private static string NameOf(PhoneRow row) => $"Select {row.Mac}";

    private Task CreateAsync() => ShowAsync("Create a phone", new DialogParameters<PhoneDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory },
    });

    private Task EditSelectedAsync() => ShowAsync($"Change {SelectedCount} phones", new DialogParameters<PhoneBulkDialog>
    {
        { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Ids, SelectedIds },
    });

    private Task AssignAsync(PhoneRow phone) => ShowAsync($"Assign {phone.Mac}", new DialogParameters<PhoneAssignDialog>
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
        await ShowAsync($"Edit {detail.Value.Row.Mac}", new DialogParameters<PhoneDialog>
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
