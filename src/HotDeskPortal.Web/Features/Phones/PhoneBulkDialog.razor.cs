using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Changes many phones in one go.</summary>
public sealed partial class PhoneBulkDialog
{
    /// <summary>Which.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> Ids { get; set; } = [];

    [Inject] private PhoneService Service { get; set; } = default!;

    /// <inheritdoc />
    public override bool CanSubmit => Form.ClearEmergencyLocation || Form.ClearEmergencyCallback
        || (Given(Form.Model) ?? Given(Form.EmergencyLocation) ?? Given(Form.EmergencyCallback)) is not null;

    /// <inheritdoc />
    public override Task SubmitAsync()
    {
        Form.Ids = Ids;
        (Form.Model, Form.EmergencyLocation, Form.EmergencyCallback) = (
            Given(Form.Model), Form.ClearEmergencyLocation ? null : Given(Form.EmergencyLocation), Form.ClearEmergencyCallback ? null : Given(Form.EmergencyCallback));
        return SaveAsync(
            () => Service.BulkEditAsync(Actor, Office, Form, OwnershipChannel.Portal),
            done => TextFormat.Count(done.Count, PhoneStrings.BulkDone_One, PhoneStrings.BulkDone_Other));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
