using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Everything of one user; never the PIN.</summary>
public sealed partial class UserPage
{
    /// <summary>The user's number.</summary>
    [Parameter] public string Number { get; set; } = "";

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Number;

    /// <inheritdoc />
    protected override Task<int?> FindAsync(Actor actor, OfficeDirectory directory) => Task.FromResult((directory.Find(Number) as UserEntry)?.Id);

    /// <inheritdoc />
    protected override Task<Result<HotDeskUserDetail>> GetAsync(Actor actor, int id) => Service.GetAsync(actor, Office, id);

    private string PhoneOf(InventoryPhone phone) => phone switch
    {
        { FromHotDesk: { } desk, Since: { } since } => HotDeskUserStrings.DetailPhoneSince.With(desk, Time.Brief(since)),
        { FromHotDesk: { } desk } => HotDeskUserStrings.DetailPhoneFrom.With(desk),
        _ => HotDeskUserStrings.DetailPhoneOwn,
    };

    private async Task EditAsync()
    {
        var dialog = await Dialogs.ShowAsync<HotDeskUserDialog>(SharedStrings.EditNamed.With(Detail!.Row.Name), new DialogParameters<HotDeskUserDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, Detail },
        });
        if (await dialog.Result is { Canceled: false, Data: string number })
            await MovedToAsync(number == Number ? null : $"users/{number}");
    }

    private async Task SetPinAsync()
    {
        var dialog = await Dialogs.ShowAsync<PinDialog>(HotDeskUserStrings.PinTitle.With(Detail!.Row.Name), new DialogParameters<PinDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.User, Detail.Row },
        });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task EnableAsync()
    {
        var done = await Service.SetActiveAsync(Actor!, Office, [Detail!.Row.Id], active: true, OwnershipChannel.Portal);
        Snackbar.Add(done.IsSuccess ? HotDeskUserStrings.EnableDone.With(Detail.Row.Name) : ErrorTexts.Of(done.Error), done.IsSuccess ? Severity.Success : Severity.Error);
        await ReloadAsync();
    }

    private async Task DisableAsync()
    {
        if (await HotDeskUserChanges.DisableAsync(Service, Dialogs, Snackbar, Actor!, Office, [Detail!.Row.Id]))
            await ReloadAsync();
    }

    private async Task DeleteAsync()
    {
        if (await HotDeskUserChanges.DeleteAsync(Service, Dialogs, Snackbar, Actor!, Office, [Detail!.Row.Id]))
            await MovedToAsync("users");
    }
}
