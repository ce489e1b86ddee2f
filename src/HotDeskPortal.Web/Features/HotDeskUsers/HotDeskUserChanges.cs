using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>What logs users out, from the grid or the detail page: told first, then done.</summary>
internal static class HotDeskUserChanges
{
    public static async Task<bool> DisableAsync(
        HotDeskUserService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DisablePreviewAsync(actor, office, ids);
        var question = preview is { IsSuccess: true, Value.Items: [var only] } ? HotDeskUserStrings.DisableQuestion_One.With(only.Name)
            : HotDeskUserStrings.DisableQuestion_Other.With(ids.Count);
        return await dialogs.ConfirmAsync(
            snackbar, TextFormat.Count(ids.Count, HotDeskUserStrings.DisableTitle_One, HotDeskUserStrings.DisableTitle_Other), question,
            TextFormat.Count(ids.Count, HotDeskUserStrings.DisableSubmit_One, HotDeskUserStrings.DisableSubmit_Other),
            preview, () => service.SetActiveAsync(actor, office, ids, active: false, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskUserStrings.DisableDone_One, HotDeskUserStrings.DisableDone_Other));
    }

    public static async Task<bool> DeleteAsync(
        HotDeskUserService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var question = preview is { IsSuccess: true, Value.Items: [var only] } ? HotDeskUserStrings.DeleteQuestion_One.With(only.Name)
            : HotDeskUserStrings.DeleteQuestion_Other.With(ids.Count);
        return await dialogs.ConfirmAsync(
            snackbar, TextFormat.Count(ids.Count, HotDeskUserStrings.DeleteTitle_One, HotDeskUserStrings.DeleteTitle_Other), question,
            TextFormat.Count(ids.Count, HotDeskUserStrings.DeleteSubmit_One, HotDeskUserStrings.DeleteSubmit_Other),
            preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskUserStrings.DeleteDone_One, HotDeskUserStrings.DeleteDone_Other));
    }
}
