using FluentValidation;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>An office's settings, its provisioning keys and its SIP accounts.</summary>
public sealed partial class OfficeSettingsPage
{
    private readonly FieldErrors errors = new();
    private OfficeSettings? settings;
    private OfficeForm? form;
    private int revision;
    private bool isChanged;
    private readonly Busy busy = new();

    [Inject] private OfficeService Service { get; set; } = default!;

    [Inject] private IValidator<OfficeForm> Validator { get; set; } = default!;

    /// <inheritdoc />
    protected override Permission Needed => Permission.SetUp;

    /// <inheritdoc />
    protected override object Subject => Office;

    /// <inheritdoc />
    protected override void OnOpened() => (settings, form) = (null, null);

    /// <summary>Nobody's typing is replaced by what somebody else has saved; saving tells.</summary>
    protected override Task<bool> OnUpdateAsync(FeedUpdate update)
    {
        Board = update.Board;
        StateHasChanged();
        return Task.FromResult(true);
    }

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var read = await Service.GetAsync(Actor, Office);
        if (!isCurrent())
            return null;
        errors.Clear();
        isChanged = false;
        if (read.IsSuccess)
            (settings, form, revision) = (read.Value, read.Value.Form, read.Value.Revision);
        return read.Error;
    }

    private string Changed(OfficeSettings stored) => stored.ChangedAt == default
        ? OfficeStrings.SettingsOfTheOffice
        : OfficeStrings.SettingsChanged.With(Time.Brief(stored.ChangedAt), stored.ChangedBy);

    private Task KeepMineAsync()
    {
        revision = errors.Conflict?.Revision ?? revision;
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form!)))
            return;
        var done = await busy.RunAsync(() => Service.UpdateAsync(Actor, Office, revision, form!, OwnershipChannel.Portal));
        errors.Take(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add(OfficeStrings.SettingsSaved, MudBlazor.Severity.Success);
        await ReloadAsync();
    }
}
