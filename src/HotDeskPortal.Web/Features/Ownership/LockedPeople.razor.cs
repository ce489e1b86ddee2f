using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>The people who cannot log in for a while, with the way to lift it.</summary>
public sealed partial class LockedPeople
{
    /// <summary>The board.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Now.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private OfficeTime Time => OfficeTime.For(Board.Office.TimeZone, Now);

    private List<(UserEntry User, DateTimeOffset Until)> Locked =>
        [.. Board.UserLocks.Where(l => l.Value > Now).Select(l => (User: Board.Directory.User(l.Key), Until: l.Value))
            .Where(l => l.User is not null).Select(l => (l.User!, l.Until)).OrderBy(l => l.Item1.Number)];

    private async Task UnlockAsync(UserEntry user)
    {
        var done = await Ownership.UnlockUserAsync(Actor, Board.Office.Key, user.Id, OwnershipChannel.Portal);
        Snackbar.Add(done.IsSuccess ? OwnershipStrings.LockedUnlocked.With(user.Name) : ErrorTexts.Of(done.Error), done.IsSuccess ? Severity.Success : Severity.Error);
    }
}
