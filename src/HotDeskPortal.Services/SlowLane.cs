using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace HotDeskPortal.Services;

/// <summary>
/// Work that takes a processor for itself for a while, as to judge an import or to check a password: one piece after the other, on a
/// thread to which the system gives what others leave. Phone calls do not wait for it, however much of it somebody asks for.
/// </summary>
/// <param name="name">What its thread is called.</param>
/// <param name="places">How many pieces may wait, for whoever asks <see cref="IsFull"/> before bringing one.</param>
public abstract class SlowLane(string name, int places) : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Lock _starting = new();
    private Thread? _thread;

    /// <summary>Whether so much waits already, that more should be turned away.</summary>
    public bool IsFull => _work.Count >= places;

    /// <summary>Does a piece of work when it is its turn.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <exception cref="OperationCanceledException">It was given up before or meanwhile.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation = default)
    {
        lock (_starting)
            _thread ??= Start();
        // Who waits for it goes on elsewhere, not on this thread.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Do(work, done, cancellation), CancellationToken.None);
        return done.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread?.Join();
        _work.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> done, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            done.SetResult(work());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            done.SetCanceled(cancellation);
        }
#pragma warning disable CA1031 // It goes to who waits for the work.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }

    private Thread Start()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal };
        thread.Start();
        return thread;
    }

    private void Run()
    {
        GiveWay();
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }

    /// <summary>.NET leaves the priority of Linux threads as it is; there each says itself how nice it is.</summary>
    private static void GiveWay()
    {
        const int Thread = 0, ThisOne = 0, Nice = 10;
        if (OperatingSystem.IsLinux())
            _ = SetPriority(Thread, ThisOne, Nice);
    }

#pragma warning disable SYSLIB1054 // Generated code would be unsafe; three numbers need none.
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
#pragma warning restore SYSLIB1054
}
