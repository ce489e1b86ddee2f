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
    protected override Permission Needed => Permission.Intervene;

    /// <inheritdoc />
    protected override bool Follows => false;

    private string Counted => Room.Learners.Count switch { 0 => "", 1 => "1 learner", var n => $"{n} learners" };

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
        ? $"{t.TotalSeconds:0} s"
        : $"{(run.FinishedAt.Value - run.StartedAt).TotalMinutes:0} min";

    private async Task CopyAsync()
    {
        var text = new StringBuilder("Learner");
        foreach (var lesson in Classes.Lessons)
            text.Append('\t').Append(lesson.Title.In(LessonText.Fallback));
        foreach (var learner in Room.Learners.Values)
        {
            text.Append('\n').Append(learner.Name);
            foreach (var lesson in Classes.Lessons)
                text.Append('\t').Append(learner.Runs.GetValueOrDefault(lesson.Key) switch
                {
                    null => "",
                    { IsFinished: true } => "done",
                    var run => $"{run.Done} of {run.Steps}",
                });
        }
        copied = await Downloads.CopyAsync(text.ToString());
    }

    private async Task ClearAsync()
    {
        if (await Dialogs.ShowMessageBoxAsync("Clear results", $"Forget {Counted} and what they have done? Phones and desks stay as they are.", "Clear",
            cancelText: "Cancel") == true)
            Tell(Classes.Clear(Actor, Office).Map(_ => "The class is empty."));
    }

    private async Task ResetAsync()
    {
        var sessions = Access.Open(Actor, Office, Permission.Intervene).Value.OpenSessions.Count();
        var question = $"Everybody in {Board!.Office.Name} is logged out ({sessions} now), calls end, locks after wrong PINs are lifted, "
            + "and a few colleagues sit at their desks again. Results stay.";
        if (await Dialogs.ShowMessageBoxAsync("Reset the training office", question, "Reset", cancelText: "Cancel") != true)
            return;
        Tell((await Classes.ResetOfficeAsync(Actor, Office, LessonStrings.Class_ResetReason)).Map(seats =>
            $"{Board.Office.Name} begins anew. At their desks: {string.Join(", ", seats.Select(s => $"{s.Owner.Name} ({s.HotDesk})"))}."));
    }

    private void Tell(Result<string> told) => Snackbar.Add(told.IsSuccess ? told.Value : ErrorTexts.Of(told.Error), told.IsSuccess ? Severity.Success : Severity.Error);
}
