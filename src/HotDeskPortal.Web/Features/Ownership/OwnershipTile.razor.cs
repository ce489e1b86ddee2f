using HotDeskPortal.Domain.Ownership;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>What a tile of the ownership map shows of one hot desk extension.</summary>
/// <param name="Id">The extension's key.</param>
/// <param name="Number">Its number.</param>
/// <param name="Status">What it is like now.</param>
/// <param name="OwnerName">Who owns it now.</param>
/// <param name="OwnerExtension">The owner's own extension.</param>
/// <param name="SinceText">Since when, in words that fit: "since 08:58", "26 h", "until 09:17".</param>
/// <param name="SinceExact">The same to the second, for the pointer.</param>
/// <param name="IsLong">Owned for longer than a day.</param>
/// <param name="Hint">What to say where nobody owns it: "Anyone may log in".</param>
/// <param name="Place">The desk.</param>
public sealed record TileModel(
    int Id, string Number, HotDeskStatus Status, string? OwnerName, string? OwnerExtension,
    string? SinceText, string? SinceExact, bool IsLong, string? Hint, string? Place);

/// <summary>One hot desk extension on the ownership map.</summary>
/// <remarks>Thousands may stand side by side, so a tile draws itself again only when what it shows has changed.</remarks>
public sealed partial class OwnershipTile
{
    private (TileModel Model, bool Pulse, bool Selected, bool? Checked)? drawn;

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired] public TileModel Model { get; set; } = default!;

    /// <summary>Set when the tile has just changed: it lights up once. Clear it before setting it again.</summary>
    [Parameter] public bool Pulse { get; set; }

    /// <summary>Whether the drawer shows this extension.</summary>
    [Parameter] public bool Selected { get; set; }

    /// <summary>Whether it is selected; null: one selects nothing now.</summary>
    [Parameter] public bool? Checked { get; set; }

    /// <summary>Whether the Tab key reaches it; on a map it reaches one, and the arrow keys lead on.</summary>
    [Parameter] public bool Reachable { get; set; }

    /// <summary>The tile was opened, by its id.</summary>
    [Parameter] public EventCallback<int> OnOpen { get; set; }

    private string Classes =>
        $"tile {Model.Status.Key()}{(Pulse ? " pulse" : "")}{(Selected ? " selected" : "")}{(Checked == true ? " checked" : "")}";

    /// <inheritdoc />
    protected override bool ShouldRender() => drawn != (Model, Pulse, Selected, Checked);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => drawn = (Model, Pulse, Selected, Checked);

    private Task Open() => OnOpen.InvokeAsync(Model.Id);
}
