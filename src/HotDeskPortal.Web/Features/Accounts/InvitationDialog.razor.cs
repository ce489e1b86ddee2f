using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Invites somebody; whoever opened it gets the link.</summary>
public sealed partial class InvitationDialog
{
    /// <summary>The offices to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeChoice> Offices { get; set; } = [];

    /// <summary>The page that takes an invitation.</summary>
    [Parameter, EditorRequired] public Uri Page { get; set; } = default!;

    [Inject] private AccountService Service { get; set; } = default!;

    /// <inheritdoc />
    public override async Task SubmitAsync()
    {
        if (await AskWithFormAsync(() => Service.InviteAsync(Actor, Form, Page)) is { IsSuccess: true, Value: var link })
            Dialog.Close(link);
    }
}
