using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Routing;
using HotDeskPortal.Services.Offices;
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

    /// <summary>The traced call comes from this extension or number outside; nothing: from outside.</summary>
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
            return RoutingStrings.ListSummary.With(
                TextFormat.Count(all.Length, RoutingStrings.ListSummaryDestinations_One, RoutingStrings.ListSummaryDestinations_Other),
                silent == 0 ? RoutingStrings.ListSummaryAllReach : TextFormat.Count(silent, RoutingStrings.ListSummarySilent_One, RoutingStrings.ListSummarySilent_Other));
        }
    }

    /// <inheritdoc />
    protected override Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        // What is being typed is ahead of the address; only a call that came from elsewhere replaces it.
        if (applied != (From, To))
            (from, to, applied) = (From, To, (From, To));
        traced = To is { Length: > 0 } number ? Routes.Trace(Actor, Office, From, number) : null;
        return Task.FromResult<Error?>(traced is { Error: UnknownOffice gone } ? gone : null);
    }

    /// <inheritdoc />
    protected override void OnOpened() => traced = null;

    private void Trace() => Apply(new() { ["from"] = Typed(from), ["to"] = Typed(to) });

    private void TraceTo(string number)
    {
        to = number;
        Trace();
    }

    /// <summary>Without what people put between the digits of a number.</summary>
    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !"()-./".Contains(c)));

    private string Hint(string? number, string otherwise) => number is null || Board!.Directory.Find(number) is not { } entry ? otherwise : entry switch
    {
        HotDeskEntry hotDesk => Board.OwnerOf(hotDesk.Id) is { } owner ? RoutingStrings.HintHotDeskOwned.With(owner.Name) : RoutingStrings.HintHotDeskFree,
        UserEntry user => user.Name,
        DestinationEntry destination => RoutingStrings.HintDestination.With(FactTexts.Label(destination.Kind), destination.Name),
        _ => otherwise,
    };

    private static string Named(DestinationEntry destination) => RoutingStrings.DestinationNamed.With(destination.Number, destination.Name);

    private static string NameOf(DirectoryEntry entry) => entry switch
    {
        UserEntry user => user.Name,
        DestinationEntry destination => destination.Name,
        _ => RoutingStrings.MemberHotDesk,
    };

    private static string Describe(MemberRoute member) => member switch
    {
        { Entry: HotDeskEntry } => RoutingStrings.MemberSharedPhone,
        { Entry: UserEntry { IsActive: false } } => RoutingStrings.MemberDisabled,
        { Entry: UserEntry user, Route.Rings: [_, ..] rings } => string.Join(
            ", ", rings.Select(r => r.Extension == user.Number ? RoutingStrings.MemberOwnPhone : RoutingStrings.MemberAt.With(r.Extension))),
        { Entry: UserEntry { IsHotDeskingEnabled: false } } => RoutingStrings.MemberNotEnabled,
        { Entry: UserEntry } => RoutingStrings.MemberNotLoggedIn,
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

    private Task CreateAsync() => ShowAsync(RoutingStrings.EditTitleNew, null);

    private async Task EditAsync(int id)
    {
        var stored = await Service.GetAsync(Actor, Office, id);
        if (stored.IsSuccess)
            await ShowAsync(SharedStrings.EditNamed.With(stored.Value.Entry.Number), stored.Value);
        else
            Snackbar.Add(ErrorTexts.Of(stored.Error), Severity.Error);
    }

    private async Task ShowAsync(string title, DestinationDetail? stored)
    {
        var dialog = await Dialogs.ShowAsync<DestinationDialog>(title, new DialogParameters<DestinationDialog>
        {
            { d => d.Office, Office }, { d => d.Actor, Actor }, { d => d.Time, Time }, { d => d.Directory, Board!.Directory }, { d => d.Stored, stored },
        });
        if (await dialog.Result is { Canceled: false })
            await ReloadAsync();
    }

    private async Task DeleteAsync(DestinationEntry destination)
    {
        var name = Named(destination);
        if (await Dialogs.ConfirmAsync(
            Snackbar, RoutingStrings.ListDeleteTitle, RoutingStrings.ListDeleteQuestion.With(name), RoutingStrings.ListDeleteSubmit,
            Service.DeletePreview(Actor, Office, destination.Id), () => Service.DeleteAsync(Actor, Office, destination.Id, OwnershipChannel.Portal),
            _ => RoutingStrings.ListDeleteDone.With(name)))
            await ReloadAsync();
    }
}
