namespace HotDeskPortal.Web.Components.Shared;

/// <summary>Whether something is being done that a button must not start a second time. However it ends, it is over afterwards.</summary>
public sealed class Busy
{
    /// <summary>Whether it is being done.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether it is being done: what buttons ask.</summary>
    public static implicit operator bool(Busy busy) => busy.IsRunning;

    /// <summary>Does it.</summary>
    public async Task RunAsync(Func<Task> work)
    {
        IsRunning = true;
        try
        {
            await work();
        }
        finally
        {
            IsRunning = false;
        }
    }

    /// <summary>Does it, and tells what came of it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        IsRunning = true;
        try
        {
            return await work();
        }
        finally
        {
            IsRunning = false;
        }
    }
}
