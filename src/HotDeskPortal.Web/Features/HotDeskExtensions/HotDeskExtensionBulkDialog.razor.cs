using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Changes many hot desk extensions in one go.</summary>
public sealed partial class HotDeskExtensionBulkDialog
{
    /// <summary>Which.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> Ids { get; set; } = [];

    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    /// <inheritdoc />
    public override bool CanSubmit => !string.IsNullOrWhiteSpace(Form.Floor) || Form.TemplateId is not null || Form.MendSettings;

    /// <inheritdoc />
    public override Task SubmitAsync()
    {
        Form.Ids = Ids;
        Form.Floor = string.IsNullOrWhiteSpace(Form.Floor) ? null : Form.Floor;
        return SaveAsync(
            () => Service.BulkEditAsync(Actor, Office, Form, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskExtensionStrings.BulkDone_One, HotDeskExtensionStrings.BulkDone_Other));
    }
}
