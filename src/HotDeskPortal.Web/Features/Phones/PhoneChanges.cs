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
            snackbar.Add((ids.Count == 1 ? PhoneStrings.WindowOpen_One : PhoneStrings.WindowOpen_Other).With(ids.Count, time.Brief(until.Value)), Severity.Success);
        else
            snackbar.Add(ErrorTexts.Of(until.Error), Severity.Error);
        return until.IsSuccess;
    }

    public static async Task<bool> ToStockAsync(
        PhoneService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.UnassignPreviewAsync(actor, office, ids);
        var question = preview is { IsSuccess: true, Value.Items: [var only] } ? PhoneStrings.StockQuestion_One.With(only.Name) : PhoneStrings.StockQuestion_Other.With(ids.Count);
        return await dialogs.ConfirmAsync(
            snackbar, TextFormat.Count(ids.Count, PhoneStrings.StockTitle_One, PhoneStrings.StockTitle_Other), question, PhoneStrings.StockSubmit,
            preview, () => service.UnassignAsync(actor, office, ids, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, PhoneStrings.StockDone_One, PhoneStrings.StockDone_Other));
    }

    public static async Task<bool> DeleteAsync(
        PhoneService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var question = preview is { IsSuccess: true, Value.Items: [var only] }
            ? PhoneStrings.DeleteQuestion_One.With(only.Name)
            : PhoneStrings.DeleteQuestion_Other.With(ids.Count);
        return await dialogs.ConfirmAsync(
            snackbar, TextFormat.Count(ids.Count, PhoneStrings.DeleteTitle_One, PhoneStrings.DeleteTitle_Other), question,
            TextFormat.Count(ids.Count, PhoneStrings.DeleteSubmit_One, PhoneStrings.DeleteSubmit_Other),
            preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, PhoneStrings.DeleteDone_One, PhoneStrings.DeleteDone_Other));
    }
}
