namespace HotDeskPortal.Services.Import;

/// <summary>A dry run that can be carried out.</summary>
/// <param name="Plan">What was told of it.</param>
/// <param name="Good">What will be written, PINs with it.</param>
/// <param name="Actor">Whose it is.</param>
/// <param name="OfficeId">Of which office.</param>
internal sealed record StoredPlan(ImportPlan Plan, IReadOnlyList<ImportDraft> Good, string Actor, int OfficeId)
{
    /// <summary>About what it takes, in bytes: fields are short, a row's and a draft's alike.</summary>
    public long Bytes => 20_000 + ((Good.Count + (long)Plan.Rows.Length) * 700);
}

/// <summary>Dry runs that somebody may still carry out: in memory, PINs with them, and nowhere else. The oldest makes room.</summary>
internal sealed class ImportPlans(TimeProvider clock)
{
    /// <summary>Bytes of all plans together: the largest file fits, or many of the usual kind.</summary>
    public const long MostBytes = 128L * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, StoredPlan> _plans = [];

    /// <summary>About what all plans take.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _plans.Values.Sum(p => p.Bytes);
        }
    }

    /// <summary>Keeps a plan. One file at a time: choosing another forgets the one before.</summary>
    public void Add(StoredPlan plan)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var (id, old) in _plans)
                if (old.Plan.ExpiresAt <= now || (old.Actor == plan.Actor && old.OfficeId == plan.OfficeId && old.Plan.Kind == plan.Plan.Kind))
                    _plans.Remove(id);
            var bytes = plan.Bytes + _plans.Values.Sum(p => p.Bytes);
            // Whoever has many loses theirs before anybody else does.
            foreach (var old in _plans.Values.OrderBy(p => p.Actor != plan.Actor).ThenBy(p => p.Plan.ExpiresAt).ToList())
            {
                if (bytes <= MostBytes)
                    break;
                _plans.Remove(old.Plan.Id);
                bytes -= old.Bytes;
            }
            _plans[plan.Plan.Id] = plan;
        }
    }

    /// <summary>A plan that can be carried out by this actor in this office; null: there is none.</summary>
    public StoredPlan? Find(Guid id, string actor, int officeId)
    {
        lock (_lock)
            return _plans.TryGetValue(id, out var plan) && plan.Plan.ExpiresAt > clock.GetUtcNow() && plan.Actor == actor && plan.OfficeId == officeId ? plan : null;
    }

    /// <summary>Forgets a plan: it was carried out.</summary>
    public void Remove(Guid id)
    {
        lock (_lock)
            _plans.Remove(id);
    }
}
