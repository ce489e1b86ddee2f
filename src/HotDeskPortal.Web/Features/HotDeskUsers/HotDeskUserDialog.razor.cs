using FluentValidation;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.HotDeskUsers;

/// <summary>Creates or changes one user.</summary>
public sealed partial class HotDeskUserDialog
{
    private readonly FieldErrors errors = new();
    private HotDeskUserForm form = new();
    private int revision;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>What is changed; null: a new one is created.</summary>
    [Parameter] public HotDeskUserDetail? Stored { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private HotDeskUserService Service { get; set; } = default!;

    [Inject] private IValidator<HotDeskUserForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Stored is not null)
            (form, revision) = (Stored.ToForm(), Stored.Row.Revision);
    }

    private async Task TakeTheirsAsync()
    {
        var stored = await Service.GetAsync(Actor, Office, Stored!.Row.Id);
        if (stored.IsSuccess)
            (form, revision) = (stored.Value.ToForm(), stored.Value.Row.Revision);
        errors.Take(stored.Error);
    }

    private Task KeepMineAsync()
    {
        revision = errors.Conflict?.Revision ?? revision;
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        busy = true;
        var done = Stored is null
            ? await Service.CreateAsync(Actor, Office, form, OwnershipChannel.Portal)
            : await Service.UpdateAsync(Actor, Office, Stored.Row.Id, revision, form, OwnershipChannel.Portal);
        busy = false;
        errors.Take(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add($"{$"{form.FirstName} {form.LastName}".Trim()} was {(Stored is null ? "created" : "changed")}.", MudBlazor.Severity.Success);
        Dialog.Close(form.Number.Trim());
    }
}
