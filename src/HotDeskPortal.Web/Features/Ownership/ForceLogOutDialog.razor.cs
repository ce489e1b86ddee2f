using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Asks for the reason, then ends the session that was shown: another one that is open by now stays.</summary>
public sealed partial class ForceLogOutDialog
{
    /// <summary>Where.</summary>
    [Parameter, EditorRequired] public HotDeskEntry HotDesk { get; set; } = default!;

    /// <summary>The session meant.</summary>
    [Parameter, EditorRequired] public Guid SessionId { get; set; }

    /// <summary>Whose session it is.</summary>
    [Parameter, EditorRequired] public string OwnerName { get; set; } = "";

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    /// <inheritdoc />
    public override Task SubmitAsync() => SaveAsync(
        () => Ownership.ForceLogOutAsync(Actor, Office, Form, OwnershipChannel.Portal), _ => OwnershipStrings.LogOutDone.With(OwnerName, HotDesk.Number));

    /// <inheritdoc />
    protected override void OnInitialized() => (Form.HotDeskIds, Form.SessionId) = ([HotDesk.Id], SessionId);

    private Task LogOutOnEnter(KeyboardEventArgs e) => e.Key == "Enter" ? SubmitAsync() : Task.CompletedTask;
}
