using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>What takes phones away, from the grid or the detail page: told first, then done.</summary>
internal static class PhoneChanges
{
    /// <summary>Lets phones fetch with the office's key for a while, and says until when.</summary>
    public static async Task<bool> OpenWindowAsync(
        ProvisioningKeys provisioning, ISnackbar snackbar, Actor actor, string office, OfficeTime time, IReadOnlyList<int> ids)
    {
        var until = await provisioning.OpenWindowAsync(actor, office, ids);
        if (until.IsSuccess)
            snackbar.Add($"{(ids.Count == 1 ? "The phone" : $"{ids.Count} phones")} may fetch with the office's key until {time.Brief(until.Value)}.", Severity.Success);
        else
            snackbar.Add(ErrorTexts.Of(until.Error), Severity.Error);
        return until.IsSuccess;
    }

    public static async Task<bool> ToStockAsync(
        PhoneService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.UnassignPreviewAsync(actor, office, ids);
        var name = preview is { IsSuccess: true, Value.Items: [var only] } ? only.Name : $"{ids.Count} phones";
        return await dialogs.ConfirmAsync(
            snackbar, ids.Count == 1 ? "Take a phone to stock" : "Take phones to stock", $"Take {name} to stock?", "Take to stock",
            preview, () => service.UnassignAsync(actor, office, ids, OwnershipChannel.Portal),
            done => done.Count == 1 ? "1 phone is in stock now." : $"{done.Count} phones are in stock now.");
    }

    public static async Task<bool> DeleteAsync(
        PhoneService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var name = preview is { IsSuccess: true, Value.Items: [var only] } ? only.Name : $"{ids.Count} phones";
        return await dialogs.ConfirmAsync(
            snackbar, ids.Count == 1 ? "Delete a phone" : "Delete phones", $"Delete {name}? The portal no longer configures it.",
            ids.Count == 1 ? "Delete" : $"Delete {ids.Count}", preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => done.Count == 1 ? "1 phone deleted." : $"{done.Count} phones deleted.");
    }
}
