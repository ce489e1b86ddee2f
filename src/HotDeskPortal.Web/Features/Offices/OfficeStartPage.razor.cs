using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Web.Features.HotDeskExtensions;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Offices;

/// <summary>The second half of a first start: what is still to do until people can log in, each step with the button that does it.</summary>
public sealed partial class OfficeStartPage
{
    private int? findings;

    [Inject] private OfficeService Service { get; set; } = default!;

    [Inject] private HotDeskExtensionService HotDesks { get; set; } = default!;

    [Inject] private ProvisioningKeys Provisioning { get; set; } = default!;

    [Inject] private ReadinessService Readiness { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => "start";

    private int Open => Steps.Count(s => !s.IsDone);

    private IReadOnlyList<Step> Steps => Detail is not { } done ? [] :
    [
        new(1, "Hot desk extensions and their phones",
            done.HotDesks == 0 ? "None yet. Create a range with the MAC addresses of its phones in one go."
                : $"{Count(done.HotDesks, "extension")}, {done.WithPhone} with a phone.",
            done.HotDesks > 0 && done.WithPhone == done.HotDesks,
            Buttons((CreateRangeAsync, "Create a range…", done.HotDesks == 0), (() => Go("import?kind=extensions"), "Import…", false))),
        new(2, "Hot desk users",
            done.Users == 0 ? "None yet. Import them from a spreadsheet, PINs included, or create them one by one." : $"{Count(done.Users, "user")}, {done.WithPin} with a PIN.",
            done.Users > 0 && done.WithPin == done.Users,
            Buttons((() => Go("import?kind=users"), "Import…", done.Users == 0), (() => Go("users"), "All users", false))),
        new(3, "Templates",
            done.WithPhone == 0 ? "A template gives phones their line label and the keys HD In and HD Out." : $"{done.WithTemplate} of {done.WithPhone} phones have one.",
            done.WithPhone > 0 && done.WithTemplate == done.WithPhone,
            Buttons((GiveTemplatesAsync, "Give each its vendor's", done.WithTemplate < done.WithPhone), (() => Go("templates"), "All templates", false))),
        new(4, "SIP server", done.HasSipServer ? "Phones know where to register." : "Without it no phone gets a configuration.", done.HasSipServer,
            Buttons((() => Go("settings"), done.HasSipServer ? "Settings" : "Set it…", !done.HasSipServer))),
        new(5, "Let the phones fetch their configuration",
            !done.HasKey ? "Create a provisioning key below, enter its address in the phones, then open their windows."
                : done.OpenWindows > 0 ? $"Windows are open for {Count(done.OpenWindows, "phone")}; {done.Fetched} of {done.WithPhone} have fetched."
                : $"{done.Fetched} of {done.WithPhone} phones have fetched their configuration.",
            done.WithPhone > 0 && done.Fetched == done.WithPhone,
            Buttons((OpenWindowsAsync, "Open all windows, 30 minutes", done is { HasKey: true, WithPhone: > 0 } && done.Fetched < done.WithPhone),
                (() => Go("phones"), "All phones", false))),
        new(6, "Readiness",
            findings is not { } count ? "What keeps people from hot desking, and mends most of it." : count == 0 ? "Every check holds."
                : $"{Count(count, "thing")} to look at, most with a button that mends it.",
            findings == 0,
            Buttons((() => Go("readiness"), "Look", false))),
    ];

    /// <inheritdoc />
    protected override Task<int?> FindAsync(Actor actor, OfficeDirectory directory) => Task.FromResult<int?>(directory.Office.Id);

    /// <inheritdoc />
    protected override async Task<Result<OfficeProgress>> GetAsync(Actor actor, int id)
    {
        findings = await Readiness.GetAsync(actor, Office) is { IsSuccess: true, Value: var report } ? report.ToDo : null;
        return await Service.ProgressAsync(actor, Office);
    }

    private static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";

    private Task Go(string page)
    {
        Navigator.NavigateTo(Link(page));
        return Task.CompletedTask;
    }

    private async Task CreateRangeAsync()
    {
        var dialog = await Dialogs.ShowAsync<HotDeskRangeDialog>("Create a range", new DialogParameters<HotDeskRangeDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor },
        }, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task GiveTemplatesAsync()
    {
        var done = await HotDesks.GiveTemplatesAsync(Actor!, Office, OwnershipChannel.Portal);
        Tell(done.Map(d => $"{Count(d.Count, "hot desk extension")} got the template of {(d.Count == 1 ? "its" : "their")} phone's vendor."));
        await ReloadAsync();
    }

    private async Task OpenWindowsAsync()
    {
        var phones = Board!.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Phone!.Id).ToList();
        var until = await Provisioning.OpenWindowAsync(Actor!, Office, phones);
        Tell(until.Map(at => $"{Count(phones.Count, "phone")} may fetch with the office's key until {Time.Brief(at)}."));
        await ReloadAsync();
    }

    private void Tell(Result<string> told) => Snackbar.Add(told.IsSuccess ? told.Value : ErrorTexts.Of(told.Error), told.IsSuccess ? Severity.Success : Severity.Error);

    private RenderFragment Buttons(params (Func<Task> Act, string Words, bool IsNext)[] buttons) => builder =>
    {
        foreach (var (act, words, isNext) in buttons)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "type", "button");
            builder.AddAttribute(2, "class", isNext ? "btn pri" : "btn");
            builder.AddAttribute(3, "onclick", EventCallback.Factory.Create(this, act));
            builder.AddContent(4, words);
            builder.CloseElement();
        }
    };

    private sealed record Step(int Position, string Title, string State, bool IsDone, RenderFragment Actions);
}
