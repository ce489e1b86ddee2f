using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>Logs a selection out, one session after the other: what cannot be done keeps nobody else from it, and is named.</summary>
public sealed partial class ForceLogOutManyDialog
{
    private readonly Dictionary<Guid, string?> outcomes = [];
    private List<Person> people = [];
    private bool stopping;

    /// <summary>The office when it was asked for.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Where.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> HotDeskIds { get; set; } = [];

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    private string Progress
    {
        get
        {
            var (done, refused) = (outcomes.Values.Count(o => o is null), outcomes.Values.Count(o => o is not null));
            return IsBusy ? OwnershipStrings.LogOutManyFar.With(outcomes.Count, people.Count) : ((stopping, refused) switch
            {
                (false, 0) => OwnershipStrings.LogOutManyDone,
                (false, _) => OwnershipStrings.LogOutManyDoneNot,
                (true, 0) => OwnershipStrings.LogOutManyStopped,
                _ => OwnershipStrings.LogOutManyStoppedNot,
            }).With(done, people.Count, refused);
        }
    }

    private sealed record Person(HotDeskEntry HotDesk, Guid SessionId, string Owner);

    /// <inheritdoc />
    public override Task SubmitAsync()
    {
        Form.HotDeskIds = HotDeskIds;
        return AskWithFormAsync(LogOutAsync);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => people =
    [
        .. HotDeskIds.Select(id => (HotDesk: Board.Directory.HotDesk(id), Board.OwnershipOf(id).Session, Owner: Board.OwnerOf(id)))
            .Where(p => p is { HotDesk: not null, Session: not null, Owner: not null })
            .Select(p => new Person(p.HotDesk!, p.Session!.Id, p.Owner!.Name)).OrderBy(p => p.HotDesk.Number),
    ];

    private async Task<Result<Done>> LogOutAsync()
    {
        foreach (var person in people)
        {
            if (stopping)
                break;
            var one = new ForceLogOutForm { HotDeskIds = [person.HotDesk.Id], SessionId = person.SessionId, Reason = Form.Reason };
            outcomes[person.SessionId] = ErrorTexts.Of((await Ownership.ForceLogOutAsync(Actor, Office, one, OwnershipChannel.Portal)).Error);
            StateHasChanged();
        }
        return new Done();
    }

    private string? ClassOf(Person person) => outcomes.TryGetValue(person.SessionId, out var refusal) ? refusal is null ? "done" : "not" : null;

    private string OutcomeOf(Person person) => outcomes.TryGetValue(person.SessionId, out var refusal)
        ? refusal is null ? OwnershipStrings.LogOutManyLoggedOut : OwnershipStrings.LogOutManyRefused.With(refusal)
        : IsBusy ? OwnershipStrings.LogOutManyWaiting
        : outcomes.Count > 0 ? OwnershipStrings.LogOutManyStoppedBefore : OwnershipStrings.LogOutManyWill;
}
