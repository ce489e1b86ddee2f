using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Layout;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>The first half of a first start: what an office must know before anything can be put into it.</summary>
public sealed partial class NewOfficePage
{
    private readonly FieldErrors errors = new();
    private readonly OfficeForm form = new() { TimeZone = ServersZone };
    private string proposedKey = "";
    private int step;
    private readonly Busy busy = new();

    [Inject] private OfficeService Service { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private IValidator<OfficeForm> Validator { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private PortalState State { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    internal static string ServersZone => TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "Etc/UTC";

    private bool IsLast => step == OfficeParts.All.Count - 1;

    /// <summary>Whoever creates an office is probably in its time zone; their browser knows it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var browser = await JS.InvokeAsync<IJSObjectReference>("import", "./js/portal.js");
        if (TimeZoneChoices.Get(await browser.InvokeAsync<string?>("timeZone")) is not { } zone || form.TimeZone != ServersZone)
            return;
        form.TimeZone = zone.Id;
        StateHasChanged();
    }

    /// <summary>The short name follows the name until somebody writes one of their own.</summary>
    private void Changed()
    {
        if (form.Key != proposedKey)
            return;
        var words = form.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : ' ');
        var key = string.Join('-', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        form.Key = proposedKey = key.Length > OfficeLengths.Key ? key[..OfficeLengths.Key].TrimEnd('-') : key;
    }

    /// <summary>Only what is wrong on this step holds one up here.</summary>
    private void Next()
    {
        var found = Validator.Validate(form);
        found.Errors.RemoveAll(e => OfficeParts.Of(e.PropertyName) != OfficeParts.All[step]);
        if (errors.Take(found))
            step++;
    }

    private async Task CreateAsync()
    {
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        var actor = await Circuit.GetAsync();
        var created = await busy.RunAsync(() => Service.CreateAsync(actor, form));
        errors.Take(created.Error);
        if (created.Error is OfficeKeyTaken)
            step = 0;
        if (!created.IsSuccess)
            return;
        State.SetOffices([.. Access.All(actor).Select(OfficeChoice.Of)]);
        Navigator.NavigateTo($"office/{created.Value}/start");
    }
}
