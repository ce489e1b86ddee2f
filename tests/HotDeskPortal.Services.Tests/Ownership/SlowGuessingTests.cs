using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Tests.Readiness;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Ownership;

/// <summary>design/behaviour.md: Lockout. Who has patience is counted by the day.</summary>
public sealed class SlowGuessingTests
{
    private const string WrongPin = "0001";
    private static readonly string[] Phones = ["3001", "3002", "3003"];

    [Fact]
    public async Task User_GuessedSlowlyAtManyPhones_IsLockedForTheRestOfTheDay()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = portal.Clock.GetUtcNow();
        for (var i = 0; i < 20; i++)
        {
            (await portal.CheckAsync("2019", Phones[i % 3], WrongPin)).Error.ShouldBeOfType<NotRight>();
            portal.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        var locked = (await portal.JournalAsync()).ShouldHaveSingleItem();
        (locked.Kind, locked.UserId, locked.Until).ShouldBe((JournalKind.UserLocked, portal.Main["2019"], first + PinGuard.Day));
        portal.Clock.Advance(first + PinGuard.Day - portal.Clock.GetUtcNow() - TimeSpan.FromTicks(1));
        (await portal.CheckAsync("2019", "3001")).Error.ShouldBeOfType<NotRight>();
        (await portal.CheckAsync("2020", "3001")).IsSuccess.ShouldBeTrue();
        portal.Clock.Advance(TimeSpan.FromTicks(1));
        (await portal.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task User_WhoLogsInInBetween_DoesNotGiveTheGuesserAnotherDay()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await portal.CheckAsync("2019", Phones[i % 3], WrongPin);
            if (i == 9)
                (await portal.CheckAsync("2019", "3004")).IsSuccess.ShouldBeTrue();
            portal.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        (await portal.CheckAsync("2019", "3004")).Error.ShouldBeOfType<NotRight>();
    }

    [Fact]
    public async Task User_WithAFewMistakesADay_IsNeverLocked()
    {
        await using var portal = await TestPortal.StartAsync();
        for (var day = 0; day < 5; day++)
            for (var i = 0; i < 19; i++)
            {
                await portal.CheckAsync("2019", Phones[i % 3], WrongPin);
                portal.Clock.Advance(PinGuard.Day / 18);
            }

        (await portal.JournalAsync()).ShouldBeEmpty();
        (await portal.CheckAsync("2019", "3001")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Office_GuessedAtFromManyPhones_SaysSo_AndKeepsLockedPhonesLocked_WhileEverybodyElseGoesOn()
    {
        await using var portal = await ReadyOffice.StartAsync();
        await portal.OfficeAsync(o => o.Policies = o.Policies with { OfficeTriesADay = 12 });
        var first = portal.Clock.GetUtcNow();
        for (var i = 0; i < 12; i++)
            await portal.CheckAsync($"29{i:00}", i < 8 ? "3001" : "3002", WrongPin);

        var journal = await portal.JournalAsync();
        (journal[^1].Kind, journal[^1].Until).ShouldBe((JournalKind.PinsGuessed, first + PinGuard.Day));
        portal.Board.PinsGuessedUntil.ShouldBe(first + PinGuard.Day);
        (await portal.FoundAsync()).ShouldBe(["pins-guessed Office"]);
        (await portal.CheckAsync("2020", "3002")).IsSuccess.ShouldBeTrue("a phone that is not locked goes on");
        for (var i = 0; i < 6; i++)
            await portal.CheckAsync($"28{i:00}", "3002", WrongPin);
        (await portal.JournalAsync()).Count(e => e.Kind == JournalKind.PinsGuessed).ShouldBe(1);

        portal.Clock.Advance(TimeSpan.FromHours(23));
        (await portal.CheckAsync("2020", "3002")).Error.ShouldBeOfType<PhoneRefuses>();
        (await portal.CheckAsync("2020", "3001")).IsSuccess.ShouldBeTrue();
        await portal.RestartAsync();
        portal.Board.PinsGuessedUntil.ShouldBe(first + PinGuard.Day);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        (await portal.CheckAsync("2020", "3002")).IsSuccess.ShouldBeTrue();
        (await portal.FoundAsync()).ShouldNotContain("pins-guessed Office");
        await Consistency.VerifyAsync(portal);
    }

    [Fact]
    public async Task HundredPhones_GuessingAllDay_GetFewGuesses()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SetUpAsync(async t =>
        {
            for (var i = 0; i < 100; i++)
                t.Db.Add(new Domain.HotDeskExtensions.HotDeskExtension { OfficeId = t.OfficeId, Number = ExtensionNumber.Parse($"35{i:00}"), CreatedAt = t.At });
            await t.FlushAsync(default);
            foreach (var h in await t.Db.HotDeskExtensions.Where(h => h.OfficeId == t.OfficeId).ToListAsync())
                if (h.Number.Digits.StartsWith("35", StringComparison.Ordinal))
                    t.Db.Add(TestOffice.NewPhone(t.OfficeId, $"805ec07700{h.Number.Digits[2..]}", h.Id));
        });
        var ids = portal.Board.Directory.HotDesks.Where(h => h.Number.Digits.StartsWith("35", StringComparison.Ordinal)).Select(h => h.Id).ToList();

        var compared = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            foreach (var id in ids)
                for (var i = 0; i < 10; i++)
                {
                    var answer = await portal.Ownership.CheckPinAsync(
                        TestPortal.Admin, "main", id, "2999", Domain.HotDeskUsers.Pin.Entered(WrongPin), new Origin(OwnershipChannel.Phone, "test"));
                    if (answer.Error is not NotRight)
                        break;
                    compared++;
                }
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        compared.ShouldBeLessThan(1400, "300, and no more than ten of each phone afterwards");
    }

    [Fact]
    public async Task WrongPins_AreAudited_InCounts()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var (user, at) in new[] { ("2019", "3001"), ("2020", "3002"), ("2999", "3001"), ("2021", "3003") })
            await portal.CheckAsync(user, at, "555444");
        await portal.LogInAsync("2019", at: "3001");
        (await portal.LogOutAsync("3001", "555444")).IsSuccess.ShouldBeFalse();

        await portal.Get<AuditRefusals>().WriteAsync();

        var entry = (await portal.ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.WrongPins).ToListAsync())).ShouldHaveSingleItem();
        (entry.Chain, entry.Kind).ShouldBe(("main", AuditSubject.Office));
        var told = AuditFields.Read(entry.After);
        (told["Times"], told["At hot desk"]).ShouldBe(("5", "3001, 3002, 3003"));
        entry.After!.ShouldNotContain("555444");
        await portal.CheckAsync("2022", "3001", WrongPin);
        await portal.Get<AuditRefusals>().WriteAsync();
        (await portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.WrongPins))).ShouldBe(1, "an entry a minute");
    }

    [Fact]
    public async Task Policies_AreTheOffices()
    {
        await using var portal = await TestPortal.StartAsync();
        var service = portal.Get<OfficeService>();
        var settings = (await service.GetAsync(TestPortal.Admin, "main")).Value;
        (settings.Form.UserTriesADay, settings.Form.OfficeTriesADay) = (2, 50);

        (await service.UpdateAsync(TestPortal.Admin, "main", settings.Revision, settings.Form, OwnershipChannel.Portal)).IsSuccess.ShouldBeTrue();

        (portal.Board.Office.Policies.UserTriesADay, portal.Board.Office.Policies.OfficeTriesADay).ShouldBe((2, 50));
        await portal.CheckAsync("2019", "3001", WrongPin);
        await portal.CheckAsync("2019", "3001", WrongPin);
        (await portal.CheckAsync("2019", "3001")).Error.ShouldBeOfType<NotRight>();
        (settings.Form.UserTriesADay, settings.Form.OfficeTriesADay) = (0, 100_001);
        (await service.UpdateAsync(TestPortal.Admin, "main", settings.Revision + 1, settings.Form, OwnershipChannel.Portal)).Error
            .ShouldBeOfType<InvalidInput>();
    }
}
