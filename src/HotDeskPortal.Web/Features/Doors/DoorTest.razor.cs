using HotDeskPortal.Services.Doors;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Doors;

/// <summary>Waits for a real call or request of one phone system, and tells what came: why it was refused and what helps, or that it works.</summary>
public sealed partial class DoorTest
{
    /// <summary>How long a test waits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private DateTimeOffset? since, until;

    /// <summary>The phone system.</summary>
    [Parameter, EditorRequired] public int DoorId { get; set; }

    /// <summary>What is to be dialled.</summary>
    [Parameter, EditorRequired] public string Code { get; set; } = "";

    /// <summary>Counts what happens: when it changes, there is something to look at.</summary>
    [Parameter, EditorRequired] public long Version { get; set; }

    /// <summary>Times of the office.</summary>
    [Parameter, EditorRequired] public OfficeTime Time { get; set; } = default!;

    [Inject] private DoorActivity Activity { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private bool IsWaiting => since is not null && until is null && Clock.GetUtcNow() - since < Longest;

    /// <summary>What has come since the test began, newest first; strangers may well be this phone system with a wrong address.</summary>
    private IReadOnlyList<(DoorEvent Happened, bool IsStranger)> Came =>
    [
        .. Activity.Of(DoorId).Recent.Select(e => (e, false)).Concat(Activity.Strangers.Select(e => (e, true)))
            .Where(e => e.Item1.At >= since && !(e.Item1.At > (until ?? since + Longest))).OrderByDescending(e => e.Item1.At),
    ];

    /// <summary>What it comes to: what went well counts more than what did not, whichever was later.</summary>
    private (string Class, string Icon, string Words, string? WayOut)? Verdict
    {
        get
        {
            var came = Came;
            if (since is null)
                return null;
            if (came.Any(e => e.Happened is { WentWell: true, Kind: DoorRequestKind.Call or DoorRequestKind.Keys }))
                return ("good", PortalIcons.Check, DoorStrings.TestWorks, null);
            if (came.Any(e => e.Happened.WentWell))
                return ("good", PortalIcons.Check, DoorStrings.TestRouteWorks.With(Code), null);
            return came switch
            {
                [{ Happened.Refusal: { } why }, ..] => ("error", PortalIcons.Warning, DoorStrings.TestFailed, DoorTexts.WayOut(why)),
                [_, ..] => ("error", PortalIcons.Warning, DoorStrings.TestErred, null),
                _ when !IsWaiting => ("warn", PortalIcons.Warning, DoorStrings.TestNothing, null),
                _ => null,
            };
        }
    }

    private void Start() => (since, until) = (Clock.GetUtcNow(), null);

    private void Stop() => until = Clock.GetUtcNow();
}
