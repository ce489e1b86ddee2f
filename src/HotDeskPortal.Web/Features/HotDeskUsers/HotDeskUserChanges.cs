using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Components.Shared;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>What logs users out, from the grid or the detail page: told first, then done.</summary>
internal static class HotDeskUserChanges
{
    public static async Task<bool> DisableAsync(
        HotDeskUserService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DisablePreviewAsync(actor, office, ids);
        var name = preview is { IsSuccess: true, Value.Items: [var only] } ? only.Name : $"{ids.Count} users";
        return await dialogs.ConfirmAsync(
            snackbar, ids.Count == 1 ? "Disable a user" : "Disable users",
            $"Disable {name}? They cannot log in until they are enabled again.", ids.Count == 1 ? "Disable" : $"Disable {ids.Count}",
            preview, () => service.SetActiveAsync(actor, office, ids, active: false, OwnershipChannel.Portal),
            done => done.Count == 1 ? "1 user disabled." : $"{done.Count} users disabled.");
    }

    public static async Task<bool> DeleteAsync(
        HotDeskUserService service, IDialogService dialogs, ISnackbar snackbar, Actor actor, string office, IReadOnlyList<int> ids)
    {
        var preview = await service.DeletePreviewAsync(actor, office, ids);
        var name = preview is { IsSuccess: true, Value.Items: [var only] } ? only.Name : $"{ids.Count} users";
        return await dialogs.ConfirmAsync(
            snackbar, ids.Count == 1 ? "Delete a user" : "Delete users",
            $"Delete {name}? The history stays; {(ids.Count == 1 ? "the number is" : "the numbers are")} free again.", ids.Count == 1 ? "Delete" : $"Delete {ids.Count}",
            preview, () => service.DeleteAsync(actor, office, ids, OwnershipChannel.Portal),
            done => done.Count == 1 ? "1 user deleted." : $"{done.Count} users deleted.");
    }
}
