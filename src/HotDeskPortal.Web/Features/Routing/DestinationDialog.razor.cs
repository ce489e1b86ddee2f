using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Routing;

/// <summary>Creates or changes one destination.</summary>
public sealed partial class DestinationDialog
{
    private readonly FieldErrors errors = new();
    private DestinationForm form = new();
    private List<string> members = [];
    private MudAutocomplete<DirectoryEntry>? picker;
    private int revision;
    private bool busy;

    /// <summary>Key of the office.</summary>
    [Parameter, EditorRequired] public string Office { get; set; } = "";

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>Whoever can be a member.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    /// <summary>What is changed; null: a new one is created.</summary>
    [Parameter] public DestinationDetail? Stored { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private DestinationService Service { get; set; } = default!;

    [Inject] private IValidator<DestinationForm> Validator { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Stored is not null)
            Take(Stored);
    }

    private void Take(DestinationDetail stored)
    {
        (form, revision) = (stored.ToForm(), stored.Revision);
        members = [.. form.Members];
    }

    private string NameOf(string number) => Directory.Find(number) switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        HotDeskEntry => "hot desk extension: remove it, it never rings",
        _ => "gone",
    };

    private static string Words(DirectoryEntry? entry) => entry switch
    {
        UserEntry user => $"{user.Number} {user.Name}",
        DestinationEntry destination => $"{destination.Number} {destination.Name}",
        HotDeskEntry hotDesk => $"{hotDesk.Number} hot desk",
        _ => "",
    };

    /// <summary>Whoever looks for a shared phone finds it, and is told why it is no member.</summary>
    private Task<IEnumerable<DirectoryEntry>> SearchAsync(string? text, CancellationToken cancellation)
    {
        var asked = text?.Trim() ?? "";
        var all = Directory.Users.Cast<DirectoryEntry>().Concat(Directory.Destinations.Where(d => d.Id != Stored?.Entry.Id));
        return Task.FromResult((asked.Length == 0 ? all : all.Concat(Directory.HotDesks))
            .Where(e => !members.Contains(e.Number.Digits) && (asked.Length == 0 || Words(e).Contains(asked, StringComparison.CurrentCultureIgnoreCase))));
    }

    private async Task Add(DirectoryEntry? entry)
    {
        switch (entry)
        {
            case null:
                return;
            case HotDeskEntry hotDesk:
                errors.Take(new HotDeskAsMember(hotDesk.Number));
                break;
            default:
                errors.Clear();
                members.Add(entry.Number.Digits);
                break;
        }
        if (picker is not null)
            await picker.ClearAsync();
    }

    private void Move(int index, int by) => (members[index], members[index + by]) = (members[index + by], members[index]);

    private async Task TakeTheirsAsync()
    {
        var stored = await Service.GetAsync(Actor, Office, Stored!.Entry.Id);
        if (stored.IsSuccess)
            Take(stored.Value);
        errors.Take(stored.Error);
    }

    private Task KeepMineAsync()
    {
        revision = errors.Conflict?.Revision ?? revision;
        return SaveAsync();
    }

    private async Task SaveAsync()
    {
        form.Members = [.. members];
        if (busy || !errors.Take(Validator.Validate(form)))
            return;
        busy = true;
        var done = Stored is null
            ? await Service.CreateAsync(Actor, Office, form, OwnershipChannel.Portal)
            : await Service.UpdateAsync(Actor, Office, Stored.Entry.Id, revision, form, OwnershipChannel.Portal);
        busy = false;
        errors.Take(done.Error);
        if (!done.IsSuccess)
            return;
        Snackbar.Add($"{form.Number.Trim()} {form.Name.Trim()} was {(Stored is null ? "created" : "changed")}.", MudBlazor.Severity.Success);
        Dialog.Close();
    }
}
