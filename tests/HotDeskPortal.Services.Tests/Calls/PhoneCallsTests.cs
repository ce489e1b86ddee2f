using HotDeskPortal.Domain.Calls;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Offices;

namespace HotDeskPortal.Services.Tests.Calls;

/// <summary>Calls between simulated phones of one office: 2019 is logged in at 3001, 2020 at 3002.</summary>
public sealed class PhoneCallsTests
{
    private static async Task<(TestPortal Portal, PhoneCalls Calls)> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        (await portal.LogInAsync("2019", at: "3001")).IsSuccess.ShouldBeTrue();
        (await portal.LogInAsync("2020", at: "3002")).IsSuccess.ShouldBeTrue();
        return (portal, portal.Get<PhoneCalls>());
    }

    [Fact]
    public async Task ACall_ToAnAgent_RingsTheirDesk_AndEndsForBothWhenOneHangsUp()
    {
        var (portal, calls) = await StartAsync();
        await using var _ = portal;
        calls.Place(TestPortal.Admin, "main", "3002", "2019").Value.State.ShouldBe(PhoneCallState.Ringing);

        calls.Answer(TestPortal.Admin, "main", "3003").ShouldBeNull("it does not ring there");
        calls.Answer(TestPortal.Admin, "main", "3001")!.State.ShouldBe(PhoneCallState.Talking);
        calls.At(TestPortal.Admin, "main", "3002")!.Id.ShouldBe(calls.At(TestPortal.Admin, "main", "3001")!.Id);
        calls.HangUp(TestPortal.Admin, "main", "3001");

        calls.At(TestPortal.Admin, "main", "3001").ShouldBeNull();
        calls.InOffice(TestPortal.Admin, "main").Value.ShouldAllBe(c => c.State != PhoneCallState.Talking);
    }

    [Fact]
    public async Task ACall_ThatNobodyAnswers_StopsRingingInTime()
    {
        var (portal, calls) = await StartAsync();
        await using var _ = portal;
        var changed = new List<string>();
        calls.Place(TestPortal.Admin, "main", "3002", "2019");
        calls.Changed += (_, e) => changed.Add(e.Office);
        portal.Clock.Advance(PhoneCalls.RingTime - TimeSpan.FromMilliseconds(1));
        calls.At(TestPortal.Admin, "main", "3001")!.State.ShouldBe(PhoneCallState.Ringing);

        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));

        calls.At(TestPortal.Admin, "main", "3001").ShouldBeNull();
        changed.ShouldBe(["main"]);
    }

    [Fact]
    public async Task EndAll_EndsTheCallsOfThisOfficeAlone()
    {
        var (portal, calls) = await StartAsync();
        await using var _ = portal;
        calls.Place(TestPortal.Admin, "main", "3002", "2019");
        calls.Place(TestPortal.Admin, "training", "3001", "911").Value.State.ShouldBe(PhoneCallState.Emergency);

        calls.EndAll(TestPortal.Admin, "main").IsSuccess.ShouldBeTrue();

        calls.InOffice(TestPortal.Admin, "main").Value.ShouldBeEmpty();
        calls.InOffice(TestPortal.Admin, "training").Value.Length.ShouldBe(1);
    }

    [Fact]
    public async Task WhoDoesNotSeeTheOffice_CallsNobody()
    {
        var (portal, calls) = await StartAsync();
        await using var _ = portal;
        var trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);

        calls.Place(trainer, "main", "3002", "2019").Error.ShouldBeOfType<UnknownOffice>();
        calls.At(trainer, "main", "3001").ShouldBeNull();
        calls.IsEmergency(trainer, "main", "911").ShouldBeFalse();
    }
}
