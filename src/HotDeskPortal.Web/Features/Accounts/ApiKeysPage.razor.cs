using System.Collections.Immutable;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>The keys of the HTTP API; for administrators.</summary>
public sealed partial class ApiKeysPage
{
    private ImmutableArray<ApiKeySummary>? keys;
    private string? error;

    [Inject] private ApiKeyService Service { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task ReadAsync()
    {
        var read = await Service.ListAsync(Actor);
        (error, keys) = (ErrorTexts.Of(read.Error), read.IsSuccess ? read.Value : null);
    }

    private string Created(ApiKeySummary key) => key.CreatedBy.Length > 0
        ? AccountStrings.ApiKeysCreatedBy.With(Time.Brief(key.CreatedAt), key.CreatedBy)
        : AccountStrings.ApiKeysCreated.With(Time.Brief(key.CreatedAt));

    private async Task CreateAsync()
    {
        if (!await IsConfirmedAsync())
            return;
        var dialog = await Dialogs.ShowAsync<ApiKeyDialog>(AccountStrings.KeyCreateTitle, new DialogParameters<ApiKeyDialog>
        {
            { d => d.Actor, Actor }, { d => d.Offices, Offices },
        });
        if (await dialog.Result is not { Canceled: false, Data: NewApiKey created })
            return;
        var shown = await Dialogs.ShowAsync<NewApiKeyDialog>(AccountStrings.KeyCreateTitle, new DialogParameters<NewApiKeyDialog> { { d => d.Created, created } });
        await shown.Result;
        await ReadAsync();
    }

    private async Task RevokeAsync(ApiKeySummary key)
    {
        if (!await IsConfirmedAsync() || !await Dialogs.ConfirmAsync(
            AccountStrings.ApiKeysRevokeNamed.With(key.Name), AccountStrings.ApiKeysRevokeQuestion.With($"{ApiKeys.Freshness.TotalSeconds:0}"),
            AccountStrings.ApiKeysRevokeConfirm))
            return;
        var done = await Service.RevokeAsync(Actor, key.Id);
        await ReadAsync();
        error ??= ErrorTexts.Of(done.Error);
        if (done.IsSuccess)
            Snackbar.Add(AccountStrings.ApiKeysRevokeDone.With(key.Name), Severity.Success);
    }
}
