using System.Collections.Immutable;
using FluentValidation;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Ownership;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HotDeskPortal.Web.Features.Ownership;

/// <summary>
/// Logs a selection out for one reason. Each is a change of its own, and means the session that was shown: who has logged in since
/// then stays, and is told of.
/// </summary>
public sealed partial class ForceLogOutSelectionDialog : IDisposable
{
    private readonly ForceLogOutForm form = new();
    private ImmutableArray<Meant> meant = [];
    private ImmutableArray<HotDeskEntry> idle = [];
    private Dictionary<int, string?>? outcomes;
    private CancellationTokenSource? running;
    private string? reasonError;

    /// <summary>The board that was shown.</summary>
    [Parameter, EditorRequired] public OwnershipBoard Board { get; set; } = default!;

    /// <summary>Who does it.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The selection.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<int> HotDeskIds { get; set; } = [];

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private OwnershipService Ownership { get; set; } = default!;

    [Inject] private IValidator<ForceLogOutForm> Validator { get; set; } = default!;

    private sealed record Meant(HotDeskEntry HotDesk, OpenSession Session, UserEntry Owner);

    private string Told
    {
        get
        {
            var done = outcomes!.Count(o => o.Value is null);
            return $"{done} of {meant.Length} logged out{(outcomes!.Count < meant.Length && running is null ? $", {meant.Length - outcomes.Count} not tried" : "")}.";
        }
    }

    /// <inheritdoc />
    public void Dispose() => running?.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var hotDesks = HotDeskIds.Select(Board.Directory.HotDesk).OfType<HotDeskEntry>().OrderBy(h => h.Number).ToList();
        meant = [.. hotDesks.Where(h => Board.OwnerOf(h.Id) is not null).Select(h => new Meant(h, Board.SeatOf(h.Id).Session!, Board.OwnerOf(h.Id)!))];
        idle = [.. hotDesks.Where(h => Board.OwnerOf(h.Id) is null)];
    }

    private string Tell(Meant one) => outcomes is null ? $"will be logged out of {one.HotDesk.Number}"
        : !outcomes.TryGetValue(one.HotDesk.Id, out var trouble) ? $"{one.HotDesk.Number}: {(running is null ? "not tried" : "waits")}"
        : trouble is null ? $"was logged out of {one.HotDesk.Number}"
        : $"{one.HotDesk.Number}: {trouble}";

    private string? ClassOf(Meant one) => outcomes is null || !outcomes.TryGetValue(one.HotDesk.Id, out var trouble) ? null : trouble is null ? "good-end" : "bad-end";

    private async Task LogOutAsync()
    {
        form.HotDeskIds = [.. meant.Select(m => m.HotDesk.Id)];
        reasonError = Validator.Validate(form).Errors.Find(e => e.PropertyName == nameof(form.Reason))?.ErrorMessage;
        if (reasonError is not null || running is not null)
            return;
        (outcomes, running) = ([], new CancellationTokenSource());
        foreach (var one in meant.TakeWhile(_ => !running.IsCancellationRequested))
        {
            var done = await Ownership.ForceLogOutAsync(
                Actor, Board.Office.Key, new ForceLogOutForm { HotDeskIds = [one.HotDesk.Id], SessionId = one.Session.Id, Reason = form.Reason }, Channel.Portal);
            outcomes[one.HotDesk.Id] = done.Error?.Message;
            StateHasChanged();
        }
        running.Dispose();
        running = null;
    }

    private void Stop() => running?.Cancel();

    private void Close() => Dialog.Close(DialogResult.Ok(outcomes!.Count));
}
