using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Routing;

/// <summary>Where calls go: destinations with their members' state, and the tracer.</summary>
public sealed partial class RoutingPage
{
    private string? from;
    private string? to;
    private Result<CallTrace>? traced;
    private (string? From, string? To) applied;

    /// <summary>The traced call comes from this extension; nothing: from outside.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>The traced call goes to this number.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>The destination somebody was sent to.</summary>
    [SupplyParameterFromQuery] public string? Open { get; set; }

    [Inject] private RouteService Routes { get; set; } = default!;

    [Inject] private DestinationService Service { get; set; } = default!;

    private string Summary
    {
        get
        {
            var all = Board!.Directory.Destinations;
            var silent = all.Count(d => !RouteResolver.To(Board, d).Reachable);
            return
                $"{(all.Length == 1 ? "1 destination" : $"{all.Length} destinations")}, "
                + (silent == 0 ? "all reach somebody" : $"{silent} {(silent == 1 ? "reaches" : "reach")} nobody now");
        }
    }

    /// <inheritdoc />
    protected override Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        // What is being typed is ahead of the address; only a call that came from elsewhere replaces it.
        if (applied != (From, To))
            (from, to, applied) = (From, To, (From, To));
        traced = To is { Length: > 0 } number ? Routes.Trace(Actor!, Office, From, number) : null;
        return Task.FromResult<Error?>(traced is { Error: Services.Offices.UnknownOffice gone } ? gone : null);
    }

    /// <inheritdoc />
    protected override void OnOpened() => traced = null;

    private void Trace() => Apply(new() { ["from"] = Typed(from), ["to"] = Typed(to) });

    private void TraceTo(string number)
    {
        to = number;
        Trace();
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private string Hint(string? number, string otherwise) => number is null || Board!.Directory.Find(number) is not { } entry ? otherwise : entry switch
    {
        HotDeskEntry hotDesk => Board.OwnerOf(hotDesk.Id) is { } owner ? $"Hot desk, {owner.Name} is logged in" : "Hot desk, nobody is logged in",
        UserEntry user => user.Name,
        DestinationEntry destination => $"{FactTexts.Label(destination.Kind)} {destination.Name}",
        _ => otherwise,
    };

    private static string Phones(int count) => count == 1 ? "1 phone" : $"{count} phones";

    private static string NameOf(DirectoryEntry entry) => entry switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        _ => "Hot desk extension",
    };

    private static string Describe(MemberRoute member) => member switch
    {
        { Entry: HotDeskEntry } => "a shared phone: never rings as a member",
        { Entry: UserEntry { IsActive: false } } => "disabled",
        { Entry: UserEntry user, Route.Rings: [_, ..] rings } => string.Join(", ", rings.Select(r => r.Extension == user.Number ? "own phone" : $"at {r.Extension}")),
        { Entry: UserEntry { IsHotDeskingEnabled: false } } => "not enabled for hot desking",
        { Entry: UserEntry } => "not logged in",
        _ => FactTexts.Of(member.Route.Reason),
    };

    private static HotDeskStatus MemberStatus(MemberRoute member) =>
        member.Entry is HotDeskEntry ? HotDeskStatus.Locked : member.Route.Reachable ? HotDeskStatus.Owned : HotDeskStatus.NoPhone;

    private static string MemberIcon(MemberRoute member) =>
        member.Entry is HotDeskEntry ? PortalIcons.Warning : member.Route.Reachable ? PortalIcons.MarkOwned : PortalIcons.MarkFree;

    private string MemberLink(MemberRoute member) => Link(member.Entry switch
    {
        UserEntry => $"users/{member.Entry.Number}",
        HotDeskEntry => $"extensions/{member.Entry.Number}",
        _ => $"routing?open={member.Entry.Number}",
    });

    private Task CreateAsync() => ShowAsync("Create a destination", null);

    private async Task EditAsync(int id)
    {
        var stored = await Service.GetAsync(Actor!, Office, id);
        if (stored.IsSuccess)
            await ShowAsync($"Edit {stored.Value.Entry.Number}", stored.Value);
        else
            Snackbar.Add(ErrorTexts.Of(stored.Error), Severity.Error);
    }

    private async Task ShowAsync(string title, DestinationDetail? stored)
    {
        var dialog = await Dialogs.ShowAsync<DestinationDialog>(title, new DialogParameters<DestinationDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory }, { d => d.Stored, stored },
        });
        await dialog.Result;
        await ReloadAsync();
    }

    private async Task DeleteAsync(int id)
    {
        var name = Board!.Directory.Find(id) is DestinationEntry d ? $"{d.Number} {d.Name}" : "It";
        if (await Dialogs.ConfirmAsync(
            Snackbar, "Delete a destination", $"Delete {name}?", "Delete it", Service.DeletePreview(Actor!, Office, id),
            () => Service.DeleteAsync(Actor!, Office, id, OwnershipChannel.Portal), _ => $"{name} was deleted."))
            await ReloadAsync();
    }
}
