using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Audit;

namespace HotDeskPortal.Services.Offices.Changes;

/// <summary>One change that somebody waits for, from the queue to its answer.</summary>
internal abstract class OfficeWork
{
    /// <summary>A work runs as its caller would: with the same culture, and in the same trace.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    private int _isTaken;

    protected OfficeWork(int officeId, AuditSource source, Origin origin, bool isAlone, CancellationToken cancellation) =>
        (OfficeId, Source, Origin, IsAlone, Cancellation) = (officeId, source, origin, isAlone, cancellation);

    /// <summary>The office that changes.</summary>
    public int OfficeId { get; }

    /// <summary>In whose name: the audit log tells it.</summary>
    public AuditSource Source { get; }

    /// <summary>Who and which way, for the history.</summary>
    public Origin Origin { get; }

    /// <summary>Whether it shares its commit with no other.</summary>
    public bool IsAlone { get; }

    /// <summary>Whether it decides on the board alone, and reads and changes no record itself.</summary>
    public abstract bool IsDecision { get; }

    /// <summary>The caller gives up: while the work waits, or while it runs alone.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Takes it out of the queue, to run it or to give it up; false: somebody has done so.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Runs it once, and remembers what it answers.</summary>
    /// <returns>Whether what it has changed is to be saved.</returns>
    public async Task<bool> RunAsync(OfficeDecision decision, CancellationToken cancellation)
    {
        Task<bool>? running = null;
        if (_context is null)
            running = StartAsync(decision, cancellation);
        else
            ExecutionContext.Run(_context, _ => running = StartAsync(decision, cancellation), null);
        return await running!;
    }

    /// <summary>The office is not there (any more).</summary>
    public abstract void Refuse(Error error);

    /// <summary>Gives the caller what the last run has answered.</summary>
    public abstract void Answer();

    /// <summary>Gives the caller a failure.</summary>
    public abstract void Fail(Exception failure);

    protected abstract Task<bool> StartAsync(OfficeDecision decision, CancellationToken cancellation);
}

/// <summary>A change that answers with a <typeparamref name="T"/>.</summary>
internal abstract class OfficeWork<T>(int officeId, AuditSource source, Origin origin, bool isAlone, CancellationToken cancellation)
    : OfficeWork(officeId, source, origin, isAlone, cancellation)
{
    private readonly TaskCompletionSource<Result<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T>? _last;

    /// <summary>The answer. A work that has not begun by the end of <paramref name="patience"/> is given up.</summary>
    /// <exception cref="TimeoutException">The changes before this one have not come through: nothing was done.</exception>
    public async Task<Result<T>> WaitAsync(TimeSpan patience)
    {
        if (_answer.Task.IsCompleted)
            return await _answer.Task;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        over.CancelAfter(patience);
        await using var _ = over.Token.Register(GiveUp);
        return await _answer.Task;
    }

    public override void Refuse(Error error) => _last = error;

    public override void Answer() => _answer.TrySetResult(_last!);

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException cancelled)
            _answer.TrySetCanceled(cancelled.CancellationToken);
        else
            _answer.TrySetException(failure);
    }

    protected override async Task<bool> StartAsync(OfficeDecision decision, CancellationToken cancellation)
    {
        _last = await AnswerAsync(decision, cancellation);
        return _last.IsSuccess || decision.IsKeptIfRefused;
    }

    protected abstract Task<Result<T>> AnswerAsync(OfficeDecision decision, CancellationToken cancellation);

    private void GiveUp()
    {
        if (TryTake())
            Fail(Cancellation.IsCancellationRequested
                ? new OperationCanceledException(Cancellation)
                : new TimeoutException("The changes before this one have not come through."));
    }
}

/// <summary>A work that decides on the office's board.</summary>
internal sealed class DecidingWork<T>(
    int officeId, AuditSource source, Origin origin, Func<OfficeDecision, CancellationToken, Task<Result<T>>> work, CancellationToken cancellation)
    : OfficeWork<T>(officeId, source, origin, isAlone: false, cancellation)
{
    public override bool IsDecision => true;

    protected override Task<Result<T>> AnswerAsync(OfficeDecision decision, CancellationToken cancellation) => work(decision, cancellation);
}

/// <summary>A work that reads and changes the office's records, which is locked meanwhile.</summary>
internal sealed class TransactingWork<T>(
    int officeId, AuditSource source, Origin origin, Func<OfficeTransaction, CancellationToken, Task<Result<T>>> work, bool isAlone,
    CancellationToken cancellation) : OfficeWork<T>(officeId, source, origin, isAlone, cancellation)
{
    public override bool IsDecision => false;

    protected override Task<Result<T>> AnswerAsync(OfficeDecision decision, CancellationToken cancellation) =>
        work((OfficeTransaction)decision, cancellation);
}
