using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Lessons;

public sealed class LessonClassesTests
{
    private static readonly Actor Trainer = Actor.Account("trainer@example.com", PortalRole.Trainer, []);

    private static Task<TestPortal> StartAsync() =>
        TestPortal.StartAsync(configure: services => services.AddSingleton(LessonCatalog.Load(Path.Combine(Path.GetTempPath(), "no-lessons"))));

    [Fact]
    public async Task Classes_AreForTrainingOffices_AndForWhoTeaches()
    {
        await using var portal = await StartAsync();
        var classes = portal.Get<LessonClasses>();
        classes.Get(TestPortal.Admin, "main").Error.ShouldBeOfType<NotATrainingOffice>();
        classes.Sit(TestPortal.Admin, "main", "Zoë").Error.ShouldBeOfType<NotATrainingOffice>();
        (await classes.ResetOfficeAsync(TestPortal.Admin, "main", "Class begins", TestContext.Current.CancellationToken)).Error.ShouldBeOfType<NotATrainingOffice>();
        (await portal.Ownership.ResetTrainingAsync(TestPortal.Admin, "main", "Class begins", TestContext.Current.CancellationToken)).Error.ShouldBeOfType<NotATrainingOffice>();
        classes.Get(Trainer, "main").Error.ShouldBeOfType<UnknownOffice>();
        classes.Get(Trainer, "training").Error.ShouldBeNull();
        classes.Sit(Trainer, "training", "  ").Error.ShouldBeOfType<UnusableName>();
    }

    [Fact]
    public async Task AGuest_MayPressKeysInTheTrainingOffice_AndNothingElse()
    {
        await using var portal = await StartAsync();
        var classes = portal.Get<LessonClasses>();
        var code = classes.Open(Trainer, "training").Value.Code!;
        classes.Open(Trainer, "training").Value.Code.ShouldBe(code, "opening twice changes nothing");
        var guest = classes.Find(code.ToUpperInvariant()).Value.Guest;
        portal.Keypad.Dial(guest, "training", "3001", "*45", OwnershipChannel.Simulator).IsSuccess.ShouldBeTrue();
        portal.Keypad.Dial(guest, "main", "3001", "*45", OwnershipChannel.Simulator).Error.ShouldBeOfType<UnknownOffice>();
        classes.Get(guest, "training").Error.ShouldBeOfType<NotAllowed>();
        (await classes.ResetOfficeAsync(guest, "training", "Class begins", TestContext.Current.CancellationToken)).Error.ShouldBeOfType<NotAllowed>();
        classes.Close(Trainer, "training");
        classes.Find(code).Error.ShouldBeOfType<UnknownClass>();
    }

    [Fact]
    public async Task Reset_LogsEverybodyOut_LiftsLocks_AndSeatsColleagues()
    {
        await using var portal = await StartAsync();
        var (classes, cancellation) = (portal.Get<LessonClasses>(), TestContext.Current.CancellationToken);
        foreach (var keys in new[] { "2019#", "0001#", "2019#", "0001#", "2019#", "0001#" }.Chunk(6))
        {
            var call = portal.Keypad.Dial(Trainer, "training", "3003", "*45", OwnershipChannel.Simulator).Value;
            foreach (var entry in keys)
                await portal.Keypad.EnterAsync(Trainer, call.Id, entry, cancellation);
        }
        portal.Feed.Board("training")!.UserLocks.ShouldNotBeEmpty();
        for (var time = 0; time < 2; time++)
        {
            var seats = await classes.ResetOfficeAsync(Trainer, "training", "Class begins", cancellation);
            seats.Value.Select(s => $"{s.HotDesk} {s.Owner.Number}").ShouldBe(["3002 2020", "3004 2021"]);
            var board = portal.Feed.Board("training")!;
            board.OpenSessions.Count().ShouldBe(2);
            board.UserLocks.ShouldBeEmpty();
        }
        portal.Board.Version.ShouldBe(0, "the main office has not moved");
    }

    [Fact]
    public async Task ALesson_IsTickedOffByTheService_AtTheLearnersPhoneAlone()
    {
        await using var portal = await StartAsync();
        var (classes, cancellation) = (portal.Get<LessonClasses>(), TestContext.Current.CancellationToken);
        var (zoe, max) = (classes.Sit(Trainer, "training", "Zoë").Value, classes.Sit(Trainer, "training", "Max").Value);
        zoe.MoveTo("3001");
        max.MoveTo("3002");
        zoe.Begin("log-in");
        max.Begin("log-in");
        var turn = portal.Keypad.Dial(Trainer, "training", "3001", "*45", OwnershipChannel.Simulator).Value;
        zoe.Take(turn);
        foreach (var (entry, done) in new[] { ("2019#", 2), ("73915#", 3), ("2", 4) })
        {
            zoe.Take((await portal.Keypad.EnterAsync(Trainer, turn.Id, entry, cancellation)).Value);
            max.CatchUp();
            zoe.Learner!.Run!.Done.ShouldBe(done);
        }
        zoe.Learner!.Run!.IsFinished.ShouldBeTrue();
        max.Learner!.Run!.Done.ShouldBe(0);
        classes.Clear(Trainer, "training");
        zoe.Learner.ShouldBeNull();
    }
}
