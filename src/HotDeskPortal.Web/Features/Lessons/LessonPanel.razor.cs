using HotDeskPortal.Domain.Keypad;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>The lessons beside the phone. It shows; steps are ticked off by what services tell, never by a click.</summary>
public sealed partial class LessonPanel
{
    /// <summary>The learner.</summary>
    [Parameter, EditorRequired] public LearnerSession Session { get; set; } = default!;

    /// <summary>The phone they sit at.</summary>
    [Parameter, EditorRequired] public string Phone { get; set; } = "";

    /// <summary>The language of the lessons.</summary>
    [Parameter] public string Language { get; set; } = LessonText.Fallback;

    /// <summary>The office's feature codes, which lessons name.</summary>
    [Parameter] public FeatureCodes Codes { get; set; } = FeatureCodes.Default;

    /// <summary>Who learns without an account: a guest of a class; null: whoever is signed in.</summary>
    [Parameter] public Actor? Guest { get; set; }

    /// <summary>They take the phone that the lesson wants.</summary>
    [Parameter] public EventCallback<string> OnPhone { get; set; }

    /// <inheritdoc />
    protected override Permission Needed => Permission.UseKeypad;

    /// <inheritdoc />
    protected override object Subject => Session;

    /// <summary>Nothing waits: a phone that is taken is suggested no longer.</summary>
    protected override TimeSpan Pause => TimeSpan.Zero;

    [Inject] private LessonClasses Classes { get; set; } = default!;

    private Lesson? Lesson => Session.Lesson;

    private LessonRun? Run => Session.Learner?.Run;

    private int Finished => Session.Learner?.Runs.Values.Count(r => r.IsFinished) ?? 0;

    private Lesson? Next => Classes.Lessons.FirstOrDefault(l => Session.Learner?.Runs.GetValueOrDefault(l.Key)?.IsFinished != true);

    /// <summary>A phone to begin at; null: this one will do, the lesson has begun, or there is none.</summary>
    private string? Suggested => Board is null || Run is not { Done: 0 } || Board.Directory.Find(Phone) is { } here && Suits(here)
        ? null
        : Board.Directory.HotDesks.Cast<DirectoryEntry>().Concat(Board.Directory.Users).FirstOrDefault(Suits)?.Number.Digits;

    private string PhoneWanted => Lesson!.Phone switch
    {
        LessonPhone.Free => LessonStrings.PanelBeginsFree,
        LessonPhone.Owned => LessonStrings.PanelBeginsOwned,
        LessonPhone.Own => LessonStrings.PanelBeginsOwn,
        _ => LessonStrings.PanelBeginsHotDesk,
    };

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Classes.Changed -= OnChanged;
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Classes.Changed += OnChanged;

    /// <inheritdoc />
    protected override Task<Actor> FindActorAsync() => Guest is { } guest ? Task.FromResult(guest) : base.FindActorAsync();

    private void OnChanged(object? sender, ClassChangedEventArgs e)
    {
        if (e.OfficeId == Session.OfficeId)
            _ = InvokeAsync(StateHasChanged);
    }

    private bool Suits(DirectoryEntry entry) => (Lesson!.Phone, entry) switch
    {
        (LessonPhone.Own, UserEntry user) => !user.OwnPhones.IsEmpty,
        (LessonPhone.Own, _) or (_, not HotDeskEntry { Phone: not null }) => false,
        (LessonPhone.Free, _) => Board!.OwnerOf(entry.Id) is null,
        (LessonPhone.Owned, _) => Board!.OwnerOf(entry.Id) is not null,
        _ => true,
    };

    private string LanguageOf(Lesson lesson) => lesson.Title.ByLanguage.ContainsKey(Language) ? Language : LessonText.Fallback;

    private string StepClass(int step) => step < Run!.Done ? "done" : step == Run.Done ? "now" : "later";
}
