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
    public override bool CanSubmit => !string.IsNullOrWhiteSpace(Form.Floor) || Form.TemplateId is not null || Form.MendSettings || Form.ClearFloor || Form.ClearTemplate;

    /// <inheritdoc />
    public override Task SubmitAsync()
    {
        Form.Ids = Ids;
        Form.Floor = Form.ClearFloor || string.IsNullOrWhiteSpace(Form.Floor) ? null : Form.Floor;
        if (Form.ClearTemplate)
            Form.TemplateId = null;
        return SaveAsync(
            () => Service.BulkEditAsync(Actor, Office, Form, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, HotDeskExtensionStrings.BulkDone_One, HotDeskExtensionStrings.BulkDone_Other));
    }
}
