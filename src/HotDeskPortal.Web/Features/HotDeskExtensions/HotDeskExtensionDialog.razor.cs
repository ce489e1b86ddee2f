using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.HotDeskExtensions;

/// <summary>Creates or changes one hot desk extension.</summary>
public sealed partial class HotDeskExtensionDialog
{
    [Inject] private HotDeskExtensionService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Form.Number.Trim();

    /// <inheritdoc />
    protected override string Message => (IsNew ? HotDeskExtensionStrings.EditCreated : HotDeskExtensionStrings.EditChanged).With(Key);

    /// <inheritdoc />
    protected override (HotDeskExtensionForm Form, int Revision) Read(HotDeskExtensionDetail record) => (record.ToForm(), record.Row.Revision);

    /// <inheritdoc />
    protected override Task<Result<HotDeskExtensionDetail>> GetAsync(HotDeskExtensionDetail record) => Service.GetAsync(Actor, Office, record.Row.Id);

    /// <inheritdoc />
    protected override Task<Result<int>> CreateAsync() => Service.CreateAsync(Actor, Office, Form, OwnershipChannel.Portal);

    /// <inheritdoc />
    protected override Task<Result<int>> UpdateAsync(HotDeskExtensionDetail record, int revision) =>
        Service.UpdateAsync(Actor, Office, record.Row.Id, revision, Form, OwnershipChannel.Portal);
}
