using System.Text;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Lessons;

/// <summary>The trainer's view of the class: who is how far, the address to join at, and the way back to the beginning.</summary>
public sealed partial class ClassPage
{
    private OfficeProfile? training;
    private bool copied;

    [Inject] private LessonClasses Classes { get; set; } = default!;

    [Inject] private OfficeAccess Access { get; set; } = default!;

    [Inject] private Downloads Downloads { get; set; } = default!;

    private Classroom Room => Classes.Get(Actor, Office) is { IsSuccess: true, Value: var room } ? room : Classroom.Empty;

    /// <inheritdoc />
    protected override Permission Needed => Permission.Assist;

    /// <inheritdoc />
    protected override bool Follows => false;

    private string Counted => Room.Learners.Count is > 0 and var count ? TextFormat.Count(count, LessonStrings.ClassLearners_One, LessonStrings.ClassLearners_Other) : "";

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Classes.Changed -= OnChanged;
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Classes.Changed += OnChanged;

    /// <inheritdoc />
    protected override Task<Error?> LoadAsync(Func<bool> isCurrent)
    {
        var error = Classes.Get(Actor, Office).Error;
        training = error is NotATrainingOffice ? Access.All(Actor).FirstOrDefault(b => b.Office.IsTraining)?.Office : null;
        return Task.FromResult(error);
    }

    private void OnChanged(object? sender, ClassChangedEventArgs e)
    {
        if (e.OfficeId == Board?.Office.Id)
            _ = InvokeAsync(() =>
            {
                copied = false;
                StateHasChanged();
            });
    }

    private string JoinAddress(string code) => Navigator.ToAbsoluteUri($"class/{code}").ToString();

    private static string Duration(LessonRun run) => (run.FinishedAt!.Value - run.StartedAt) is { TotalMinutes: < 1 } t
        ? LessonStrings.ClassSeconds.With(t.TotalSeconds)
        : LessonStrings.ClassMinutes.With((run.FinishedAt.Value - run.StartedAt).TotalMinutes);

    private async Task CopyAsync()
    {
        var text = new StringBuilder(LessonStrings.ClassLearner);
        foreach (var lesson in Classes.Lessons)
            text.Append('\t').Append(lesson.Title.In(LessonText.Fallback));
        foreach (var learner in Room.Learners.Values)
        {
            text.Append('\n').Append(learner.Name);
            foreach (var lesson in Classes.Lessons)
                text.Append('\t').Append(learner.Runs.GetValueOrDefault(lesson.Key) switch
                {
                    null => "",
                    { IsFinished: true } => LessonStrings.ClassDone,
                    var run => LessonStrings.ClassFar.With(run.Done, run.Steps),
                });
        }
        copied = await Downloads.CopyAsync(text.ToString());
    }

    private async Task ClearAsync()
    {
        var question = TextFormat.Count(Room.Learners.Count, LessonStrings.ClassClearQuestion_One, LessonStrings.ClassClearQuestion_Other);
        if (await Dialogs.ConfirmAsync(LessonStrings.ClassClearTitle, question, LessonStrings.ClassClearSubmit))
            Tell(Classes.Clear(Actor, Office).Map(_ => LessonStrings.ClassCleared));
    }

    private async Task ResetAsync()
    {
        var sessions = Access.Open(Actor, Office, Permission.Assist).Value.OpenSessions.Count();
        var question = LessonStrings.ClassResetQuestion.With(Board!.Office.Name, sessions);
        if (!await Dialogs.ConfirmAsync(LessonStrings.ClassResetTitle, question, LessonStrings.ClassResetSubmit))
            return;
        Tell((await Classes.ResetOfficeAsync(Actor, Office, LessonStrings.Class_ResetReason)).Map(seats =>
            LessonStrings.ClassResetDone.With(Board.Office.Name, string.Join(", ", seats.Select(s => LessonStrings.ClassResetSeat.With(s.Owner.Name, s.HotDesk))))));
    }

    private void Tell(Result<string> told) => Snackbar.Add(told.IsSuccess ? told.Value : ErrorTexts.Of(told.Error), told.IsSuccess ? Severity.Success : Severity.Error);
}
