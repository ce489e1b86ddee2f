using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Accounts;

/// <summary>Creates an API key and shows it this once.</summary>
public sealed partial class ApiKeyDialog
{
    private readonly FieldErrors errors = new();
    private readonly ApiKeyForm form = new();
    private NewApiKey? created;
    private readonly Busy busy = new();

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The offices to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfficeChoice> Offices { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private ApiKeyService Service { get; set; } = default!;

    [Inject] private IValidator<ApiKeyForm> Validator { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Offices is [var only])
            form.Offices.Add(only.Key);
    }

    private void Set(ApiKeyRights right, bool isOn) => form.Rights = isOn ? form.Rights | right : form.Rights & ~right;

    private void Set(string office, bool isOn) => _ = isOn ? form.Offices.Add(office) : form.Offices.Remove(office);

    private async Task CreateAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        var done = await busy.RunAsync(() => Service.CreateAsync(Actor, form));
        errors.Take(done.Error);
        created = done.IsSuccess ? done.Value : null;
    }
}
