using System.Net;
using HotDeskPortal.Domain.Doors;
using HotDeskPortal.Services.Doors;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Doors;

public sealed class DoorActivityTests
{
    private static readonly IPAddress Pbx = IPAddress.Parse("10.0.0.5");

    [Fact]
    public async Task WhatComes_IsTold_WithItsTimes()
    {
        await using var portal = await TestPortal.StartAsync();
        var (activity, door) = await OpenAsync(portal);
        foreach (var milliseconds in new[] { 2, 4, 90 })
            activity.Asked(door, DoorRequestKind.Call, TimeSpan.FromMilliseconds(milliseconds), wentWell: milliseconds < 90, "3001", "*45");
        activity.Asked(door, DoorRequestKind.Route, TimeSpan.FromMilliseconds(3), wentWell: true);

        var live = activity.Of(door.Id);

        live.ShouldSatisfyAllConditions(
            l => l.Requests.ShouldBe(4), l => l.Errors.ShouldBe(1), l => l.Median.ShouldBe(TimeSpan.FromMilliseconds(4)), l => l.Slowest.ShouldBe(TimeSpan.FromMilliseconds(90)),
            l => l.LastRequest!.Kind.ShouldBe(DoorRequestKind.Route), l => l.LastCall!.ShouldSatisfyAllConditions(c => c.Phone.ShouldBe("3001"), c => c.From.ShouldBe("10.0.0.5")),
            l => l.Recent.Length.ShouldBe(4));
    }

    [Fact]
    public async Task LastTimes_AreWrittenDown_AndNoneIsTakenBackByAnotherInstance()
    {
        await using var portal = await TestPortal.StartAsync();
        var (activity, door) = await OpenAsync(portal);
        await using var second = await portal.SecondInstanceAsync();
        await second.Get<DoorAccess>().RefreshAsync();
        second.Get<DoorActivity>().Asked(door, DoorRequestKind.Call, TimeSpan.Zero, wentWell: true);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        activity.Asked(door, DoorRequestKind.Call, TimeSpan.Zero, wentWell: true);
        activity.Refused(door.Address, DoorRefusal.WrongSecret, Pbx);
        var last = portal.Clock.GetUtcNow();

        await activity.WriteAsync();
        await second.Get<DoorActivity>().WriteAsync();

        var row = await portal.ReadAsync(db => db.Doors.SingleAsync());
        (row.LastCallAt, row.LastRequestAt, row.LastRequestFrom).ShouldBe((last, last, "10.0.0.5"));
        (row.LastRefusedAt, row.LastRefusal, row.LastRefusedFrom).ShouldBe((last, DoorRefusal.WrongSecret, "10.0.0.5"));
        row.Revision.ShouldBe(1, "nobody has changed it");
    }

    [Fact]
    public async Task TheDatabaseAway_WhatHappenedWaits()
    {
        await using var portal = await TestPortal.StartAsync();
        var (activity, door) = await OpenAsync(portal);
        activity.Asked(door, DoorRequestKind.Call, TimeSpan.Zero, wentWell: true);
        portal.Faults.Fault = Fault.OnOpen;
        await Should.ThrowAsync<Exception>(() => activity.WriteAsync());
        portal.Faults.Fault = Fault.None;

        await activity.WriteAsync();

        (await portal.ReadAsync(db => db.Doors.Select(d => d.LastCallAt).SingleAsync())).ShouldBe(portal.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(false, null, null, DoorCondition.Off)]
    [InlineData(true, null, null, DoorCondition.NeverCame)]
    [InlineData(true, null, 1, DoorCondition.Refused)]
    [InlineData(true, 2, 1, DoorCondition.Refused)]
    [InlineData(true, 1, 2, DoorCondition.Works)]
    [InlineData(true, 24 * 60, null, DoorCondition.Silent)]
    public void Condition_FollowsFromWhatCameLast(bool isOn, int? requestMinutesAgo, int? refusedMinutesAgo, DoorCondition condition)
    {
        var now = TestOffice.SeededAt;
        var door = new Door { Name = "Basement", Address = "", SecretHash = [], IsOn = isOn, LastRequestAt = Ago(requestMinutesAgo), LastRefusedAt = Ago(refusedMinutesAgo) };

        DoorConditions.Of(door, DoorLive.Quiet, now).ShouldBe(condition);

        DateTimeOffset? Ago(int? minutes) => minutes is { } m ? now.AddMinutes(-m) : null;
    }

    private static async Task<(DoorActivity Activity, OpenDoor Door)> OpenAsync(TestPortal portal)
    {
        var (address, secret) = await portal.NewDoorAsync();
        return (portal.Get<DoorActivity>(), portal.Get<DoorAccess>().Open(address, secret, Pbx).Value);
    }
}
