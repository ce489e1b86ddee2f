using System.Collections.Immutable;

namespace HotDeskPortal.Services.Readiness;

/// <summary>Every check there is.</summary>
public static class ReadinessChecks
{
    /// <summary>All, the worst first, and in the order in which one sets an office up among equals.</summary>
    public static ImmutableArray<ReadinessCheck> All { get; } =
    [
        .. new ReadinessCheck[]
        {
            new PersonAssigned(), new RingAllOff(), new VoicemailOn(), new ScopeOpen(), new OutsideRange(), new WithoutPhone(), new WithoutTemplate(),
            new TemplateOfOtherVendor(), new FeatureSyncOn(), new WithoutHotDeskKeys(), new LabelWithoutNumber(), new WithoutEmergencyLocation(),
            new NeverFetched(), new AsksAtDeadAddress(), new AsksWithWindowClosed(), new FetchedBeforeChange(), new OtherModel(), new OtherMac(),
            new OwnPhone(), new WithoutPin(), new GuessablePin(), new WithoutCallerId(), new LongUnused(), new InNoDestination(),
            new PointsAtHotDesk(), new NobodyLoggedIn(),
            new WithoutSipServer(), new WithoutPublicAddress(), new RangesOverlap(), new NoAutomaticLogout(), new OwnedTooLong(), new PinsAreGuessed(),
        }.OrderByDescending(c => c.Severity),
    ];

    /// <summary>The check of that name; null: there is none.</summary>
    public static ReadinessCheck? Find(string code) => All.FirstOrDefault(c => c.Code == code);
}
