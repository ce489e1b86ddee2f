using System.Collections.Immutable;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>The last calls of the office: found by phone, person or time, all words of the search together.</summary>
public sealed partial class RecordedCallsPanel
{
    private string? search;

    /// <summary>The calls, newest first.</summary>
    [Parameter, EditorRequired] public ImmutableArray<RecordedCall> Calls { get; set; } = [];

    /// <summary>The office.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    /// <summary>The call that is shown; null: none.</summary>
    [Parameter] public long? Open { get; set; }

    /// <summary>The address at which a call is shown.</summary>
    [Parameter, EditorRequired] public Func<long, string> Address { get; set; } = default!;

    /// <summary>The call is to be shown no longer.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    private ImmutableArray<RecordedCallView> Views { get; set; } = [];

    private IReadOnlyList<RecordedCallView> Found => [.. Views.Where(v => v.Fits(search))];

    /// <inheritdoc />
    protected override void OnParametersSet() => Views = [.. Calls.Select(c => RecordedCallView.Of(c, Board.Directory, Time))];
}
