using System.Collections.Immutable;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.Doors.Recordings;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Features.Accounts.SignIn;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>The office's phone systems: how each is doing, what is put into it, and whether it works.</summary>
public sealed partial class DoorsPage
{
    private ImmutableArray<DoorDetail>? doors;
    private ImmutableArray<InstructionFile> files = [];
    private ImmutableArray<RecordedCall> calls = [];
    private NewDoorSecret? fresh;
    private string? trouble;
    private long seen;

    private FeatureCodes Codes => Board!.Office.FeatureCodes;

    /// <summary>The phone system that is shown; null: the first.</summary>
    [SupplyParameterFromQuery(Name = "system")] public int? System { get; set; }

    /// <summary>The recorded call that is shown; null: none.</summary>
    [SupplyParameterFromQuery(Name = "call")] public long? Call { get; set; }

    /// <inheritdoc />
    protected override TimeSpan? Tick => TimeSpan.FromSeconds(1);

    [Inject] private DoorService Service { get; set; } = default!;

    [Inject] private AccountSessions Sessions { get; set; } = default!;

    [Inject] private DoorInstructions Instructions { get; set; } = default!;

    [Inject] private DoorActivity Activity { get; set; } = default!;

    [Inject] private RecordedCalls Recorded { get; set; } = default!;

    [Inject] private DoorOptions Options { get; set; } = default!;

    [Inject] private ProvisioningOptions Provisioning { get; set; } = default!;

    private DoorDetail? Selected => doors is { } all ? all.FirstOrDefault(d => d.Door.Id == System) ?? all.FirstOrDefault() : null;

    private Uri PublicUrl => new(Provisioning.PublicUrl.Length > 0 ? Provisioning.PublicUrl : Navigator.BaseUri);

    /// <inheritdoc />
    protected override void OnOpened() => (doors, files, calls, fresh, trouble) = (null, [], [], null, null);

    /// <inheritdoc />
    protected override async Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var read = await Service.ListAsync(Actor, Office);
        if (!read.IsSuccess)
            return read.Error;
        var recorded = await Recorded.ListAsync(Actor, Office);
        var shown = read.Value.FirstOrDefault(d => d.Door.Id == System) ?? read.Value.FirstOrDefault();
        var written = MaySetUp && shown is not null ? await Instructions.WriteAsync(Actor, Office, shown.Door.Id, PublicUrl, SecretOf(shown.Door)) : null;
        if (isCurrent())
            (doors, files, calls, seen) = (
                read.Value, written is { IsSuccess: true } ? written.Value : [], recorded.IsSuccess ? recorded.Value : [], Activity.Version);
        return null;
    }

    /// <summary>Live state is in memory; what is stored is read again where something has happened, as a call that is over.</summary>
    protected override Task OnTickAsync()
    {
        if (Activity.Version != seen)
            return ReloadAsync();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private string? SecretOf(Door door) => fresh?.Id == door.Id ? fresh.Secret : null;

    private string LinkTo(int id) => Link($"phone-system?system={id}");

    private void CloseCall() => Apply(new() { ["call"] = null });

    /// <summary>Whether a secret may be made now: it opens the passwords of the office's phones, and a cookie alone may be in anybody's hands.</summary>
    private async Task<bool> IsConfirmedAsync()
    {
        if (await Sessions.MayAdministerAsync(Actor.Session))
            return true;
        Navigator.AskToConfirm();
        return false;
    }

    private async Task AddAsync(PhoneSystem system)
    {
        if (!await IsConfirmedAsync())
            return;
        var dialog = await Dialogs.ShowAsync<DoorDialog>(DoorStrings.AddNamed.With(FactTexts.Of(system)), new DialogParameters<DoorDialog>
        {
            { d => d.Actor, Actor }, { d => d.Office, Office }, { d => d.System, system }, { d => d.Systems, Instructions.Systems },
        });
        if (await dialog.Result is { Canceled: false, Data: NewDoorSecret created })
            await ShowAsync(created);
    }

    private async Task EditAsync(DoorDetail detail)
    {
        var dialog = await Dialogs.ShowAsync<DoorDialog>(SharedStrings.EditNamed.With(detail.Door.Name), new DialogParameters<DoorDialog>
        {
            { d => d.Actor, Actor }, { d => d.Office, Office }, { d => d.Time, Time }, { d => d.Stored, detail }, { d => d.Systems, Instructions.Systems },
        });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task RenewAsync(Door door)
    {
        if (!await IsConfirmedAsync())
            return;
        var dialog = await Dialogs.ShowAsync<DoorSecretDialog>(DoorStrings.NewSecretTitle.With(door.Name), new DialogParameters<DoorSecretDialog>
        {
            { d => d.Actor, Actor }, { d => d.Office, Office }, { d => d.Id, door.Id },
        });
        if (await dialog.Result is { Canceled: false, Data: NewDoorSecret made })
            await ShowAsync(made);
    }

    private async Task SwitchAsync(Door door, bool isOn)
    {
        var done = await Service.SetOnAsync(Actor, Office, door.Id, isOn, OwnershipChannel.Portal);
        await DoneAsync(done, (isOn ? DoorStrings.TurnedOn : DoorStrings.TurnedOff).With(door.Name));
    }

    private async Task DeleteAsync(Door door)
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            DoorStrings.DeleteTitle.With(door.Name), DoorStrings.DeleteQuestion.With(Codes.LogIn, Codes.LogOut),
            yesText: DoorStrings.DeleteSubmit, cancelText: SharedStrings.Cancel);
        if (sure == true)
            await DoneAsync(await Service.DeleteAsync(Actor, Office, door.Id, OwnershipChannel.Portal), DoorStrings.Deleted.With(door.Name));
    }

    /// <summary>A secret that is told this once: with it the files are complete.</summary>
    private async Task ShowAsync(NewDoorSecret secret)
    {
        fresh = secret;
        if (Selected?.Door.Id != secret.Id)
            Navigator.NavigateTo(LinkTo(secret.Id), new NavigationOptions { ReplaceHistoryEntry = true });
        await ReloadAsync();
    }

    private async Task DoneAsync(Result<Done> done, string message)
    {
        trouble = ErrorTexts.Of(done.Error);
        if (done.IsSuccess)
            Snackbar.Add(message, MudBlazor.Severity.Success);
        await ReloadAsync();
    }
}
