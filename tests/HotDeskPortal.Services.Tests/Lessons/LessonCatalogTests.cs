using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;

namespace HotDeskPortal.Services.Tests.Lessons;

public sealed class LessonCatalogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hotdesk-lessons-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string file, string json) => File.WriteAllText(Path.Combine(folder, file), json);

    private static string Lesson(string key, string title) =>
        $$"""{ "key": "{{key}}", "order": 5, "title": { "en": "{{title}}" }, "intro": { "en": "Why" }, "steps": [ { "when": "logged-in", "text": { "en": "Log in" } } ] }""";

    [Fact]
    public void ShippedLessons_AreWhole_InEveryLanguage()
    {
        var catalog = LessonCatalog.Load(Path.Combine(folder, "none"));
        catalog.Lessons.Select(l => l.Key).ShouldBe(["log-in", "take-over", "move", "log-out", "wrong-pin", "personal-phone", "own-phone", "who-rings"]);
        foreach (var text in catalog.Lessons.SelectMany(l => new[] { l.Title, l.Intro }.Concat(l.Steps.Select(s => s.Text)).Concat(l.Steps.Select(s => s.Hint).OfType<LessonText>())))
            text.ByLanguage.Keys.Order().ShouldBe(PromptTexts.Languages.Order(), text.In("en"));
    }

    [Fact]
    public void OwnLessons_ComeIn_AndTakeThePlaceOfOnesThatShip()
    {
        Write("mine.json", Lesson("mine", "Our way"));
        Write("log-in.json", Lesson("log-in", "Our login"));
        var catalog = LessonCatalog.Load(folder);
        catalog.Lessons.Length.ShouldBe(9);
        catalog.Lessons[0].Key.ShouldBe("log-in");
        catalog.Find("log-in")!.Title.In("de").ShouldBe("Our login");
        catalog.Find("mine")!.Phone.ShouldBe(LessonPhone.HotDesk);
    }

    [Fact]
    public void EveryError_OfEveryFile_IsNamed()
    {
        Write("a.json", "{ not json");
        Write("b.json", """
            { "key": "B b", "colour": "red", "order": "first", "phone": "mobile", "title": { "de": "Titel" }, "intro": "Why",
              "steps": [ { "when": "flew", "text": { "en": "" } }, { "when": "logged-in", "code": "log-in", "outcome": "logged-in" }, { "when": "dialled", "code": "*47", "text": { "en": "x" } } ] }
            """);
        Write("c.json", Lesson("same", "C"));
        Write("d.json", Lesson("same", "D"));
        var message = Should.Throw<InvalidOperationException>(() => LessonCatalog.Load(folder)).Message;
        foreach (var part in new[]
        {
            "a.json: this is no JSON", "b.json: colour is unknown", "b.json: key has lower-case letters", "b.json: order is a whole number",
            "b.json: phone is 'mobile'; it may be hot-desk, free, owned, own", "b.json: title.en is missing", "b.json: intro is an object",
            "b.json: steps[1].when is 'flew'", "b.json: steps[1].text.en is a sentence", "b.json: steps[2].text is missing",
            "b.json: steps[2].when goes with", "b.json: steps[2].outcome goes with call-ended only", "b.json: steps[3].code is log-in, log-out or toggle",
            "d.json: key 'same' is that of c.json already",
        })
            message.ShouldContain(part);
    }

    [Fact]
    public void ALessonWithoutSteps_IsNone()
    {
        Write("e.json", """{ "key": "e", "title": { "en": "E" }, "intro": { "en": "E" }, "steps": [] }""");
        Should.Throw<InvalidOperationException>(() => LessonCatalog.Load(folder)).Message.ShouldContain("e.json: steps is a list of one step at least");
    }
}
