using System.Collections.Immutable;
using HotDeskPortal.Services.Accounts;
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

    private async Task CreateAsync()
    {
        var dialog = await Dialogs.ShowAsync<ApiKeyDialog>("Create an API key", new DialogParameters<ApiKeyDialog>
        {
            { d => d.Actor, Actor }, { d => d.Offices, Offices },
        });
        await dialog.Result;
        await ReadAsync();
    }

    private async Task RevokeAsync(ApiKeySummary key)
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            $"Revoke {key.Name}", $"What uses this key is refused within {ApiKeys.Freshness.TotalSeconds:0} seconds, and its event streams end. This cannot be undone: it needs a new key then.",
            yesText: "Revoke", cancelText: "Cancel");
        if (sure != true)
            return;
        var done = await Service.RevokeAsync(Actor, key.Id);
        await ReadAsync();
        error ??= ErrorTexts.Of(done.Error);
        if (done.IsSuccess)
            Snackbar.Add($"{key.Name} was revoked.", Severity.Success);
    }
}

/// <summary>Rights of API keys as people read them.</summary>
internal static class ApiKeyRightTexts
{
    public static readonly ImmutableArray<(ApiKeyRights Right, string Name, string Meaning)> All =
    [
        (ApiKeyRights.Read, "read", "ownership, routes, the event stream and the directory"),
        (ApiKeyRights.Keypad, "keypad", "hold keypad calls: *45 and *46"),
        (ApiKeyRights.LogOut, "log out", "log somebody out of a phone, with a reason; lift locks; let phones fetch their configuration"),
        (ApiKeyRights.Write, "write", "create, change, delete and import extensions, users and phones; change the office’s settings; count its seats"),
        (ApiKeyRights.ResetPin, "reset PINs", "set and reset users’ PINs"),
        (ApiKeyRights.Audit, "audit", "read the office’s audit log"),
    ];
}
