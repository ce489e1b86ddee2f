using System.Collections.Immutable;
using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Tests.Ownership;
using Xunit;
using static HotDeskPortal.Domain.Tests.Given;

namespace HotDeskPortal.Domain.Tests.Lessons;

public sealed class LessonRunTests
{
    private static readonly LessonFact Dialled = new(LessonFactKind.Dialled) { Code = FeatureCode.LogIn, Phone = LessonPhone.Free };
    private static readonly LessonFact LoggedIn = new(LessonFactKind.LoggedIn);

    private static readonly Lesson Two = new("two", 1, LessonPhone.Free, Text("Two"), Text("Intro"), [new(Dialled, Text("Dial"), null), new(LoggedIn, Text("Press 2"), Text("Hint"))]);

    private static LessonText Text(string text) => new(ImmutableDictionary<string, string>.Empty.Add("en", text).Add("de", $"{text}!"));

    private static LessonRun Begun => new(2, Monday8);

    [Fact]
    public void Steps_AreTickedInOrder_EachByItsFact()
    {
        var run = Begun.Take(Two, LoggedIn, Monday8);
        run.Done.ShouldBe(0, "what comes too early does not count");
        run = run.Take(Two, Dialled, Monday8).Take(Two, Dialled, Monday8);
        (run.Done, run.IsFinished).ShouldBe((1, false));
        run = run.Take(Two, LoggedIn, Monday8.AddMinutes(2));
        (run.Done, run.FinishedAt).ShouldBe((2, Monday8.AddMinutes(2)));
        run.Take(Two, LoggedIn, Monday8.AddMinutes(3)).ShouldBe(run);
    }

    [Theory]
    [InlineData(LessonPhone.HotDesk, LessonPhone.Free, true)]
    [InlineData(LessonPhone.HotDesk, LessonPhone.Owned, true)]
    [InlineData(LessonPhone.HotDesk, LessonPhone.Own, false)]
    [InlineData(LessonPhone.Free, LessonPhone.Owned, false)]
    [InlineData(LessonPhone.Own, LessonPhone.Own, true)]
    [InlineData(null, LessonPhone.Owned, true)]
    public void APhone_FitsWhatTheStepWants(LessonPhone? wanted, LessonPhone was, bool fits) =>
        new LessonStep(Dialled with { Phone = wanted }, Text(""), null).IsDoneBy(Dialled with { Phone = was }).ShouldBe(fits);

    [Fact]
    public void AHint_CountsOnceAStep()
    {
        var run = Begun.AskHint().AskHint();
        (run.Hints, run.HintShown).ShouldBe((1, true));
        run = run.Take(Two, Dialled, Monday8);
        (run.Hints, run.HintShown).ShouldBe((1, false));
        run.AskHint().Hints.ShouldBe(2);
    }

    [Fact]
    public void Learners_ComeBackUnderTheirName()
    {
        var room = Classroom.Empty.Join("Zoë", Monday8).Change("Zoë", l => l with { Lesson = "two" }).Join("zoë", Monday8.AddHours(1));
        room.Learners.Count.ShouldBe(1);
        (room.Learners["Zoë"].Lesson, room.Learners["Zoë"].SeenAt).ShouldBe(("two", Monday8.AddHours(1)));
        room.Change("nobody", l => l with { Lesson = null }).ShouldBe(room);
    }

    [Fact]
    public void Texts_FallBackToEnglish() => (Text("a").In("de"), Text("a").In("es")).ShouldBe(("a!", "a"));

    [Fact]
    public void TrainingSeats_AreForThoseWhoMayLogIn_AndLeaveDesksFree()
    {
        var seats = TrainingSessions.Of(Board().LoggedIn(Desk1, Nora, 1, Monday8));
        seats.Select(s => (s.HotDesk.Number.Digits, s.User.Name)).ShouldBe([("3002", "Carl")]);
    }
}
