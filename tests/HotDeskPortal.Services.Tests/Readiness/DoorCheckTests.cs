using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;

namespace HotDeskPortal.Services.Tests.Readiness;

/// <summary>Whom the checks of phone systems concern.</summary>
public sealed class DoorCheckTests
{
    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", true)]
    [InlineData(null, "192.0.2.66", true)]
    [InlineData("10.0.0.5", "192.0.2.66", false)]
    public async Task AnAddressThatIsNobodys_ConcernsThePhoneSystem_ThatComesFromThereOrHasNeverCome(string? known, string from, bool isFound)
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.DoorAsync(d => (d.LastRequestFrom, d.LastRequestAt) = (known, known is null ? null : portal.Ago(0.1)));
        portal.Get<DoorActivity>().Refused("mistyped", DoorRefusal.UnknownAddress, System.Net.IPAddress.Parse(from));
        await portal.DoorAsync(_ => { });

        (await portal.FoundAsync()).ShouldBe(isFound ? ["phone-system-refused Basement"] : []);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        (await portal.FoundAsync()).ShouldNotContain("phone-system-refused Basement");
    }

    [Fact]
    public async Task APhoneSystemThatIsOff_IsNoMatter()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.DoorAsync(d => (d.CreatedAt, d.SecretCreatedAt, d.IsOn) = (portal.Ago(400), portal.Ago(400), false));
        (await portal.FoundAsync()).ShouldBeEmpty();
    }
}
