using System.Collections.Immutable;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Readiness;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Readiness;

/// <summary>What readiness has to say of one extension; part of its page and of the map's drawer.</summary>
public sealed partial class ReadinessLines
{
    private ImmutableArray<Finding>? findings;
    private (string, int, long)? read;

    /// <summary>The office as it is now: at another version it is looked at again.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>Id of the extension.</summary>
    [Parameter, EditorRequired] public int ExtensionId { get; set; }

    /// <summary>A report of this age will do: where one looks at an office that changes all the time.</summary>
    [Parameter] public TimeSpan Tolerance { get; set; }

    [Inject] private ReadinessService Service { get; set; } = default!;

    private string Office => Board.Office.Key;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var asked = (Office, ExtensionId, Board.Version);
        if (read == asked)
            return;
        if (read is { } before && (before.Item1, before.Item2) != (asked.Office, asked.ExtensionId))
            findings = null;
        read = asked;
        var report = await Service.GetAsync(Actor, Office, Tolerance);
        if (read != asked || !report.IsSuccess)
            return;
        findings = report.Value.Of(ExtensionId);
        // What was taken for good enough is looked at again when the parent draws next.
        if (report.Value.Version < asked.Version)
            read = (asked.Office, asked.ExtensionId, report.Value.Version);
    }
}
