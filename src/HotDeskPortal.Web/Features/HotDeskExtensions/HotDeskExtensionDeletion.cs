using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Components.Shared;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Deletes hot desk extensions, from the grid or the detail page, after telling what will happen.</summary>
internal static class HotDeskExtensionDeletion
{
    public static async Task<bool> AskAsync(
        HotDeskExtensionService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var name = preview is { IsSuccess: true, Value.Items: [var only] } ? only.Name : $"{ids.Count} hot desk extensions";
        return await dialogs.AskAsync(
            snackbar, ids.Count == 1 ? "Delete a hot desk extension" : "Delete hot desk extensions",
            $"Delete {name}? The history stays; {(ids.Count == 1 ? "the number is" : "the numbers are")} free again.", ids.Count == 1 ? "Delete it" : $"Delete {ids.Count}",
            preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => done.Count == 1 ? "1 hot desk extension deleted." : $"{done.Count} hot desk extensions deleted.");
    }
}
