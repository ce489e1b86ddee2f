using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>Random operations of every kind on the main office, from several tasks at once. Whatever the rules refuse is refused.</summary>
internal sealed class RandomLoad(int seed)
{
    private int _done;
    private int _refused;

    public int Done => _done;

    public int Refused => _refused;

    public Task RunAsync(IReadOnlyList<TestPortal> instances, int tasks, int operations) =>
        Task.WhenAll(Enumerable.Range(0, tasks).Select(task => Task.Run(async () =>
        {
            var random = new Random(seed * 100 + task);
            var portal = instances[task % instances.Count];
            var automatic = portal.Create<AutomaticLogoutService>();
            for (var i = 0; i < operations / tasks; i++)
            {
                portal.Clock.Advance(TimeSpan.FromSeconds(random.Next(20)));
                if (await OperateAsync(portal, automatic, random))
                    Interlocked.Increment(ref _done);
                else
                    Interlocked.Increment(ref _refused);
            }
        })));

    private static async Task<bool> OperateAsync(TestPortal portal, AutomaticLogoutService automatic, Random random)
    {
        var phone = TestOffice.HotDeskNumbers[random.Next(4)];
        var user = TestOffice.Agents[random.Next(6)];
        var (hotDeskId, userId) = (portal.Main[phone], portal.Main[user]);
        var service = portal.Ownership;
        switch (random.Next(12))
        {
            case < 5:
                return (await portal.LogInAsync(user, phone)).IsSuccess;
            case 5: // on what was announced to somebody long ago, or wrongly
                var announced = random.Next(2) == 0 ? (int?)null : portal.Main[TestOffice.Agents[random.Next(6)]];
                return (await service.LogInAsync(TestPortal.Admin, "main", hotDeskId, userId, announced, OwnershipChannel.Phone)).IsSuccess;
            case 6:
                return (await portal.LogOutAsync(phone, TestOffice.PinOf(portal.OwnerOf(phone) ?? user))).IsSuccess;
            case 7:
                return (await portal.CheckAsync(user, phone, pin: "0001")).IsSuccess;
            case 8:
                var both = new ForceLogOutForm { HotDeskIds = [hotDeskId, .. random.Next(2) == 0 ? [portal.Main["3001"]] : Array.Empty<int>()], Reason = "Random" };
                return (await service.ForceLogOutAsync(TestPortal.Admin, "main", both, OwnershipChannel.Portal)).IsSuccess;
            case 9:
                return (await service.UnlockUserAsync(TestPortal.Admin, "main", userId, OwnershipChannel.Portal)).IsSuccess;
            case 10:
                return (await service.UnlockPhoneAsync(TestPortal.Admin, "main", hotDeskId, OwnershipChannel.Portal)).IsSuccess;
            default:
                return await automatic.RunOnceAsync(CancellationToken.None) > 0;
        }
    }
}
