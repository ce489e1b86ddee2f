using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Web.Tests.Hosting;

/// <summary>Whoever guesses at full speed gets no more tries than anybody, and is nobody else's trouble.</summary>
public sealed class GuessingTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pins_GuessedFromEveryPhoneAtOnce_ReachTheCheckAsOftenAsAllowed_AndNobodyElseNotices()
    {
        await using var host = new ClockedPortalHost();
        var api = ApiClient.For(host);
        string[] phones = ["3001", "3003", "3006", "3007", "3010", "3011"];
        var (outcomes, cpu, watch) = (new ConcurrentBag<Turn>(), Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());

        // A phone has one call at a time; all phones at once.
        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = phones.Length, CancellationToken = Token }, async (phone, _) =>
        {
            for (var guess = 0; guess < 240 / phones.Length; guess++)
                outcomes.Add(await api.CallAsync(phone, "*45", "2022#", $"{10000 + guess}#"));
        });

        output.WriteLine($"240 guesses in {watch.ElapsedMilliseconds} ms, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds:0} ms CPU");
        outcomes.ShouldAllBe(turn => !turn.Prompts.Contains("press-two-to-take-ownership"));
        await using var db = await host.OpenDatabaseAsync();
        var user = await db.PinGuards.AsNoTracking().SingleAsync(g => g.Subject == PinSubject.User && g.SubjectId == host.User("2022").Id, Token);
        user.LockedUntil.ShouldBe(host.Time.GetUtcNow() + host.Board().Office.Policies.UserLockout.Duration);
        (await db.Journal.CountAsync(e => e.Kind == JournalKind.UserLocked && e.UserId == user.SubjectId, Token)).ShouldBe(1, "nothing is compared after the lock");
        (await api.CallAsync("3009", "*45", "2022#", "40961#")).Prompts.ShouldNotContain("press-two-to-take-ownership", "not even the right one");
        (await api.CallAsync("3009", "*45", "2023#", "57713#")).Prompts.ShouldBe(["press-two-to-take-ownership"], "another user at another phone");
    }

    [Fact]
    public async Task Passwords_GuessedFromOneAddress_AreRefusedUnread_WhileOthersSignIn()
    {
        await using var host = new AddressedHost();
        var answers = new List<HttpStatusCode>();
        var guesser = host.From("203.0.113.66");
        var page = await guesser.PageAsync("/account/sign-in");
        for (var i = 0; i < 100; i++)
            answers.Add((await guesser.SendAsync("/account/sign-in", page, new() { ["Input.Email"] = $"somebody{i}@hotdesk.example", ["Input.Password"] = "wrong" }, form: "sign-in")).StatusCode);

        answers.Count(a => a != HttpStatusCode.TooManyRequests).ShouldBe(60);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        var other = await host.From("203.0.113.7").SignInAsync("support@hotdesk.example", "Hotdesk-demo-1");
        other.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        other.Headers.Location!.ToString().ShouldNotContain("sign-in");
    }
}
