using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Phones;

/// <summary>Creates or changes one phone.</summary>
public sealed partial class PhoneDialog
{
    private readonly FieldErrors errors = new();
    private PhoneForm form = new();
    private int revision;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>Where it can be assigned.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    /// <summary>What is changed; null: a new one is created.</summary>
    [Parameter] public PhoneDetail? Stored { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private PhoneService Service { get; set; } = default!;

    [Inject] private IValidator<PhoneForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private string? Warning => MacAddress.TryParse(form.Mac, out var mac, out _) ? ErrorTexts.Of(PhoneModels.Find(form.Model)?.MacWarning(mac)) : null;

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
        Snackbar.Add($"{MacAddress.Parse(form.Mac)} was {(Stored is null ? "created" : "changed")}.", MudBlazor.Severity.Success);
        Dialog.Close(MacAddress.Parse(form.Mac).Hex);
    }
}
