using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Creates or changes one phone.</summary>
public sealed partial class PhoneDialog
{
    /// <summary>Where it can be assigned.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    [Inject] private PhoneService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => MacAddress.Parse(Form.Mac).Hex;

    /// <inheritdoc />
    protected override string Message => (IsNew ? PhoneStrings.EditCreated : PhoneStrings.EditChanged).With(MacAddress.Parse(Form.Mac));

    /// <summary>What is odd about the address for this model.</summary>
    private string? Warning => MacAddress.TryParse(Form.Mac, out var mac, out _) ? ErrorTexts.Of(PhoneModels.Find(Form.Model)?.MacWarning(mac)) : null;

    /// <inheritdoc />
    protected override (PhoneForm Form, int Revision) Read(PhoneDetail record) => (record.ToForm(), record.Row.Revision);

    /// <inheritdoc />
    protected override Task<Result<PhoneDetail>> GetAsync(PhoneDetail record) => Service.GetAsync(Actor, Office, record.Row.Id);

    /// <inheritdoc />
    protected override Task<Result<int>> CreateAsync() => Service.CreateAsync(Actor, Office, Form, OwnershipChannel.Portal);

    /// <inheritdoc />
    protected override Task<Result<int>> UpdateAsync(PhoneDetail record, int revision) =>
        Service.UpdateAsync(Actor, Office, record.Row.Id, revision, Form, OwnershipChannel.Portal);
}
