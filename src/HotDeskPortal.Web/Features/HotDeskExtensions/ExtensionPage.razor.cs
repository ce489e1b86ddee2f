using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Everything of one hot desk extension.</summary>
public sealed partial class ExtensionPage
{
    /// <summary>Its number.</summary>
    [Parameter] public string Number { get; set; } = "";

    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Number;

    /// <inheritdoc />
    protected override Task<int?> FindAsync(Actor actor, OfficeDirectory directory) => Task.FromResult((directory.Find(Number) as HotDeskEntry)?.Id);

    /// <inheritdoc />
    protected override Task<Result<HotDeskExtensionDetail>> GetAsync(Actor actor, int id) => Service.GetAsync(actor, Office, id);

    /// <summary>Why nobody is logged in.</summary>
    private string NoOwner(HotDeskExtensionRow row) =>
        row.Mac is null ? HotDeskExtensionStrings.DetailNoPhoneNobody
        : row.Since is { } free ? HotDeskExtensionStrings.DetailNobodySince.With(Time.Brief(free))
        : HotDeskExtensionStrings.DetailNobodyYet;

    private async Task EditAsync()
    {
        var dialog = await Dialogs.ShowAsync<HotDeskExtensionDialog>(SharedStrings.EditNamed.With(Number), new DialogParameters<HotDeskExtensionDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Stored, Detail },
        });
        if (await dialog.Result is { Canceled: false, Data: string number })
            await MovedToAsync(number == Number ? null : $"extensions/{number}");
    }

    private async Task DeleteAsync()
    {
        if (await HotDeskExtensionDeletion.ConfirmAsync(Service, Dialogs, Snackbar, Actor!, Office, [Detail!.Row.Id]))
            await MovedToAsync("extensions");
    }
}
