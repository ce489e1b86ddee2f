using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Routing;

/// <summary>Creates or changes one destination.</summary>
public sealed partial class DestinationDialog
{
    private MudAutocomplete<DirectoryEntry>? picker;

    /// <summary>Whoever can be a member.</summary>
    [Parameter, EditorRequired] public OfficeDirectory Directory { get; set; } = default!;

    [Inject] private DestinationService Service { get; set; } = default!;

    /// <inheritdoc />
    protected override string Key => Form.Number.Trim();

    /// <inheritdoc />
    protected override string Message =>
        (IsNew ? RoutingStrings.EditCreated : RoutingStrings.EditChanged).With(RoutingStrings.DestinationNamed.With(Key, Form.Name.Trim()));

    /// <inheritdoc />
    protected override (DestinationForm Form, int Revision) Read(DestinationDetail record) => (record.ToForm(), record.Revision);

    /// <inheritdoc />
    protected override Task<Result<DestinationDetail>> GetAsync(DestinationDetail record) => Service.GetAsync(Actor, Office, record.Entry.Id);

    /// <inheritdoc />
    protected override Task<Result<int>> CreateAsync() => Service.CreateAsync(Actor, Office, Form, OwnershipChannel.Portal);

    /// <inheritdoc />
    protected override Task<Result<int>> UpdateAsync(DestinationDetail record, int revision) =>
        Service.UpdateAsync(Actor, Office, record.Entry.Id, revision, Form, OwnershipChannel.Portal);

    private string NameOf(string number) => Directory.Find(number) switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        HotDeskEntry => RoutingStrings.MembersHotDesk,
        _ => RoutingStrings.MembersGone,
    };

    private static string Words(DirectoryEntry? entry) => entry switch
    {
        UserEntry user => RoutingStrings.DestinationNamed.With(user.Number, user.Name),
        DestinationEntry destination => RoutingStrings.DestinationNamed.With(destination.Number, destination.Name),
        HotDeskEntry hotDesk => RoutingStrings.MembersOptionHotDesk.With(hotDesk.Number),
        _ => "",
    };

    /// <summary>Whoever looks for a shared phone finds it, and is told why it is no member.</summary>
    private Task<IEnumerable<DirectoryEntry>> SearchAsync(string? text, CancellationToken cancellation)
    {
        var asked = text?.Trim() ?? "";
        var all = Directory.Users.Cast<DirectoryEntry>().Concat(Directory.Destinations.Where(d => d.Id != Stored?.Entry.Id));
        return Task.FromResult((asked.Length == 0 ? all : all.Concat(Directory.HotDesks))
            .Where(e => !Form.Members.Contains(e.Number.Digits) && (asked.Length == 0 || Words(e).Contains(asked, StringComparison.CurrentCultureIgnoreCase))));
    }

    private async Task AddAsync(DirectoryEntry? entry)
    {
        switch (entry)
        {
            case null:
                return;
            case HotDeskEntry hotDesk:
                Errors.Take(new HotDeskAsMember(hotDesk.Number));
                break;
            default:
                Errors.Clear();
                Form.Members = [.. Form.Members, entry.Number.Digits];
                break;
        }
        if (picker is not null)
            await picker.ClearAsync();
    }

    private void Remove(string number) => Form.Members = [.. Form.Members.Where(n => n != number)];

    private void Swap(int one, int other)
    {
        string[] members = [.. Form.Members];
        (members[one], members[other]) = (members[other], members[one]);
        Form.Members = members;
    }
}
