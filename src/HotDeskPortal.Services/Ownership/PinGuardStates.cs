namespace HotDeskPortal.Services.Ownership;

/// <summary>The counts of wrong PINs as a transaction has left them so far, which the database need not know yet.</summary>
internal sealed class PinGuardStates
{
    private readonly Dictionary<(PinSubject Subject, int Id), PinGuardRow?> _rows = [];

    /// <summary>A count as it is now: as it was left, or else as it was read.</summary>
    public PinGuardRow? Of(PinSubject subject, int id, PinGuardRow? stored) => _rows.TryGetValue((subject, id), out var left) ? left : stored;

    /// <summary>Leaves a count; null: there is none any more.</summary>
    public void Set(PinSubject subject, int id, PinGuardRow? row) => _rows[(subject, id)] = row;

    /// <summary>What it is if what comes next is undone.</summary>
    public PinGuardStates Copy()
    {
        var copy = new PinGuardStates();
        foreach (var ((subject, id), row) in _rows)
            copy.Set(subject, id, row);
        return copy;
    }
}
