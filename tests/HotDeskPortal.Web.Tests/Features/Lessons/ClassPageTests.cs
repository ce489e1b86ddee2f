using Bunit;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Web.Features.Lessons;

namespace HotDeskPortal.Web.Tests.Features.Lessons;

/// <summary>A class in the demo's training office: the trainer's page, and the lessons beside a learner's phone.</summary>
public sealed class ClassPageTests : PageContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LessonClasses Classes => Host.Services.GetRequiredService<LessonClasses>();

    private Actor Trainer => Host.Actor(PortalRole.Trainer);

    private IRenderedComponent<ClassPage> Page(string office = "training")
    {
        SignIn(PortalRole.Trainer);
        RenderProviders();
        Navigator.NavigateTo($"office/{office}/class");
        return Render<ClassPage>(p => p.Add(x => x.Office, office));
    }

    private LearnerSession Sit(string name)
    {
        var session = Classes.Sit(Trainer, "training", name).Value;
        session.MoveTo("3001");
        session.Begin("log-in");
        return session;
    }

    [Fact]
    public void AClass_IsOpenedAndClosed_AndItsAddressShows()
    {
        var page = Page();
        page.Press("Open the class");

        page.WaitForAssertion(() => page.Button("Close the class"));
        page.Markup.ShouldContain($"class/{Classes.Get(Trainer, "training").Value.Code}");
        page.Press("Close the class");

        page.WaitForAssertion(() => page.Button("Open the class"));
    }

    [Fact]
    public async Task ALearner_Appears_AndTheirStepsAreCountedAsTheyGo()
    {
        var page = Page();
        page.Rows().ShouldBeEmpty();
        var zoe = Sit("Zoë");
        page.WaitForAssertion(() => page.Rows("Zoë").Count.ShouldBe(1));

        await LogInAsync(zoe, "2019#", "73915#");
        page.WaitForAssertion(() => page.FindAll("[aria-label='3 of 4 steps']").Count.ShouldBe(1));
    }

    [Fact]
    public async Task TheLesson_TicksStepsOff_ByWhatTheServiceTells()
    {
        SignIn(PortalRole.Trainer);
        var zoe = Sit("Zoë");
        var panel = Render<LessonPanel>(p => p.Add(x => x.Office, "training").Add(x => x.Session, zoe).Add(x => x.Phone, "3001"));
        panel.Text().ShouldContain("0 of 4 steps");
        panel.Press("Hint");
        panel.WaitForAssertion(() => panel.Text().ShouldContain("the key beside the screen"));

        await LogInAsync(zoe, "2019#", "73915#", "2");

        panel.WaitForAssertion(() => panel.Text().ShouldContain("Well done, Zoë. Hints asked for: 1."));
    }

    [Fact]
    public async Task TheLesson_SuggestsAPhone_ThatSuitsNow()
    {
        SignIn(PortalRole.Trainer);
        var zoe = Sit("Zoë");
        var panel = Render<LessonPanel>(p => p.Add(x => x.Office, "training").Add(x => x.Session, zoe).Add(x => x.Phone, "3002"));
        panel.Button("Use 3001").ShouldNotBeNull();
        await Host.LogInAsync("3001", "2019", "training");
        panel.WaitForAssertion(() => panel.Button("Use 3003").ShouldNotBeNull());
    }

    [Fact]
    public void AnOfficeThatIsNotForTraining_HasNoClass_AndLeadsToTheOneThatIs()
    {
        SignIn(PortalRole.Administrator);
        RenderProviders();
        var page = Render<ClassPage>(p => p.Add(x => x.Office, "main"));
        page.Find("[role=alert]").ShouldNotBeNull();
        page.Button("Go to Training Office").GetAttribute("href").ShouldBe("office/training/class");
    }

    /// <summary>Dials and enters at the phone of 3001, and lets the learner's session know as the simulator does.</summary>
    private async Task LogInAsync(LearnerSession session, params string[] entries)
    {
        var keypad = Host.Services.GetRequiredService<KeypadCalls>();
        var turn = keypad.Dial(Trainer, "training", "3001", "*45", OwnershipChannel.Simulator).Value;
        session.Take(turn);
        foreach (var entry in entries)
            session.Take((await keypad.EnterAsync(Trainer, turn.Id, entry, Token)).Value);
    }
}
