using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Components.Shared;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Logs a selection out, one session after the other: what cannot be done keeps nobody else from it, and is named.</summary>
public sealed partial class ForceLogOutManyDialog
{
    private readonly ForceLogOutForm form = new();
    private readonly Dictionary<Guid, string?> outcomes = [];
    private List<Person> people = [];
    private string? reasonError;
    private readonly Busy busy = new();
    private bool stopping;

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The office when it was asked for.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Where.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> HotDeskIds { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private IValidator<ForceLogOutForm> Validator { get; set; } = default!;

    private string Progress
    {
        get
        {
            var (done, refused) = (outcomes.Values.Count(o => o is null), outcomes.Values.Count(o => o is not null));
            return busy
                ? $"{outcomes.Count} of {people.Count}…"
                : $"{done} of {people.Count} logged out{(refused > 0 ? $", {refused} not" : "")}{(stopping ? ", then stopped" : "")}.";
        }
    }

    private sealed record Person(HotDeskEntry HotDesk, Guid SessionId, string Owner);

    /// <inheritdoc />
    protected override void OnInitialized() => people =
    [
        .. HotDeskIds.Select(id => (HotDesk: Board.Directory.HotDesk(id), Board.OwnershipOf(id).Session, Owner: Board.OwnerOf(id)))
            .Where(p => p is { HotDesk: not null, Session: not null, Owner: not null })
            .Select(p => new Person(p.HotDesk!, p.Session!.Id, p.Owner!.Name)).OrderBy(p => p.HotDesk.Number),
    ];

    private async Task LogOutAsync()
    {
        form.HotDeskIds = HotDeskIds;
        reasonError = Validator.Validate(form).Errors.Find(e => e.PropertyName == nameof(form.Reason)) is { } failure ? ValidationTexts.Of(failure) : null;
        if (reasonError is not null || busy)
            return;
        await busy.RunAsync(async () =>
        {
            foreach (var person in people)
            {
                if (stopping)
                    break;
                var one = new ForceLogOutForm { HotDeskIds = [person.HotDesk.Id], SessionId = person.SessionId, Reason = form.Reason };
                outcomes[person.SessionId] = ErrorTexts.Of((await Ownership.ForceLogOutAsync(Actor, Board.Office.Key, one, OwnershipChannel.Portal)).Error);
                StateHasChanged();
            }
        });
    }
}
