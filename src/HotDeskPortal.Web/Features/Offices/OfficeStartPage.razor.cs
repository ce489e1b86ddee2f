using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Keypad;
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
    [Inject] private OfficeService Service { get; set; } = default!;

    [Inject] private HotDeskExtensionService HotDesks { get; set; } = default!;

    [Inject] private ProvisioningKeys Provisioning { get; set; } = default!;

    [Inject] private ReadinessService Readiness { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => "start";

    private IReadOnlyList<Step> Steps => Detail is not { Progress: var done, Findings: var findings } ? [] :
    [
        new(OfficeStrings.StartHotDesks,
            done.HotDesks == 0 ? OfficeStrings.StartHotDesksNone
                : (done.HotDesks == 1 ? OfficeStrings.StartHotDesksState_One : OfficeStrings.StartHotDesksState_Other).With(done.HotDesks, done.WithPhone),
            done.HotDesks > 0 && done.WithPhone == done.HotDesks,
            [new(OfficeStrings.StartRange, CreateRangeAsync, done.HotDesks == 0), GoTo(OfficeStrings.StartImport, "import?kind=extensions")]),
        new(OfficeStrings.StartUsers,
            done.Users == 0 ? OfficeStrings.StartUsersNone
                : (done.Users == 1 ? OfficeStrings.StartUsersState_One : OfficeStrings.StartUsersState_Other).With(done.Users, done.WithPin),
            done.Users > 0 && done.WithPin == done.Users,
            [GoTo(OfficeStrings.StartImport, "import?kind=users", done.Users == 0), GoTo(OfficeStrings.StartUsersAll, "users")]),
        new(OfficeStrings.StartTemplates,
            done.WithPhone == 0 ? OfficeStrings.StartTemplatesHint.With(FeatureCodes.LogInKey, FeatureCodes.LogOutKey)
                : OfficeStrings.StartTemplatesState.With(done.WithTemplate, done.WithPhone),
            done.WithPhone > 0 && done.WithTemplate == done.WithPhone,
            [new(OfficeStrings.StartTemplatesGive, GiveTemplatesAsync, done.WithTemplate < done.WithPhone), GoTo(OfficeStrings.StartTemplatesAll, "templates")]),
        new(OfficeStrings.SipServer, done.HasSipServer ? OfficeStrings.StartSipServerGood : OfficeStrings.StartSipServerNone, done.HasSipServer,
            [GoTo(done.HasSipServer ? OfficeStrings.StartSettings : OfficeStrings.StartSipServerSet, "settings", !done.HasSipServer)]),
        new(OfficeStrings.StartFetch,
            !done.HasKey ? OfficeStrings.StartFetchNoKey
                : done.OpenWindows > 0 ? (done.OpenWindows == 1 ? OfficeStrings.StartFetchOpen_One : OfficeStrings.StartFetchOpen_Other)
                    .With(done.OpenWindows, done.Fetched, done.WithPhone)
                : OfficeStrings.StartFetchState.With(done.Fetched, done.WithPhone),
            done.WithPhone > 0 && done.Fetched == done.WithPhone,
            [
                new(OfficeStrings.StartOpenWindows, OpenWindowsAsync, done is { HasKey: true, WithPhone: > 0 } && done.Fetched < done.WithPhone),
                GoTo(OfficeStrings.StartPhones, "phones"),
            ]),
        new(OfficeStrings.StartReadiness,
            findings switch
            {
                null => OfficeStrings.StartReadinessHint,
                0 => OfficeStrings.StartReadinessGood,
                { } count => TextFormat.Count(count, OfficeStrings.StartReadinessState_One, OfficeStrings.StartReadinessState_Other),
            },
            findings == 0, [GoTo(OfficeStrings.StartLook, "readiness")]),
    ];

    /// <inheritdoc />
    protected override Task<int?> FindAsync(Actor actor, OfficeDirectory directory) => Task.FromResult<int?>(directory.Office.Id);

    /// <inheritdoc />
    protected override async Task<Result<OfficeStart>> GetAsync(Actor actor, int id)
    {
        int? findings = await Readiness.GetAsync(actor, Office) is { IsSuccess: true, Value: var report } ? report.ToDo : null;
        return (await Service.ProgressAsync(actor, Office)).Map(progress => new OfficeStart(progress, findings));
    }

    private StepAction GoTo(string words, string page, bool goesOn = false) => new(words, () =>
    {
        Navigator.NavigateTo(Link(page));
        return Task.CompletedTask;
    }, goesOn);

    private async Task CreateRangeAsync()
    {
        var dialog = await Dialogs.ShowAsync<HotDeskRangeDialog>(OfficeStrings.StartRangeTitle, new DialogParameters<HotDeskRangeDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor },
        }, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task GiveTemplatesAsync()
    {
        var done = await HotDesks.GiveTemplatesAsync(Actor!, Office, OwnershipChannel.Portal);
        Tell(done.Map(d => TextFormat.Count(d.Count, OfficeStrings.StartTemplatesGiven_One, OfficeStrings.StartTemplatesGiven_Other)));
        await ReloadAsync();
    }

    private async Task OpenWindowsAsync()
    {
        var phones = Board!.Directory.HotDesks.Where(h => h.Phone is not null).Select(h => h.Phone!.Id).ToList();
        var until = await Provisioning.OpenWindowAsync(Actor!, Office, phones);
        Tell(until.Map(at => (phones.Count == 1 ? OfficeStrings.StartWindowsOpened_One : OfficeStrings.StartWindowsOpened_Other).With(phones.Count, Time.Brief(at))));
        await ReloadAsync();
    }

    private void Tell(Result<string> told) => Snackbar.Add(told.IsSuccess ? told.Value : ErrorTexts.Of(told.Error), told.IsSuccess ? Severity.Success : Severity.Error);

    /// <summary>How far an office is.</summary>
    /// <param name="Progress">What is set up.</param>
    /// <param name="Findings">What readiness still finds; null: it could not be asked.</param>
    public sealed record OfficeStart(OfficeProgress Progress, int? Findings);

    private sealed record Step(string Title, string State, bool IsDone, IReadOnlyList<StepAction> Actions);

    private sealed record StepAction(string Words, Func<Task> Act, bool GoesOn = false);
}
