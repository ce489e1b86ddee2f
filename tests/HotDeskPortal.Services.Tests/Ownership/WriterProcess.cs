using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>
/// A process of its own that logs users in as fast as it can and prints every login that was acknowledged, as
/// <c>user hot-desk-extension</c>. One task a user, so a user's lines are in order.
/// </summary>
internal static class WriterProcess
{
    public const string Argument = "--write-until-killed";

    public static async Task<int> RunAsync(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TestOffice.Keys);
        services.AddHotDeskServices(TestDatabase.NewProvider(), connectionString);
        await using var container = services.BuildServiceProvider();
        await container.GetRequiredService<OwnershipFeed>().StartAsync(CancellationToken.None);
        await using var db = await container.GetRequiredService<IDbContextFactory<Services.Data.HotDeskDbContext>>().CreateDbContextAsync();
        var office = await TestOffice.ReadAsync(db, "main");
        await Task.WhenAll(TestOffice.Agents.Select(user => WriteAsync(container.GetRequiredService<OwnershipService>(), office, user)));
        return 0;
    }

    private static async Task WriteAsync(OwnershipService service, TestOffice office, string user)
    {
        var random = new Random();
        while (true)
        {
            var hotDesk = TestOffice.HotDeskNumbers[random.Next(TestOffice.HotDeskNumbers.Count)];
            var check = await service.CheckPinAsync(
                TestPortal.Admin, "main", office[hotDesk], user, Pin.Entered(TestOffice.PinOf(user)), new Origin(OwnershipChannel.Phone, "writer"));
            if (check.IsSuccess && (await service.LogInAsync(
                    TestPortal.Admin, "main", office[hotDesk], office[user], check.Value.Owner?.UserId, OwnershipChannel.Phone)).IsSuccess)
                await Console.Out.WriteLineAsync($"{user} {hotDesk}");
        }
    }
}
