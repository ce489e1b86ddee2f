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
            new PersonAssignedCheck(), new RingAllOffCheck(), new VoicemailOnCheck(), new PortalScopeCheck(), new OutsideRangeCheck(), new NoPhoneCheck(),
            new NoTemplateCheck(), new TemplateVendorCheck(), new FeatureSyncOnCheck(), new NoHotDeskKeysCheck(), new LabelWithoutNumberCheck(), new NoEmergencyLocationCheck(),
            new NeverFetchedCheck(), new DeadAddressCheck(), new WindowClosedCheck(), new FetchedBeforeChangeCheck(), new OtherModelCheck(), new OtherMacCheck(),
            new OwnPhoneCheck(), new NoPinCheck(), new WeakPinCheck(), new NoCallerIdCheck(), new NotLoggedInFor30DaysCheck(), new InNoDestinationCheck(),
            new PointsAtHotDeskCheck(), new NobodyLoggedInCheck(),
            new NoSipServerCheck(), new NoPublicAddressCheck(), new RangesOverlapCheck(), new NoAutomaticLogoutCheck(), new OwnedOver24HoursCheck(), new PinsGuessedCheck(),
            new PhoneSystemRefusedCheck(), new PhoneSystemSilentCheck(), new PhoneSystemSecretOldCheck(), new SpeechMissingCheck(),
        }.OrderByDescending(c => c.Severity),
    ];

    /// <summary>The check of that name; null: there is none.</summary>
    public static ReadinessCheck? Find(string code) => All.FirstOrDefault(c => c.Code == code);
}
