using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Hosting;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HotDeskPortal.Web.Components.Layout;

/// <summary>The search for everything: reads the boards of the offices that the actor sees.</summary>
public sealed partial class GlobalSearch
{
    private const int MaxHits = 8;

    /// <summary>Records looked at for one key press: more would hold this circuit up. The office at hand comes first.</summary>
    private const int MaxLooks = 60_000;

    private string text = "";
    private IReadOnlyList<Hit> hits = [];
    private int at;
    private bool open;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private CircuitActor Circuit { get; set; } = default!;

    [Inject] private NavigationManager Navigator { get; set; } = default!;

    private sealed record Hit(string Office, string OfficeName, string Number, string Text, string Address);

    private async Task SearchAsync(string? typed)
    {
        (text, at, open) = (typed ?? "", 0, true);
        var wanted = text.Trim();
        hits = wanted.Length == 0 ? [] : [.. Find(await Circuit.GetAsync(), wanted).Take(MaxHits)];
    }

    private IEnumerable<Hit> Find(Actor actor, string wanted)
    {
        var here = Navigation.OfficeOf(Navigator.ToBaseRelativePath(Navigator.Uri));
        var looks = MaxLooks;
        foreach (var board in Access.All(actor).OrderByDescending(b => b.Office.Key == here))
        {
            var (hotDesks, users) = (board.Directory.HotDesks.Take(looks), board.Directory.Users.Take(looks));
            foreach (var hit in Find(board, hotDesks, users, wanted))
                yield return hit;
            looks -= Math.Max(board.Directory.HotDesks.Length, board.Directory.Users.Length);
            if (looks <= 0)
                yield break;
        }
    }

    private static IEnumerable<Hit> Find(OwnershipBoard board, IEnumerable<HotDeskEntry> hotDesks, IEnumerable<UserEntry> users, string wanted)
    {
        // Ordinal is a tenth of the work, and numbers and addresses know no culture.
        bool Has(string? value) => value?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true;
        bool Is(PhoneEntry? phone) => phone is not null && phone.Mac.Has(wanted);
        foreach (var hotDesk in hotDesks.Where(h => Has(h.Number.Digits) || Has(h.Description) || Has(h.Desk) || Is(h.Phone)))
        {
            var owner = board.OwnerOf(hotDesk.Id);
            yield return new Hit(board.Office.Key, board.Office.Name, hotDesk.Number.Digits, owner is null ? LayoutStrings.SearchDesk
                : LayoutStrings.SearchDeskOwned.With(owner.Name), Map(board, "open", hotDesk.Number.Digits));
        }
        foreach (var user in users.Where(u => Has(u.Number.Digits) || Has(u.Name) || u.OwnPhones.Any(Is)))
        {
            var owned = board.HotDesksOf(user.Id).Select(board.Directory.HotDesk).OfType<HotDeskEntry>().ToList();
            var who = owned.Count > 0 ? LayoutStrings.SearchUserAt.With(user.Name, string.Join(", ", owned.Select(h => h.Number)))
                : LayoutStrings.SearchUserNowhere.With(user.Name);
            yield return new Hit(board.Office.Key, board.Office.Name, user.Number.Digits, who, owned.Count > 0 ? Map(board, "open", owned[0].Number.Digits)
                : Map(board, "q", user.Number.Digits));
        }
        foreach (var destination in board.Directory.Destinations.Where(d => Has(d.Number.Digits) || Has(d.Name)))
            yield return new Hit(
                board.Office.Key, board.Office.Name, destination.Number.Digits, LayoutStrings.SearchDestination.With(destination.Name, FactTexts.Of(destination.Kind)),
                $"office/{Uri.EscapeDataString(board.Office.Key)}/routing?open={destination.Number}");
    }

    private static string Map(OwnershipBoard board, string parameter, string value) =>
        $"office/{Uri.EscapeDataString(board.Office.Key)}/ownership?{parameter}={Uri.EscapeDataString(value)}";

    private void Move(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when hits.Count > 0:
                at = (at + 1) % hits.Count;
                break;
            case "ArrowUp" when hits.Count > 0:
                at = (at + hits.Count - 1) % hits.Count;
                break;
            case "Enter" when hits.Count > 0:
                Go(hits[at]);
                break;
            case "Escape":
                Clear();
                break;
        }
    }

    private void Go(Hit hit)
    {
        Clear();
        Navigator.NavigateTo(hit.Address);
    }

    private void CloseLater() => (hits, open) = ([], false);

    private void Clear() => (text, hits, at) = ("", [], 0);
}
