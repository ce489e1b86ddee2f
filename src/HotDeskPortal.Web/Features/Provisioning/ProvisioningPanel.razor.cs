using System.Collections.Immutable;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Provisioning;

/// <summary>Creates and revokes the office's provisioning keys.</summary>
public sealed partial class ProvisioningPanel
{
    private ImmutableArray<ProvisioningKeySummary>? keys;
    private NewProvisioningKey? fresh;
    private string? error;
    private string? shown;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    [Inject] private ProvisioningKeys Service { get; set; } = default!;

    [Inject] private ProvisioningOptions Options { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == Office)
            return;
        (shown, fresh) = (Office, null);
        await ReadAsync();
    }

    private string AddressOf(string key) => $"{Options.Root(Navigator.BaseUri)}{key}/";

    private async Task ReadAsync()
    {
        var read = await Service.ListAsync(Actor, Office);
        error = ErrorTexts.Of(read.Error);
        keys = read.IsSuccess ? read.Value : null;
    }

    private async Task CreateAsync()
    {
        var created = await Service.CreateAsync(Actor, Office);
        if (created.IsSuccess)
            fresh = created.Value;
        await ReadAsync();
        error ??= ErrorTexts.Of(created.Error);
    }

    private async Task RevokeAsync(ProvisioningKeySummary key)
    {
        if (!await Dialogs.ConfirmAsync(
            ProvisioningStrings.KeyRevokeNamed.With(key.Id), ProvisioningStrings.KeyRevokeConsequences, ProvisioningStrings.KeyRevokeSubmit))
            return;
        var done = await Service.RevokeAsync(Actor, Office, key.Id);
        if (fresh?.Id == key.Id)
            fresh = null;
        await ReadAsync();
        error ??= ErrorTexts.Of(done.Error);
    }
}
