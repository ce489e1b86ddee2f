using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.HotDeskUsers;

/// <summary>A new key for the PINs: each takes it when it is next entered.</summary>
public sealed class PinKeyRotationTests
{
    private static readonly string Key2 = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]);

    private static readonly Action<IServiceCollection> BothKeys = Use(("1", Convert.ToBase64String(TestOffice.Keys.Key(1)!)), ("2", Key2));
    private static readonly Action<IServiceCollection> NewKeyAlone = Use(("2", Key2));

    [Fact]
    public async Task RightPin_TakesTheNewKey_AtItsNextUse_AndNobodyElses()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var rotated = await portal.SecondInstanceAsync(BothKeys);
        var before = await HashAsync(portal, "2019");

        (await rotated.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();

        var after = await HashAsync(portal, "2019");
        (before.KeyVersion, after.KeyVersion).ShouldBe((1, 2));
        after.Salt.ShouldNotBe(before.Salt);
        (await HashAsync(portal, "2020")).KeyVersion.ShouldBe(1);
        (await rotated.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        (await HashAsync(portal, "2019")).Salt.ShouldBe(after.Salt, "it is hashed anew once");
    }

    [Fact]
    public async Task LoggingOut_IsAUseToo()
    {
        await using var portal = await TestPortal.StartAsync();
        (await portal.LogInAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        await using var rotated = await portal.SecondInstanceAsync(BothKeys);

        (await rotated.LogOutAsync("3001", TestOffice.PinOf("2019"))).IsSuccess.ShouldBeTrue();

        (await HashAsync(portal, "2019")).KeyVersion.ShouldBe(2);
    }

    [Fact]
    public async Task WrongPin_LeavesTheHash_AndIsCounted()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var rotated = await portal.SecondInstanceAsync(BothKeys);
        var before = await HashAsync(portal, "2019");

        (await rotated.CheckAsync("2019", "3001", "00000")).Error.ShouldBeOfType<NotRight>();

        (await HashAsync(portal, "2019")).ShouldBeEquivalentTo(before);
        (await portal.ReadAsync(db => db.PinGuards.AnyAsync(g => g.Subject == PinSubject.User && g.SubjectId == portal.Main["2019"]))).ShouldBeTrue();
    }

    [Fact]
    public async Task OldKeyTakenAway_WhoCameMeanwhileLogsIn_TheOthersCannot()
    {
        await using var portal = await TestPortal.StartAsync();
        await using (var rotated = await portal.SecondInstanceAsync(BothKeys))
            (await rotated.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        await using var later = await portal.SecondInstanceAsync(NewKeyAlone);

        (await later.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        (await later.CheckAsync("2020", "3002")).Error.ShouldBeOfType<NotRight>();
    }

    private static Action<IServiceCollection> Use(params (string Version, string Key)[] keys) => services => services.AddSingleton(
        PinKeys.From(new PinOptions { Keys = keys.ToDictionary(k => k.Version, k => k.Key) })!);

    private static async Task<PinHash> HashAsync(TestPortal portal, string user) =>
        await portal.ReadAsync(db => db.HotDeskUsers.AsNoTracking().Where(u => u.Id == portal.Main[user]).Select(u => u.Pin!).SingleAsync());
}
