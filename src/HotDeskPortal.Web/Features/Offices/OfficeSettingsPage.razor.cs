using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>An office's settings, its provisioning keys and its SIP accounts.</summary>
public sealed partial class OfficeSettingsPage
{
    private readonly FieldErrors errors = new();
    private Actor? actor;
    private Error? error;
    private OfficeSettings? settings;
    private OfficeForm? form;
    private int revision;
    private bool isChanged;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter] public string Office { get; set; } = "";

    [Inject] private OfficeService Service { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private IValidator<OfficeForm> Validator { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private OwnershipBoard? Board => actor is null ? null : Access.Open(actor, Office, Permission.SetUp) is { IsSuccess: true } opened ? opened.Value : null;

    /// <summary>In the time zone that is stored: the one in the form may be half typed.</summary>
    private OfficeTime Time => OfficeTime.For(Board!.Office.TimeZone, Clock.GetUtcNow());

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Circuit.GetAsync();
        if (settings?.Form.Key != Office)
            await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var read = await Service.GetAsync(actor!, Office);
        error = read.Error;
        errors.Clear();
        isChanged = false;
        if (read.IsSuccess)
            (settings, form, revision) = (read.Value, read.Value.Form, read.Value.Revision);
    }

    private Task KeepMineAsync()
    {
        revision = errors.Conflict?.Revision ?? revision;
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form!)))
            return;
        busy = true;
        var done = await Service.UpdateAsync(actor!, Office, revision, form!, OwnershipChannel.Portal);
        busy = false;
        errors.Take(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add("The settings were saved. They hold at once.", MudBlazor.Severity.Success);
        await ReadAsync();
    }
}
