using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Deletes hot desk extensions, from the grid or the detail page, after telling what will happen.</summary>
internal static class HotDeskExtensionDeletion
{
    public static async Task<bool> ConfirmAsync(
        HotDeskExtensionService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var question = preview is { IsSuccess: true, Value.Items: [var only] }
            ? HotDeskExtensionStrings.DeleteQuestion_One.With(only.Name)
            : HotDeskExtensionStrings.DeleteQuestion_Other.With(ids.Count);
        return await dialogs.ConfirmAsync(
            snackbar, TextFormat.Count(ids.Count, HotDeskExtensionStrings.DeleteTitle_One, HotDeskExtensionStrings.DeleteTitle_Other), question,
            TextFormat.Count(ids.Count, HotDeskExtensionStrings.DeleteSubmit_One, HotDeskExtensionStrings.DeleteSubmit_Other),
            preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskExtensionStrings.DeleteDone_One, HotDeskExtensionStrings.DeleteDone_Other));
    }
}
