using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Security;

namespace HotDeskPortal.Services.Tests.Security;

public sealed class SecurityReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A portal as it should be.</summary>
    private static readonly SecurityFacts Good = new()
    {
        Surroundings = new() { IsHttps = true, AreProxiesNamed = true, IsTwoFactorRequired = true, PinKeysAt = Now.AddDays(-100), SignInKeyAt = Now.AddDays(-89) },
        ApiKeys = [new("Wallboard", Now.AddDays(-300), Now.AddDays(-1))],
        ProvisioningKeys = [new("main", Now.AddDays(-300))],
        PhoneSystems = [new("main", Now.AddDays(-300))],
        Verification = new(Now.AddDays(-30), Holds: true),
    };

    [Fact]
    public void APortal_AsItShouldBe_IsGoodInEveryPoint()
    {
        var report = SecurityReport.Of(Good, Now);

        report.Select(l => l.Point).ShouldBe(Enum.GetValues<SecurityPoint>(), ignoreOrder: true);
        report.ShouldAllBe(l => l.State == SecurityState.Good);
    }

    public static TheoryData<string, SecurityFacts, SecurityFinding, SecurityState> Changes => new()
    {
        { "http", Good with { Surroundings = Good.Surroundings with { IsHttps = false } }, SecurityFinding.HttpsMissing, SecurityState.Act },
        { "optional", Good with { Surroundings = Good.Surroundings with { IsTwoFactorRequired = false } }, SecurityFinding.TwoFactorOptional, SecurityState.Look },
        { "password alone", Good with { WithoutTwoFactor = ["ida@example.com"] }, SecurityFinding.TwoFactorMissing, SecurityState.Act },
        { "provider", Good with { Surroundings = Good.Surroundings with { Provider = "Entra ID" } }, SecurityFinding.ProviderOn, SecurityState.Good },
        { "no proxy", Good with { Surroundings = Good.Surroundings with { AreProxiesNamed = false } }, SecurityFinding.ProxiesNone, SecurityState.Good },
        { "stranger", Good with { Surroundings = Good.Surroundings with { UnknownProxies = ["10.0.0.9"], HiddenHosts = ["localhost"] } }, SecurityFinding.ProxiesUnknown, SecurityState.Act },
        { "host", Good with { Surroundings = Good.Surroundings with { HiddenHosts = ["localhost"] } }, SecurityFinding.ProxiesHideHost, SecurityState.Look },
        { "configured", Good with { Surroundings = Good.Surroundings with { PinKeysAt = null } }, SecurityFinding.PinKeysConfigured, SecurityState.Good },
        { "old PIN key", Good with { Surroundings = Good.Surroundings with { PinKeysAt = Now.AddDays(-731) } }, SecurityFinding.PinKeysOld, SecurityState.Look },
        { "older PINs", Good with { OlderPins = 3 }, SecurityFinding.PinKeysMixed, SecurityState.Look },
        { "old ring", Good with { Surroundings = Good.Surroundings with { SignInKeyAt = Now.AddDays(-101) } }, SecurityFinding.SignInKeysOld, SecurityState.Look },
        { "no key", Good with { ApiKeys = [] }, SecurityFinding.ApiKeysNone, SecurityState.Good },
        { "unused", Good with { ApiKeys = [new("Wallboard", Now.AddDays(-91))] }, SecurityFinding.ApiKeysForgotten, SecurityState.Look },
        { "old", Good with { ApiKeys = [new("Wallboard", Now.AddDays(-366), Now)] }, SecurityFinding.ApiKeysForgotten, SecurityState.Look },
        { "old provisioning", Good with { ProvisioningKeys = [new("main", Now.AddDays(-366))] }, SecurityFinding.ProvisioningKeysOld, SecurityState.Look },
        { "no phone system", Good with { PhoneSystems = [] }, SecurityFinding.PhoneSystemsNone, SecurityState.Good },
        { "old secret", Good with { PhoneSystems = [new("main", Now.AddDays(-366))] }, SecurityFinding.PhoneSystemsOld, SecurityState.Look },
        { "folders", Good with { Surroundings = Good.Surroundings with { OpenFolders = ["/srv/data"] } }, SecurityFinding.FoldersOpen, SecurityState.Act },
        { "guessed", Good with { GuessedOffices = ["main"] }, SecurityFinding.PinsGuessed, SecurityState.Act },
        { "several", Good with { OtherInstances = ["web-2"] }, SecurityFinding.InstancesSeveral, SecurityState.Good },
        { "deaf", Good with { OtherInstances = ["web-2"], AreInstancesDeaf = true }, SecurityFinding.InstancesDeaf, SecurityState.Act },
        { "never", Good with { Verification = null }, SecurityFinding.AuditNever, SecurityState.Look },
        { "long ago", Good with { Verification = new(Now.AddDays(-32), Holds: true) }, SecurityFinding.AuditLongAgo, SecurityState.Look },
        { "broken", Good with { Verification = new(Now.AddDays(-32), Holds: false) }, SecurityFinding.AuditBroken, SecurityState.Act },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void OneChange_IsTold_AndTheRestStaysGood(string what, SecurityFacts facts, SecurityFinding finding, SecurityState state)
    {
        var report = SecurityReport.Of(facts, Now);

        var line = report.Where(l => l.Finding == finding).ShouldHaveSingleItem(what);
        line.State.ShouldBe(state);
        report.ShouldAllBe(l => l == line || l.State == SecurityState.Good);
        report[0].State.ShouldBe(state, "what needs somebody comes first");
    }

    [Fact]
    public async Task TheService_ReadsWhatIsSo_ForAdministratorsAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<SecurityService>();

        (await service.ReportAsync(Actor.Account("support@example.com", PortalRole.Support, []), new())).IsSuccess.ShouldBeFalse();
        (await service.ReportAsync(TestPortal.Admin, new())).Value.Single(l => l.Point == SecurityPoint.Audit).Finding.ShouldBe(SecurityFinding.AuditNever);
        (await portal.Get<AuditService>().VerifyAsync(TestPortal.Admin)).Value.ShouldAllBe(r => r.Holds);

        var line = (await service.ReportAsync(TestPortal.Admin, new())).Value.Single(l => l.Point == SecurityPoint.Audit);
        (line.Finding, line.At).ShouldBe((SecurityFinding.AuditHolds, portal.Clock.GetUtcNow()));
    }
}
