using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Changes many users in one go.</summary>
public sealed partial class HotDeskUserBulkDialog
{
    private static readonly bool?[] Choices = [null, true, false];

    /// <summary>Which.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> Ids { get; set; } = [];

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    /// <inheritdoc />
    public override bool CanSubmit => !string.IsNullOrWhiteSpace(Form.CallerIdNumber) || Form.IsHotDeskingEnabled is not null || Form.ClearCallerIdNumber;

    /// <inheritdoc />
    public override Task SubmitAsync()
    {
        Form.Ids = Ids;
        Form.CallerIdNumber = Form.ClearCallerIdNumber || string.IsNullOrWhiteSpace(Form.CallerIdNumber) ? null : Form.CallerIdNumber;
        return SaveAsync(
            () => Service.BulkEditAsync(Actor, Office, Form, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskUserStrings.BulkDone_One, HotDeskUserStrings.BulkDone_Other));
    }
}
