using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Lessons;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;

namespace HotDeskPortal.Services.Lessons;

/// <summary>What a class is to a guest who has its code.</summary>
/// <param name="Office">The training office.</param>
/// <param name="Guest">As whom the guest acts: in this office alone, at keypads alone.</param>
public sealed record OpenClass(OfficeProfile Office, Actor Guest);

/// <summary>The class of an office has changed.</summary>
/// <param name="officeId">The office.</param>
public sealed class ClassChangedEventArgs(int officeId) : EventArgs
{
    /// <summary>The office.</summary>
    public int OfficeId => officeId;
}

/// <summary>The classes of training offices, in memory: who learns what, ticked off from what services tell.</summary>
public sealed class LessonClasses(
    OfficeAccess access, OwnershipFeed feed, OwnershipService ownership, PhoneCalls calls, LessonCatalog catalog, TimeProvider clock)
{
    /// <summary>Longest name of a learner.</summary>
    public const int MaxName = 40;

    /// <summary>What class codes are made of: nothing that reads like something else on a projector.</summary>
    private const string CodeAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    private const int CodeLength = 8;

    private readonly ConcurrentDictionary<int, Classroom> _classes = new();
    private readonly Lock _changing = new();

    /// <summary>The class of an office has changed.</summary>
    public event EventHandler<ClassChangedEventArgs>? Changed;

    /// <summary>The lessons.</summary>
    public ImmutableArray<Lesson> Lessons => catalog.Lessons;

    /// <summary>The class of a training office.</summary>
    /// <returns>It, or <see cref="UnknownOffice"/>, <see cref="NotAllowed"/>, <see cref="NotATrainingOffice"/>.</returns>
    public Result<Classroom> Get(Actor actor, string office) => Teach(actor, office).Map(board => ClassOf(board.Office.Id));

    /// <summary>Opens the class to learners without account, who join by its code.</summary>
    public Result<Classroom> Open(Actor actor, string office) => Teach(actor, office).Map(board => Change(board.Office.Id, c => c.Code is not null
        ? c
        : c with { Code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength), OpenedBy = actor.Name }));

    /// <summary>Closes it: the code opens nothing any more.</summary>
    public Result<Classroom> Close(Actor actor, string office) => Teach(actor, office).Map(board => Change(board.Office.Id, c => c with { Code = null }));

    /// <summary>Forgets learners and results.</summary>
    public Result<Classroom> Clear(Actor actor, string office) =>
        Teach(actor, office).Map(board => Change(board.Office.Id, c => c with { Learners = c.Learners.Clear() }));

    /// <summary>The open class of a code, for a guest.</summary>
    public Result<OpenClass> Find(string code)
    {
        foreach (var (id, room) in _classes)
            if (room.Code is { } open && open.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase) && feed.Board(id) is { Office: { IsTraining: true } office })
                return new OpenClass(office, Actor.Key($"class of {room.OpenedBy}", ApiKeyRights.Keypad | ApiKeyRights.Read, [id]));
        return new UnknownClass();
    }

    /// <summary>A learner sits down at a phone.</summary>
    /// <returns>Their seat, or <see cref="NotATrainingOffice"/>, <see cref="UnusableName"/>, <see cref="ClassFull"/>.</returns>
    public Result<LearnerSession> Sit(Actor actor, string office, string name)
    {
        var opened = access.Open(actor, office, Permission.UseKeypad);
        if (!opened.IsSuccess)
            return opened.Error;
        if (!opened.Value.Office.IsTraining)
            return new NotATrainingOffice(opened.Value.Office.Name);
        name = name.Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
            return new UnusableName();
        var id = opened.Value.Office.Id;
        if (ClassOf(id) is var room && room.Learners.Count >= Classroom.MaxLearners && !room.Learners.ContainsKey(name))
            return new ClassFull();
        Change(id, c => c.Join(name, clock.GetUtcNow()));
        return new LearnerSession(this, feed, id, name, clock);
    }

    /// <summary>
    /// Brings a training office back to where a class begins: no calls, no locks, everybody logged out, and a few colleagues at
    /// desks again, so that there is somebody to take over from. Results stay.
    /// </summary>
    /// <param name="actor">Who resets it.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="reason">What the history tells of those who were logged out.</param>
    /// <param name="cancellation">Gives up before anything is committed.</param>
    /// <returns>Who sits where now, or <see cref="NotATrainingOffice"/>.</returns>
    public async Task<Result<ImmutableArray<ForcedLogOut>>> ResetOfficeAsync(Actor actor, string office, string reason, CancellationToken cancellation = default)
    {
        var opened = Teach(actor, office);
        if (!opened.IsSuccess)
            return opened.Error;
        calls.EndAll(actor, office);
        return await ownership.ResetTrainingAsync(actor, office, reason, cancellation);
    }

    internal Classroom ClassOf(int officeId) => _classes.GetValueOrDefault(officeId, Classroom.Empty);

    internal Lesson? Find(Learner learner) => catalog.Find(learner.Lesson);

    internal Classroom Change(int officeId, Func<Classroom, Classroom> change)
    {
        Classroom before, after;
        lock (_changing)
        {
            before = ClassOf(officeId);
            _classes[officeId] = after = change(before);
        }
        if (!ReferenceEquals(before, after))
            Changed?.Invoke(this, new ClassChangedEventArgs(officeId));
        return after;
    }

    private Result<OwnershipBoard> Teach(Actor actor, string office)
    {
        var opened = access.Open(actor, office, Permission.Assist);
        return opened.IsSuccess && !opened.Value.Office.IsTraining ? new NotATrainingOffice(opened.Value.Office.Name) : opened;
    }
}
