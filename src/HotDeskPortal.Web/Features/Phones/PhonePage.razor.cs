using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Everything of one phone.</summary>
public sealed partial class PhonePage
{
    /// <summary>Its address, as twelve hex digits.</summary>
    [Parameter] public string Mac { get; set; } = "";

    [Inject] private PhoneService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Mac;

    /// <inheritdoc />
    protected override async Task<int?> FindAsync(Actor actor, OfficeDirectory directory)
    {
        if (!MacAddress.TryParse(Mac, out var mac, out _))
            return null;
        if (directory.Phone(mac) is { } place)
            return place.Phone.Id;
        // In stock: the directory knows only what is assigned.
        var found = await Service.ListAsync(actor, Office, new PhoneQuery { Text = mac.Hex });
        return found.IsSuccess ? found.Value.Items.FirstOrDefault(p => p.Mac == mac)?.Id : null;
    }

    /// <inheritdoc />
    protected override Task<Result<PhoneDetail>> GetAsync(Actor actor, int id) => Service.GetAsync(actor, Office, id);

    /// <summary>What the phone tells of itself.</summary>
    private static string Reported(PhoneDetail phone)
    {
        var model = Or(phone.ReportedModel, PhoneStrings.DetailReportedNothing);
        return phone.ReportedFirmware is { } firmware ? PhoneStrings.DetailReportedWithFirmware.With(model, firmware) : model;
    }

    /// <summary>When it has fetched its configuration last, and from where.</summary>
    private string Fetched(PhoneDetail phone) =>
        phone.Row.FetchedAt is not { } at ? PhoneStrings.DetailFetchNever
        : phone.FetchedFrom is { } from ? PhoneStrings.DetailFetchFrom.With(Time.Brief(at), from)
        : Time.Brief(at);

    private async Task EditAsync()
    {
        var dialog = await Dialogs.ShowAsync<PhoneDialog>(SharedStrings.EditNamed.With(Detail!.Row.Mac), new DialogParameters<PhoneDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory }, { d => d.Stored, Detail },
        });
        if (await dialog.Result is { Canceled: false, Data: string hex })
            await MovedToAsync(hex == Detail.Row.Mac.Hex ? null : $"phones/{hex}");
    }

    private async Task AssignAsync()
    {
        var dialog = await Dialogs.ShowAsync<PhoneAssignDialog>(PhoneStrings.AssignNamed.With(Detail!.Row.Mac), new DialogParameters<PhoneAssignDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Phone, Detail.Row }, { d => d.Directory, Board!.Directory },
        });
        if (await dialog.Result is { Canceled: false })
            await ReloadAsync();
    }

    private async Task DeleteAsync()
    {
        if (await PhoneChanges.DeleteAsync(Service, Dialogs, Snackbar, Actor!, Office, [Detail!.Row.Id]))
            await MovedToAsync("phones");
    }
}
