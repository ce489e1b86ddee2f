using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Sets a phone system up, or changes one; whoever opened it for a new one gets its secret, and must show it this once.</summary>
public sealed partial class DoorDialog
{
    private NewDoorSecret? created;

    /// <summary>The system that was chosen, for a new one.</summary>
    [Parameter] public PhoneSystem System { get; set; }

    /// <summary>The systems to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PhoneSystem> Systems { get; set; } = [];

    [Inject] private DoorService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Form.Name.Trim();

    /// <inheritdoc />
    protected override string Message => (IsNew ? DoorStrings.Created : DoorStrings.Changed).With(Key);

    private bool HasToken => Stored?.Door is { ProtectedSigningToken: not null } door && door.System == Form.System;

    /// <inheritdoc />
    public override Task SubmitAsync() => IsNew ? SaveAsync(CreateAsync, _ => Message, _ => created) : base.SubmitAsync();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (IsNew)
            (Form.System, Form.Name) = (System, FactTexts.Of(System).Split(' ')[0]);
    }

    /// <inheritdoc />
    protected override (DoorForm Form, int Revision) Read(DoorDetail record) => (record.Form(), record.Door.Revision);

    /// <inheritdoc />
    protected override Task<Result<DoorDetail>> GetAsync(DoorDetail record) => Service.GetAsync(Actor, Office, record.Door.Id);

    /// <inheritdoc />
    protected override async Task<Result<int>> CreateAsync()
    {
        var answer = await Service.CreateAsync(Actor, Office, Form, OwnershipChannel.Portal);
        created = answer.IsSuccess ? answer.Value : null;
        return answer.Map(s => s.Id);
    }

    /// <inheritdoc />
    protected override Task<Result<int>> UpdateAsync(DoorDetail record, int revision) =>
        Service.UpdateAsync(Actor, Office, record.Door.Id, revision, Form, OwnershipChannel.Portal);
}
