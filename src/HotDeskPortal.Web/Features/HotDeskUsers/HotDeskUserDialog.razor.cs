using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Creates or changes one user.</summary>
public sealed partial class HotDeskUserDialog
{
    [Inject] private HotDeskUserService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Form.Number.Trim();

    /// <inheritdoc />
    protected override string Message => (IsNew ? HotDeskUserStrings.EditCreated : HotDeskUserStrings.EditChanged).With($"{Form.FirstName} {Form.LastName}".Trim());

    /// <summary>Where disabling logs the user out, told before; null: nowhere.</summary>
    private string? WillBeLoggedOut =>
        Stored is { Row: { IsActive: true, LoggedInAt: { IsDefaultOrEmpty: false } desks } } && !Form.IsActive ? string.Join(", ", desks) : null;

    /// <inheritdoc />
    protected override (HotDeskUserForm Form, int Revision) Read(HotDeskUserDetail record) => (record.ToForm(), record.Row.Revision);

    /// <inheritdoc />
    protected override Task<Result<HotDeskUserDetail>> GetAsync(HotDeskUserDetail record) => Service.GetAsync(Actor, Office, record.Row.Id);

    /// <inheritdoc />
    protected override Task<Result<int>> CreateAsync() => Service.CreateAsync(Actor, Office, Form, OwnershipChannel.Portal);

    /// <inheritdoc />
    protected override Task<Result<int>> UpdateAsync(HotDeskUserDetail record, int revision) =>
        Service.UpdateAsync(Actor, Office, record.Row.Id, revision, Form, OwnershipChannel.Portal);
}
